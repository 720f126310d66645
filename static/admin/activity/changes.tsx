import { useLanguage } from '../../shared/reader';
import styles from './changes.module.css';
import { toldChange, type Change } from './told-change';

/** What was changed, as it was and as it is. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const language = useLanguage();
  if (changes.length === 0) return null;
  return (
    <ul className={styles['changes']}>
      {changes.map((change) => {
        const { field, before, after } = toldChange(language, change);
        return (
          <li key={change.field}>
            {field}: <del>{before}</del> <span aria-hidden="true">→</span> <ins>{after}</ins>
          </li>
        );
      })}
    </ul>
  );
}
