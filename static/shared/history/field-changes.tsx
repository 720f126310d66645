import ArrowIcon from '@atlaskit/icon/core/arrow-right';
import type { HistoryEntry } from '../../../src/contract/history-views';
import { fieldName } from '../field-name';
import { useLanguage } from '../reader';
import styles from './history.module.css';

/** What a write made of what: values in short, of a long text only that it changed. */
export function FieldChanges({ changes }: Pick<HistoryEntry, 'changes'>) {
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
