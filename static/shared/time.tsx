import { useLanguage } from './reader';
import styles from './parts.module.css';
import { useNow } from './use-now';

/** How long ago or how soon, with the exact time on hover. */
export function RelativeTime({ iso }: { readonly iso: string }) {
  const language = useLanguage();
  const now = useNow();
  return (
    <time dateTime={iso} title={language.exact(iso)} className={styles['time']}>
      {language.relative(iso, now)}
    </time>
  );
}
