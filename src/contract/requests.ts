/**
 * The resolvers of each surface: names, what they accept, what they answer. The backend reads every payload
 * through these schemas; static/ imports the types alone, so no schema code reaches the browser.
 */
import type * as z from 'zod';
import type { adminRequests } from './admin-requests';
import type { issueRequests } from './issue-requests';
import type { projectRequests } from './project-requests';

export { adminRequests, type AdminAnswers } from './admin-requests';
export { issueRequests, type IssueAnswers } from './issue-requests';
export { projectRequests, type ProjectAnswers, type ProjectAuthorisation } from './project-requests';
export type { StagedCredentials } from './request-shapes';

export type AdminRequest<N extends keyof typeof adminRequests> = z.input<(typeof adminRequests)[N]>;
export type ProjectRequest<N extends keyof typeof projectRequests> = z.input<(typeof projectRequests)[N]>;
export type IssueRequest<N extends keyof typeof issueRequests> = z.input<(typeof issueRequests)[N]>;
