/** What the issue panel asks for, and what it is answered. */
import * as z from 'zod';
import type { HistoryPage } from './history-views';
import type { IssueLinkView, UnlinkedIssueView } from './views';
import { jiraId, cursor } from './request-shapes';

export const issueRequests = {
  'issue.link': z.strictObject({ issueId: jiraId }),
  'issue.history': z.strictObject({ issueId: jiraId, cursor }),
  'issue.retry': z.strictObject({ issueId: jiraId }),
  'issue.settle': z.strictObject({
    issueId: jiraId,
    field: z.string().min(1).max(100),
    keep: z.enum(['jira', 'platform']),
  }),
  /** Makes a task for an issue that has none, or whose task is gone. */
  'issue.createTask': z.strictObject({ issueId: jiraId }),
  /** Pairs the issue with a task that has no issue: its key or its address. */
  'issue.linkTask': z.strictObject({ issueId: jiraId, task: z.string().trim().min(1).max(300) }),
  /** Both sides stay; nothing is carried over any more. */
  'issue.unlink': z.strictObject({ issueId: jiraId }),
} as const;

export interface IssueAnswers {
  'issue.link': { readonly link: IssueLinkView | null; readonly unlinked: UnlinkedIssueView | null };
  'issue.history': HistoryPage;
  'issue.retry': { readonly queued: true };
  'issue.settle': { readonly queued: true };
  'issue.createTask': { readonly queued: true };
  'issue.linkTask': { readonly queued: true };
  'issue.unlink': { readonly unlinked: true };
}
