import type { ReactNode } from 'react';
import styles from './issue-panel.module.css';

/** Atlaskit's button would be a third of this panel's script, on each issue that anybody opens. */
export function PanelButton({
  label,
  busy = false,
  subtle = false,
  submits = false,
  expanded,
  onPress,
  children,
}: {
  readonly label?: string;
  readonly busy?: boolean;
  readonly subtle?: boolean;
  readonly submits?: boolean;
  readonly expanded?: boolean;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type={submits ? 'submit' : 'button'}
      className={styles[subtle ? 'subtleButton' : 'button']}
      aria-label={label}
      aria-busy={busy}
      aria-disabled={busy}
      aria-expanded={expanded}
      onClick={
        onPress === undefined
          ? undefined
          : () => {
              if (!busy) onPress();
            }
      }
    >
      {children}
    </button>
  );
}
