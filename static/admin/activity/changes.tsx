import ArrowIcon from '@atlaskit/icon/core/arrow-right';
import { useLanguage } from '../../shared/reader';
import styles from './changes.module.css';
import { toldChange, type Change } from './told-change';

/** What was changed, as it was and as it is. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const language = useLanguage();
  const { say } = language;
  if (changes.length === 0) return null;
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => {
        const { field, before, after } = toldChange(language, change);
        return (
          <li key={change.field}>
            {field}:{' '}
            {change.before === '' ? null : (
              <>
                <del>{before}</del> <ArrowIcon label={say('changes.became')} size="small" />{' '}
              </>
            )}
            <ins>{after}</ins>
          </li>
        );
      })}
    </ul>
  );
}
