import type { DryRunView } from '../../../src/contract/history-views';
import { fieldName } from '../../shared/field-name';
import { useLanguage } from '../../shared/reader';
import styles from './dry-run.module.css';

/** Field by field, from what to what. Of a long text only that it changes. */
export function FieldChanges({
  changes,
  isNew,
}: {
  readonly changes: DryRunView['items'][number]['changes'];
  /** There is nothing it could come from. */
  readonly isNew: boolean;
}) {
  const language = useLanguage();
  const { say } = language;
  if (changes.length === 0) return null;
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          <span className={styles['field']}>{fieldName(language, field)}</span>{' '}
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
