import type { DryRunView } from '../../../src/contract/history-views';
import { useLanguage } from '../../shared/reader';
import styles from './dry-run.module.css';

const known = [
  'title',
  'description',
  'status',
  'priority',
  'assignee',
  'dueDate',
  'labels',
  'parent',
] as const;

/** Field by field, from what to what. Of a long text only that it changes. */
export function FieldChanges({
  changes,
  isNew,
}: {
  readonly changes: DryRunView['items'][number]['changes'];
  /** There is nothing it could come from. */
  readonly isNew: boolean;
}) {
  const { say } = useLanguage();
  const nameOf = (field: string): string => {
    const standard = known.find((one) => one === field);
    return standard === undefined ? field : say(`mapping.field.${standard}`);
  };
  if (changes.length === 0) return null;
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className={styles['field']}>{nameOf(field)}</span>{' '}
          {from === '' && to === ''
            ? say('dryRun.changed')
            : isNew
              ? to
              : say('dryRun.fromTo', {
                  from: from === '' ? say('dryRun.empty') : from,
                  to: to === '' ? say('dryRun.empty') : to,
                })}
        </li>
      ))}
    </ul>
  );
}
