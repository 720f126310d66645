import type { ReactNode } from 'react';
import parts from '../../shared/parts.module.css';
import styles from './mapping.module.css';

export interface GridColumn {
  readonly key: string;
  readonly title: string;
  readonly shape?: 'choice' | 'short' | 'end' | 'sides';
}

export interface GridRow {
  readonly key: string;
  /** Where the summary's links lead. */
  readonly id?: string | undefined;
  readonly off?: boolean;
  /** In the order of the columns; the first names the row. */
  readonly cells: readonly ReactNode[];
  /** What stands below the row, over its whole width. */
  readonly below?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly columns: readonly GridColumn[];
  readonly rows: readonly GridRow[];
}

/** A table of choices. Below 900 pixels each row is a block, and each choice stands below its column's name. */
export function MappingGrid({ label, columns, rows }: Props) {
  return (
    <table className={styles['grid']} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, title, shape }) => (
            <th key={key} scope="col">
              {shape === 'end' ? <span className={parts['unseen']}>{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.key} id={row.id} className={row.off === true ? styles['off'] : undefined}>
          <tr className={styles['row']}>
            {columns.map(({ key, title, shape }, place) =>
              place === 0 ? (
                <th key={key} scope="row" className={styles[shape ?? '']}>
                  {row.cells[0]}
                </th>
              ) : (
                <td key={key} className={styles[shape ?? '']}>
                  {shape === 'end' ? null : (
                    <span className={styles['title']} aria-hidden="true">
                      {title}
                    </span>
                  )}
                  {row.cells[place]}
                </td>
              ),
            )}
          </tr>
          {row.below === undefined || row.below === null ? null : (
            <tr>
              <td colSpan={columns.length} className={styles['below']}>
                {row.below}
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}
