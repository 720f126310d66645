import type { ReactNode } from 'react';
import parts from './parts.module.css';
import styles from './save-bar.module.css';

/** The foot of a long form: stays in sight while the form is scrolled. `why`: the reason Save is not possible now. */
export function SaveBar({ why, children }: { readonly why: string | null; readonly children: ReactNode }) {
  return (
    <div className={styles['bar']}>
      {children}
      <span role="status" className={parts['small']}>
        {why}
      </span>
    </div>
  );
}
