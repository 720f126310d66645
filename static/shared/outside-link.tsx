import { router } from '@forge/bridge';
import type { ReactNode } from 'react';
import styles from './parts.module.css';
import { isWebAddress } from './web-address';

/** A link that leaves the frame: the host opens it in a new tab. What is no web address stays plain text. */
export function OutsideLink({
  href,
  children,
  label,
}: {
  readonly href: string | null;
  readonly children: ReactNode;
  readonly label?: string;
}) {
  if (href === null || !isWebAddress(href)) return <span>{children}</span>;
  return (
    <a
      href={href}
      className={styles['link']}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        void router.open(href);
      }}
    >
      {children}
    </a>
  );
}
