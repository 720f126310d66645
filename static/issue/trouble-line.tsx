import type { Trouble } from '../shared/call';
import { useLanguage } from '../shared/reader';
import styles from './issue-panel.module.css';

/** Why something was not done, and what to do, in as few words as there are. */
export function TroubleLine({ trouble }: { readonly trouble: Trouble | null }) {
  const { error } = useLanguage();
  if (trouble === null) return null;
  const { title, todo } = error(trouble.code, trouble.facts);
  return (
    <p className={styles['trouble']} role="alert">
      {title} {todo}
    </p>
  );
}
