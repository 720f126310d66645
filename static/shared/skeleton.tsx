import { useLanguage } from './reader';
import styles from './parts.module.css';

/** Grey lines of the size of what they stand for, announced once as "Loading". */
export function Skeleton({ lines, tall = false }: { readonly lines: number; readonly tall?: boolean }) {
  const language = useLanguage();
  return (
    <div role="status" className={styles['skeleton']}>
      <span className={styles['unseen']}>{language.say('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} aria-hidden="true" className={tall ? styles['boneTall'] : styles['bone']} />
      ))}
    </div>
  );
}
