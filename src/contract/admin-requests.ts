/** What the Connections page asks for, and what it is answered. */
import * as z from 'zod';
import type { AuthorisationProgress, AuthorisationStart } from './authorisation-progress';
import { errorCodes } from './error-codes';
import type { DryRunView, FailurePage, HistoryPage } from './history-views';
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
import { mappingSchema, type MappingProblem, type MappingView, type UnmatchedPerson } from './mapping';
import type {
  AddressCheck,
  ConnectionDetail,
  ConnectionSummary,
  LinkOptions,
  MappingSuggestion,
  RunView,
  WorkspaceView,
} from './views';
import {
  id,
  jiraId,
  version,
  remoteId,
  name,
  stagedCredentials,
  start,
  code,
  settings,
  cursor,
  projects,
  mapping,
  failureId,
  retry,
  settle,
  importedText,
} from './request-shapes';

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
