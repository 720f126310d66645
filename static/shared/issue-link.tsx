import { router } from '@forge/bridge';
import parts from './parts.module.css';

/** Leads to an issue of this Jira site. */
export function IssueLink({ issueKey }: { readonly issueKey: string }) {
  return (
    <a
      href={`/browse/${encodeURIComponent(issueKey)}`}
      className={parts['link']}
      onClick={(event) => {
        event.preventDefault();
        void router.open({ target: 'issue', issueKey });
      }}
    >
      {issueKey}
    </a>
  );
}
