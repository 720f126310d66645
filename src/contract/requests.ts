/**
 * The resolvers of each surface: names, what they accept, what they answer. The backend reads every payload
 * through these schemas; static/ imports the types alone, so no schema code reaches the browser.
 */
import * as z from 'zod';
import type {
  AddressCheck,
  AuthorisationProgress,
  ConnectionDetail,
  ConnectionSummary,
  IssueLinkView,
  LinkedItems,
  LinkOptions,
  MappingSuggestion,
  ProjectOverview,
  WorkspaceView,
} from './views';

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const jiraId = z.string().regex(/^[0-9]{1,19}$/);
const version = z.int().min(1);
const remoteId = z.string().min(1).max(100);

/** A name people read: trimmed, without control or direction-changing characters. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}‎‏‪-‮⁦-⁩]+$/u);

export const adminRequests = {
  'connections.list': z.strictObject({}),
  'connection.get': z.strictObject({ connectionId: id }),
  'connection.create': z.strictObject({
    name,
    platform: z.string().max(40),
    address: z.string().min(1).max(300),
  }),
  'connection.checkAddress': z.strictObject({ connectionId: id }),
  'connection.setActive': z.strictObject({ connectionId: id, version, active: z.boolean() }),
  'connection.syncNow': z.strictObject({ connectionId: id }),
  /** Without client id and secret the stored ones are used ("reauthorise with existing credentials"). */
  'authorisation.start': z.strictObject({
    connectionId: id,
    clientId: z.string().trim().min(1).max(200).optional(),
    clientSecret: z.string().min(1).max(1000).optional(),
  }),
  /** Completes the exchange once the consent has come back; called by the page of the person who started. */
  'authorisation.advance': z.strictObject({ connectionId: id }),
  'workspaces.list': z.strictObject({ connectionId: id }),
  'workspaces.grant': z.strictObject({
    connectionId: id,
    version,
    workspaceIds: z.array(remoteId).min(1).max(200),
  }),
  'link.options': z.strictObject({ connectionId: id }),
  'link.suggest': z.strictObject({ connectionId: id, jiraProjectId: jiraId, platformProjectId: remoteId }),
  'link.create': z.strictObject({
    connectionId: id,
    version,
    jiraProjectId: jiraId,
    platformProjectId: remoteId,
    issueTypeId: jiraId,
    createTasks: z.enum(['never', 'new', 'all']),
    /** Platform status id to Jira status id. */
    statuses: z.record(remoteId, jiraId),
  }),
} as const;

export interface AdminAnswers {
  'connections.list': {
    readonly connections: readonly ConnectionSummary[];
    readonly platforms: readonly { readonly kind: string; readonly name: string }[];
  };
  'connection.get': ConnectionDetail;
  'connection.create': ConnectionDetail;
  'connection.checkAddress': AddressCheck;
  'connection.setActive': ConnectionDetail;
  'connection.syncNow': { readonly queued: true };
  'authorisation.start': { readonly url: string; readonly expiresAt: string };
  'authorisation.advance': AuthorisationProgress;
  'workspaces.list': { readonly workspaces: readonly WorkspaceView[] };
  'workspaces.grant': ConnectionDetail;
  'link.options': LinkOptions;
  'link.suggest': MappingSuggestion;
  'link.create': ConnectionDetail;
}

export const projectRequests = {
  'project.overview': z.strictObject({ projectId: jiraId }),
  'project.items': z.strictObject({ projectId: jiraId, cursor: z.string().max(500).optional() }),
} as const;

export interface ProjectAnswers {
  'project.overview': ProjectOverview;
  'project.items': LinkedItems;
}

export const issueRequests = {
  'issue.link': z.strictObject({ issueId: jiraId }),
} as const;

export interface IssueAnswers {
  'issue.link': { readonly link: IssueLinkView | null };
}

export type AdminRequest<N extends keyof typeof adminRequests> = z.input<(typeof adminRequests)[N]>;
export type ProjectRequest<N extends keyof typeof projectRequests> = z.input<(typeof projectRequests)[N]>;
export type IssueRequest<N extends keyof typeof issueRequests> = z.input<(typeof issueRequests)[N]>;
