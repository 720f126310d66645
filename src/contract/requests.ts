/**
 * The resolvers of each surface: names, what they accept, what they answer. The backend reads every payload
 * through these schemas; static/ imports the types alone, so no schema code reaches the browser.
 */
import * as z from 'zod';
import type { AuthorisationProgress, AuthorisationStart } from './authorisation-progress';
import {
  auditActions,
  type AuditPage,
  type ConnectionTestView,
  type DisconnectReport,
  type FileView,
  type ImportPreview,
  type LinkPreview,
  type PlatformView,
  type ServiceView,
  type WorkspaceChangePreview,
} from './life-cycle-views';
import { errorCodes } from './error-codes';
import type { DryRunView, FailurePage, HistoryPage } from './history-views';
import { mappingSchema, type MappingProblem, type MappingView, type UnmatchedPerson } from './mapping';
import type {
  AddressCheck,
  ConnectionDetail,
  ConnectionSummary,
  IssueLinkView,
  LinkedItems,
  LinkOptions,
  MappingSuggestion,
  ProjectOverview,
  RunView,
  UnlinkedIssueView,
  WorkspaceView,
} from './views';

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const jiraId = z.string().regex(/^[0-9]{1,19}$/);
const version = z.int().min(1);
const remoteId = z.string().min(1).max(100);

/** A name people read. Whether it is plain text is judged apart, so that the refusal can say what is wrong. */
const name = z.string().trim().min(1).max(80);

const secret = z.string().min(1).max(4000);
/** Milliseconds since the epoch are not typed by people: a calendar date is. */
const expiryDate = z.iso.date().optional();

/** Write-only: what is given here is never answered. The key pair of OAuth 1.0a is made by the app. */
const stagedCredentials = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('oauth2'),
    clientId: z.string().trim().min(1).max(200),
    clientSecret: secret,
    expiresOn: expiryDate,
  }),
  z.strictObject({
    method: z.literal('oauth1a'),
    consumerKey: z.string().trim().min(1).max(100),
    /** True makes a new pair although one is staged or in use already. */
    newKeyPair: z.boolean(),
  }),
  z.strictObject({ method: z.literal('pat'), token: secret, expiresOn: expiryDate }),
  z.strictObject({
    method: z.literal('basic'),
    username: z.string().trim().min(1).max(200),
    password: secret,
    expiresOn: expiryDate,
  }),
]);
export type StagedCredentials = z.output<typeof stagedCredentials>;

const start = {
  /** `current`: reauthorise with existing credentials. */
  use: z.enum(['current', 'staged']),
  returns: z.enum(['callback', 'code']),
};
/** People paste more than the code: spaces and line breaks around it are forgiven. */
const code = z.string().trim().min(1).max(200);
const settings = z.strictObject({
  mendRole: z.string().trim().min(1).max(255).nullable(),
  auditDays: z.int().min(7).max(3650),
  grantNewWorkspaces: z.boolean(),
  pointsAnHour: z.int().min(1000).max(60_000),
});
const cursor = z.string().max(500).optional();
const projects = { jiraProjectId: jiraId, platformProjectId: remoteId };
/** Absent: what is suggested for the issue type and the statuses that were chosen. */
const mapping = mappingSchema.optional();
const failureId = z.string().min(1).max(400);
const retry = {
  ids: z.array(failureId).min(1).max(100).optional(),
  /** All of one cause. Neither `ids` nor `code`: all there are. */
  code: z.enum(errorCodes).optional(),
};
const settle = { id: failureId, field: z.string().min(1).max(100), keep: z.enum(['jira', 'platform']) };
const importedText = z.string().min(2).max(200_000);

export const adminRequests = {
  'connections.list': z.strictObject({}),
  'connection.get': z.strictObject({ connectionId: id }),
  'connection.create': z.strictObject({
    name,
    platform: z.string().max(40),
    address: z.string().min(1).max(300),
  }),
  'connection.update': z.strictObject({
    connectionId: id,
    version,
    name: name.optional(),
    address: z.string().min(1).max(300).optional(),
  }),
  'connection.settings': z.strictObject({ connectionId: id, version, settings }),
  'connection.checkAddress': z.strictObject({ connectionId: id }),
  'connection.setActive': z.strictObject({
    connectionId: id,
    version,
    active: z.boolean(),
    /** Activates although no test has passed since the credentials changed. */
    untested: z.boolean().optional(),
  }),
  'connection.syncNow': z.strictObject({ connectionId: id }),
  'connection.disconnect': z.strictObject({ connectionId: id, version }),
  /** `name` is typed by the person: it has to be the connection's. */
  'connection.delete': z.strictObject({ connectionId: id, version, name: z.string().max(100) }),
  /** Runs the next check of a test, the first one without `testId`; the page asks until it has ended. */
  'test.step': z.strictObject({ connectionId: id, testId: id.optional() }),
  'credentials.stage': z.strictObject({ connectionId: id, credentials: stagedCredentials }),
  'credentials.discard': z.strictObject({ connectionId: id }),
  'authorisation.start': z.strictObject({ connectionId: id, ...start }),
  /** The verification code of OAuth 1.0a, brought by the person. */
  'authorisation.verify': z.strictObject({ connectionId: id, code }),
  /** Completes the exchange once the consent has come back; called by the page of the person who started. */
  'authorisation.advance': z.strictObject({ connectionId: id }),
  'authorisation.cancel': z.strictObject({ connectionId: id }),
  'workspaces.list': z.strictObject({ connectionId: id }),
  'workspaces.preview': z.strictObject({ connectionId: id, workspaceIds: z.array(remoteId).max(200) }),
  'workspaces.grant': z.strictObject({
    connectionId: id,
    version,
    workspaceIds: z.array(remoteId).min(1).max(200),
    /** The project links that the person has been shown to stop; others are never stopped. */
    stopLinks: z.array(id).max(100).optional(),
  }),
  'link.options': z.strictObject({ connectionId: id }),
  'link.suggest': z.strictObject({ connectionId: id, jiraProjectId: jiraId, platformProjectId: remoteId }),
  'link.preview': z.strictObject({
    connectionId: id,
    jiraProjectId: jiraId,
    platformProjectId: remoteId,
    issueTypeId: jiraId,
    statuses: z.record(remoteId, jiraId),
    mapping,
  }),
  /** What is wrong with a mapping that is being edited. */
  'link.check': z.strictObject({ connectionId: id, ...projects, mapping: mappingSchema }),
  'link.mapping': z.strictObject({ connectionId: id, linkId: id }),
  /** Saved only without errors. The next passes carry over what the new mapping makes different. */
  'link.update': z.strictObject({
    connectionId: id,
    version,
    linkId: id,
    mapping: mappingSchema,
    createTasks: z.enum(['never', 'new', 'all']),
  }),
  'link.create': z.strictObject({
    connectionId: id,
    version,
    jiraProjectId: jiraId,
    platformProjectId: remoteId,
    issueTypeId: jiraId,
    createTasks: z.enum(['never', 'new', 'all']),
    /** Platform status id to Jira status id. */
    statuses: z.record(remoteId, jiraId),
    mapping,
  }),
  /** People for whom nobody was found in the last days. */
  'people.unmatched': z.strictObject({ connectionId: id }),
  'people.search': z.strictObject({
    connectionId: id,
    side: z.enum(['jira', 'platform']),
    query: z.string().trim().max(100),
  }),
  'link.pause': z.strictObject({ connectionId: id, version, linkId: id }),
  'link.resume': z.strictObject({ connectionId: id, version, linkId: id }),
  'link.remove': z.strictObject({ connectionId: id, version, linkId: id }),
  'resync.start': z.strictObject({
    connectionId: id,
    linkIds: z.array(id).min(1).max(100).optional(),
    which: z.enum(['all', 'failed', 'since']).optional(),
    /** Needed for `since`, in the past. */
    since: z.iso.datetime().optional(),
  }),
  'resync.pause': z.strictObject({ connectionId: id }),
  'resync.resume': z.strictObject({ connectionId: id }),
  'resync.stop': z.strictObject({ connectionId: id }),
  'dryRun.start': z.strictObject({ connectionId: id, linkId: id }),
  'dryRun.get': z.strictObject({ connectionId: id }),
  'dryRun.stop': z.strictObject({ connectionId: id }),
  'failures.list': z.strictObject({
    connectionId: id,
    linkId: id.optional(),
    code: z.enum(errorCodes).optional(),
    cursor,
  }),
  'failures.retry': z.strictObject({ connectionId: id, ...retry }),
  /** It is forgotten; should the item fail again, it is back. */
  'failures.dismiss': z.strictObject({ connectionId: id, id: failureId }),
  'conflict.settle': z.strictObject({ connectionId: id, ...settle }),
  /** What one run wrote. */
  'run.get': z.strictObject({ connectionId: id, runId: z.string().min(1).max(200), cursor }),
  'roles.list': z.strictObject({ connectionId: id }),
  'audit.list': z.strictObject({
    /** Absent: all connections of this site. */
    connectionId: id.optional(),
    actor: z.string().max(200).optional(),
    action: z.enum(auditActions).optional(),
    cursor: z.string().max(500).optional(),
  }),
  'audit.export': z.strictObject({ connectionId: id.optional() }),
  'config.export': z.strictObject({ connectionId: id.optional() }),
  'config.preview': z.strictObject({ text: importedText }),
  'config.import': z.strictObject({ text: importedText, fingerprint: z.string().max(100) }),
  'support.bundle': z.strictObject({ connectionId: id }),
} as const;

export interface AdminAnswers {
  'connections.list': {
    readonly connections: readonly ConnectionSummary[];
    readonly platforms: readonly PlatformView[];
    readonly service: ServiceView;
  };
  'connection.get': ConnectionDetail;
  'connection.create': ConnectionDetail;
  'connection.update': ConnectionDetail;
  'connection.settings': ConnectionDetail;
  'connection.checkAddress': AddressCheck;
  'connection.setActive': ConnectionDetail;
  'connection.syncNow': { readonly queued: true };
  'connection.disconnect': { readonly connection: ConnectionDetail; readonly report: DisconnectReport };
  'connection.delete': { readonly deleted: true };
  'test.step': { readonly test: ConnectionTestView };
  'credentials.stage': ConnectionDetail;
  'credentials.discard': ConnectionDetail;
  'authorisation.start': AuthorisationStart;
  'authorisation.verify': AuthorisationProgress;
  'authorisation.advance': AuthorisationProgress;
  'authorisation.cancel': { readonly cancelled: true };
  'workspaces.list': { readonly workspaces: readonly WorkspaceView[] };
  'workspaces.preview': WorkspaceChangePreview;
  'workspaces.grant': ConnectionDetail;
  'link.options': LinkOptions;
  'link.suggest': MappingSuggestion;
  'link.preview': LinkPreview;
  'link.check': { readonly problems: readonly MappingProblem[] };
  'link.mapping': MappingView & { readonly createTasks: 'never' | 'new' | 'all' };
  'link.update': ConnectionDetail;
  'link.create': ConnectionDetail;
  'people.unmatched': { readonly people: readonly UnmatchedPerson[] };
  'people.search': { readonly people: readonly { readonly id: string; readonly name: string }[] };
  'link.pause': ConnectionDetail;
  'link.resume': ConnectionDetail;
  'link.remove': ConnectionDetail;
  'resync.start': ConnectionDetail;
  'resync.pause': ConnectionDetail;
  'resync.resume': ConnectionDetail;
  'resync.stop': ConnectionDetail;
  'dryRun.start': { readonly dryRun: DryRunView };
  'dryRun.get': { readonly dryRun: DryRunView | null };
  'dryRun.stop': { readonly dryRun: DryRunView | null };
  'failures.list': FailurePage;
  'failures.retry': { readonly queued: number };
  'failures.dismiss': { readonly dismissed: true };
  'conflict.settle': { readonly queued: true };
  'run.get': { readonly run: RunView; readonly page: HistoryPage };
  'roles.list': { readonly roles: readonly string[] };
  'audit.list': AuditPage;
  'audit.export': FileView;
  'config.export': FileView;
  'config.preview': ImportPreview;
  'config.import': { readonly created: number; readonly changed: number };
  'support.bundle': FileView;
}

const projectConnection = { projectId: jiraId, connectionId: id };

export const projectRequests = {
  'project.overview': z.strictObject({ projectId: jiraId }),
  'project.items': z.strictObject({ projectId: jiraId, cursor: z.string().max(500).optional() }),
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

export type AdminRequest<N extends keyof typeof adminRequests> = z.input<(typeof adminRequests)[N]>;
export type ProjectRequest<N extends keyof typeof projectRequests> = z.input<(typeof projectRequests)[N]>;
export type IssueRequest<N extends keyof typeof issueRequests> = z.input<(typeof issueRequests)[N]>;
