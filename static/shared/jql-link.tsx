import { router } from '@forge/bridge';
import parts from './parts.module.css';

/** Leads to Jira's own search with this query in it. */
export function JqlLink({ jql, children }: { readonly jql: string; readonly children: string }) {
  const href = `/issues/?jql=${encodeURIComponent(jql)}`;
  return (
    <a
      href={href}
      className={parts['link']}
      onClick={(event) => {
        event.preventDefault();
        void router.open(href);
      }}
    >
      {children}
    </a>
  );
}
