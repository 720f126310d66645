import { useId } from 'react';
import styles from './progress-bar.module.css';

/** How far work is, as a bar with words; `share` from 0 to 1, null while it cannot be told. */
export function ProgressBar({ label, share }: { readonly label: string; readonly share: number | null }) {
  const id = useId();
  const percent = share === null ? undefined : Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <div className={styles['bar']}>
      <span id={id}>{label}</span>
      <progress className={styles['track']} aria-labelledby={id} max={100} value={percent} />
    </div>
  );
}
