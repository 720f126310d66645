/** What the project page asks for, and what it is answered. */
import * as z from 'zod';
import type { AuthorisationProgress, AuthorisationStart } from './authorisation-progress';
import { errorCodes } from './error-codes';
import type { FailurePage, HistoryPage } from './history-views';
import type { LinkedItems, ProjectOverview, RunView } from './views';
import {
  id,
  jiraId,
  stagedCredentials,
  start,
  code,
  cursor,
  failureId,
  retry,
  settle,
} from './request-shapes';

const projectConnection = { projectId: jiraId, connectionId: id };

export const projectRequests = {
  'project.overview': z.strictObject({ projectId: jiraId }),
  'project.items': z.strictObject({
    projectId: jiraId,
    /** Opaque; within a search it holds Jira's own page token. */
    cursor: z.string().max(2000).optional(),
    state: z.enum(['in-sync', 'pending', 'failed']).optional(),
    /** An issue's key, words of its summary, or the address of a task. */
    search: z.string().trim().min(1).max(200).optional(),
  }),
  'project.stage': z.strictObject({ ...projectConnection, credentials: stagedCredentials }),
  'project.authorise': z.strictObject({ ...projectConnection, ...start }),
  'project.verify': z.strictObject({ ...projectConnection, code }),
  'project.advance': z.strictObject(projectConnection),
  'project.cancel': z.strictObject(projectConnection),
  'project.failures': z.strictObject({ projectId: jiraId, code: z.enum(errorCodes).optional(), cursor }),
  'project.retry': z.strictObject({ ...projectConnection, ...retry }),
  'project.dismiss': z.strictObject({ ...projectConnection, id: failureId }),
  'project.settle': z.strictObject({ ...projectConnection, ...settle }),
  'project.run': z.strictObject({ ...projectConnection, runId: z.string().min(1).max(200), cursor }),
} as const;

/** What the project page is told of an authorisation: how far it is, and nothing of the connection's inside. */
export type ProjectAuthorisation =
  | { readonly state: 'done' | 'none' }
  | Exclude<AuthorisationProgress, { readonly state: 'done' | 'none' }>
  | Extract<AuthorisationStart, { readonly state: 'consent' }>;

export interface ProjectAnswers {
  'project.overview': ProjectOverview;
  'project.items': LinkedItems;
  'project.stage': { readonly staged: true };
  'project.authorise': ProjectAuthorisation;
  'project.verify': ProjectAuthorisation;
  'project.advance': ProjectAuthorisation;
  'project.cancel': { readonly cancelled: true };
  'project.failures': FailurePage;
  'project.retry': { readonly queued: number };
  'project.dismiss': { readonly dismissed: true };
  'project.settle': { readonly queued: true };
  'project.run': { readonly run: RunView; readonly page: HistoryPage };
}
