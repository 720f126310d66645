import styles from './overview.module.css';

/** A small bar beside words that say the same; `share` from 0 to 1. */
export function ShareBar({
  share,
  tone,
}: {
  readonly share: number;
  readonly tone: 'good' | 'middling' | 'bad' | 'plain';
}) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <svg
      className={`${styles['bar'] ?? ''} ${styles[tone] ?? ''}`}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className={styles['rest']} width={100} height={6} />
      <rect width={width} height={6} />
    </svg>
  );
}
