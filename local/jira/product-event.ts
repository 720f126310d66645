import type { ChangeItem, Comment, Issue } from './issue';
import { commentView, issueView } from './issue-view';
import type { Project, Site, User } from './site-model';

/**
 * An event as Forge hands it to a `trigger` (developer.atlassian.com/platform/forge/events-reference/jira). The
 * receiver of these events owes the delay, the repeats and the limit of 200 kB.
 */
export interface ProductEvent {
  readonly eventType: string;
  /** The account that caused it. */
  readonly atlassianId: string;
  readonly selfGenerated: boolean;
  /** Milliseconds since the epoch, in words. */
  readonly timestamp: string;
  readonly issue: Readonly<Record<string, unknown>>;
  readonly changelog?: { readonly id: string; readonly items: readonly ChangeItem[] };
  readonly comment?: Readonly<Record<string, unknown>>;
}

const EVENT_FIELDS = [
  'summary',
  'description',
  'issuetype',
  'project',
  'status',
  'priority',
  'resolution',
  'assignee',
  'creator',
  'reporter',
  'duedate',
  'labels',
  'parent',
  'created',
  'updated',
];

type Parent = { readonly issue: Issue; readonly project: Project };

export interface Happening {
  readonly site: Site;
  readonly actor: User;
  readonly now: number;
  readonly issue: Issue;
  readonly project: Project;
  readonly parent: Parent | null;
}

export type Details =
  | { readonly kind: 'created' | 'deleted' }
  | { readonly kind: 'updated'; readonly changelogId: string; readonly items: readonly ChangeItem[] }
  | { readonly kind: 'commented' | 'comment-deleted'; readonly comment: Comment };

export function productEvent(
  { site, actor, now, issue, project, parent }: Happening,
  details: Details,
): ProductEvent {
  return {
    eventType:
      details.kind === 'comment-deleted' ? 'avi:jira:deleted:comment' : `avi:jira:${details.kind}:issue`,
    atlassianId: actor.accountId,
    selfGenerated: actor.accountType === 'app',
    timestamp: String(now),
    issue: issueView({ site, issue, project, parent, comments: [] }, EVENT_FIELDS, []),
    ...(details.kind === 'updated' ? { changelog: { id: details.changelogId, items: details.items } } : {}),
    ...(details.kind === 'commented' || details.kind === 'comment-deleted'
      ? { comment: commentView(site, issue, details.comment, false) }
      : {}),
  };
}
