import { useEffect, useRef, type ReactNode } from 'react';
import styles from './parts.module.css';

/**
 * The one h1 of a view. After a change of view the focus goes here, so that keyboard and screen reader users start
 * at the top; not on the first view, where the host has just placed the focus itself.
 */
export function PageTitle({
  children,
  takeFocus,
}: {
  readonly children: ReactNode;
  readonly takeFocus: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus) heading.current?.focus();
  }, [takeFocus]);
  return (
    <h1 ref={heading} tabIndex={-1} className={styles['title']}>
      {children}
    </h1>
  );
}
