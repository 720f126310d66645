import DownIcon from '@atlaskit/icon/core/arrow-down';
import UpIcon from '@atlaskit/icon/core/arrow-up';
import type { ReactNode } from 'react';
import styles from './data-table.module.css';
import parts from './parts.module.css';
import type { Order } from './sort-rows';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** The title is read out but not drawn, as for a column of buttons. */
  readonly hidden?: boolean;
  readonly sortable?: boolean;
  readonly shape?: 'number' | 'narrow';
  readonly cell: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What stands there instead of rows. */
  readonly none: string;
  readonly order?: Order;
  readonly onOrder?: (order: Order) => void;
  /** Where one cell holds many lines, the others stand beside its first. */
  readonly top?: boolean;
}

function Heading<Row>({
  column,
  order,
  onOrder,
}: {
  column: Column<Row>;
  order: Order | undefined;
  onOrder: ((order: Order) => void) | undefined;
}) {
  if (column.hidden === true) return <span className={parts['unseen']}>{column.title}</span>;
  if (column.sortable !== true || order === undefined || onOrder === undefined) return <>{column.title}</>;
  const active = order.by === column.key;
  const Icon = active && !order.up ? DownIcon : UpIcon;
  return (
    <button
      type="button"
      className={styles['sort']}
      onClick={() => onOrder({ by: column.key, up: active ? !order.up : true })}
    >
      {column.title}
      <span className={active ? undefined : styles['unsorted']}>
        <Icon label="" size="small" />
      </span>
    </button>
  );
}

function direction(order: Order | undefined, key: string): 'ascending' | 'descending' | undefined {
  if (order?.by !== key) return undefined;
  return order.up ? 'ascending' : 'descending';
}

/** A table whose first column names the row; headings that sort are buttons. */
export function DataTable<Row>({
  label,
  columns,
  rows,
  keyOf,
  none,
  order,
  onOrder,
  top = false,
}: Props<Row>) {
  return (
    <div className={styles['frame']} role="region" aria-label={label} tabIndex={0}>
      <table
        className={top ? `${styles['table'] ?? ''} ${styles['top'] ?? ''}` : styles['table']}
        aria-label={label}
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={styles[column.shape ?? '']}
                aria-sort={direction(order, column.key)}
              >
                <Heading column={column} order={order} onOrder={onOrder} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, place) =>
                place === 0 ? (
                  <th key={column.key} scope="row" className={styles[column.shape ?? '']}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={styles[column.shape ?? '']}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className={styles['none']}>{none}</p> : null}
    </div>
  );
}
