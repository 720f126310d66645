import ArrowIcon from '@atlaskit/icon/core/arrow-right';
import type { HistoryEntry } from '../../../src/contract/history-views';
import { fieldName } from '../field-name';
import { useLanguage } from '../reader';
import styles from './history.module.css';

/** What a write made, or would make, of what: values in short, of a long text only that it changed. */
export function FieldChanges({
  changes,
  isNew = false,
}: Pick<HistoryEntry, 'changes'> & {
  /** The item is new: there is nothing that a value could come from. */
  readonly isNew?: boolean;
}) {
  const language = useLanguage();
  const { say } = language;
  if (changes.length === 0) return null;
  const shown = (value: string): string => (value === '' ? say('history.empty') : value);
  return (
    <ul className={styles['changes']}>
      {changes.map(({ field, from, to }) => (
        <li key={field}>
          {fieldName(language, field)}:{' '}
          {from === '' && to === '' ? (
            say('history.textChanged')
          ) : isNew ? (
            <ins>{shown(to)}</ins>
          ) : (
            <>
              <del>{shown(from)}</del> <ArrowIcon label={say('history.became')} size="small" />{' '}
              <ins>{shown(to)}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
