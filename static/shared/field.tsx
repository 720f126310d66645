import ErrorIcon from '@atlaskit/icon/core/status-error';
import type { ReactNode } from 'react';
import styles from './field.module.css';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | null;
  /** For what is long and has to be read whole. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** Ids an input refers to by aria-describedby, so that help and error are read out with it. */
export function describedBy(id: string): string {
  return `${id}-help ${id}-error`;
}

/** A labelled input with its help and its error. The places of both always exist, so that nothing jumps or is missed. */
export function Field({ id, label, help, error = null, wide = false, children }: Props) {
  return (
    <div className={wide ? styles['wide'] : styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {children}
      <p id={`${id}-help`} className={styles['help']}>
        {help}
      </p>
      <p id={`${id}-error`} className={styles['error']} aria-live="polite">
        {error === null ? null : (
          <>
            <ErrorIcon label="" size="small" color="currentColor" />
            {error}
          </>
        )}
      </p>
    </div>
  );
}
