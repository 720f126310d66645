/**
 * What the engine needs from a planning platform, in no platform's own words. An adapter turns one platform's
 * API into this and declares in `capabilities` what that platform cannot do; the engine follows them.
 *
 * Every method throws `Problem` (src/errors/problem.ts) and nothing else. Times are ISO 8601 in UTC with
 * milliseconds; ids are opaque strings of at most 100 characters.
 */

import type { FieldName } from '../contract/field-names';
import type {
  ProjectSchema,
  PlatformUser,
  Task,
  TaskComment,
  TaskCursor,
  TaskPage,
  TaskChange,
  NewTaskValues,
} from './task';

export { fieldKinds, type FieldKind } from '../contract/field-kinds';
export type {
  StatusCategory,
  PlatformStatus,
  TaskType,
  FieldValue,
  PlatformField,
  ProjectSchema,
  PlatformUser,
  Task,
  TaskComment,
  TaskCursor,
  TaskPage,
  TaskChange,
  NewTaskValues,
} from './task';

export interface Workspace {
  readonly id: string;
  readonly name: string;
}

export interface PlatformProject {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
}

/** Who the stored grant acts as, and for which tenant: asked after every authorisation. */
export interface Identity {
  readonly userId: string;
  readonly displayName: string;
  readonly email: string | null;
  /** `person`: the account is somebody's own, and goes when they go. */
  readonly accountKind: 'person' | 'service' | 'unknown';
  readonly tenantId: string;
  readonly tenantName: string;
  /** What the credentials allow, in the platform's words; null when it does not say. */
  readonly scopes: readonly string[] | null;
  /** When the credentials end, in milliseconds since the epoch; null when they do not or nobody says. */
  readonly credentialEndsAt: number | null;
}

/** What the last answer said of the platform's limits. `resetsAt` in milliseconds since the epoch. */
export interface PlatformQuota {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsAt: number | null;
}

/** What an address answers to somebody without credentials. */
export interface Probe {
  /** The platform's clock at the answer in milliseconds since the epoch; null when it does not say. */
  readonly platformTime: number | null;
}

/** What a platform can do; the engine follows. */
export interface Capabilities {
  /**
   * `told`: it can be asked for what changed since a time. `scan`: it cannot, so everything is read again and again in
   * the order of ids, and compared with what was agreed; `updatedAt` is then the same for all tasks.
   */
  readonly changes: 'told' | 'scan';
  readonly webhooks: boolean;
  /**
   * An update can be made to depend on a version in one call. Where it cannot, the adapter reads before it writes, and
   * an edit of the moment between goes unseen.
   */
  readonly versionConditions: boolean;
  /** A create with a known idempotency key is answered with what the first made; else the adapter looks for it. */
  readonly idempotentCreates: boolean;
  readonly pageSize: number;
  readonly markup: 'html' | 'markdown' | 'wiki';
  readonly maxTitleLength: number;
  /** Of the fields that every item has in Jira, those that its tasks have. */
  readonly fields: readonly FieldName[];
  /** Tasks can be deleted. */
  readonly deletes: boolean;
  /** Deleted tasks come among the changes; else a task that is missing when it is read is taken to be gone. */
  readonly tellsDeleted: boolean;
  /** `none`: tasks have no comments; `kept`: they can be added; `edited`: and edited and deleted afterwards. */
  readonly comments: 'none' | 'kept' | 'edited';
  /** A task can show its counterpart (`externalUrl`). */
  readonly externalUrl: boolean;
  /** `matchingTasks` works: a filter in the platform's own language, as one that it would take; null when there is none. */
  readonly filterExample: string | null;
  /** How many calls its maker allows in a time; null when nobody says. A refusal with `Retry-After` is heeded anyway. */
  readonly rate: { readonly calls: number; readonly perMs: number } | null;
}

/** An inbound webhook once its signature, age and shape have been accepted. */
export interface WebhookNotice {
  /** Unique per delivery content; a repeat carries the same id. */
  readonly eventId: string;
  readonly taskIds: readonly string[];
}

export interface WebhookRequest {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A platform as reached with one connection's grant. */
export interface Platform {
  readonly capabilities: Capabilities;
  /** What the last answer said; null while it said nothing. */
  quota(): PlatformQuota | null;
  /** How far its clock was ahead of ours at the last answer, in milliseconds; null while it did not say. */
  aheadMs(): number | null;
  whoAmI(): Promise<Identity>;
  listWorkspaces(): Promise<readonly Workspace[]>;
  listProjects(workspaceId: string): Promise<readonly PlatformProject[]>;
  projectSchema(projectId: string): Promise<ProjectSchema>;
  listUsers(): Promise<readonly PlatformUser[]>;
  /** Tasks of the given projects, deleted ones included, ordered by (updatedAt, id), strictly after the cursor. */
  changedTasks(projectIds: readonly string[], after: TaskCursor | null, limit: number): Promise<TaskPage>;
  /** At most `capabilities.pageSize` ids; ids that do not exist or may not be seen are simply missing. */
  getTasks(taskIds: readonly string[]): Promise<readonly Task[]>;
  /**
   * Which of these tasks match a filter in the platform's own language; at most `capabilities.pageSize` ids. Throws
   * `PLATFORM_FILTER_REFUSED` with the platform's words in `facts.reason`. Without ids it only checks the filter.
   */
  matchingTasks(projectId: string, filter: string, taskIds: readonly string[]): Promise<readonly string[]>;
  /**
   * A repeat with the same idempotency key answers the task that the first call made. `triedSince`: no earlier than this
   * (in milliseconds since the epoch) a call with the key may have made one; absent when there was none.
   */
  createTask(
    projectId: string,
    task: NewTaskValues,
    idempotencyKey: string,
    triedSince?: number,
  ): Promise<Task>;
  /** Throws a problem of code `PLATFORM_VERSION_CONFLICT` when the task is no longer at `ifVersion`. */
  updateTask(taskId: string, change: TaskChange, ifVersion: string): Promise<Task>;
  /** A task that is gone already is no problem. */
  deleteTask(taskId: string): Promise<void>;
  listComments(taskId: string): Promise<readonly TaskComment[]>;
  createComment(
    taskId: string,
    comment: { readonly body: string; readonly externalId: string; readonly authorName: string },
    idempotencyKey: string,
  ): Promise<TaskComment>;
  updateComment(taskId: string, commentId: string, body: string): Promise<TaskComment>;
  /** A comment that is gone already is no problem. */
  deleteComment(taskId: string, commentId: string): Promise<void>;
  /** Makes or replaces the one webhook of this connection; events are then signed with `secret`. */
  putWebhook(hook: {
    readonly url: string;
    readonly projectIds: readonly string[];
    readonly secret: string;
    readonly webhookId: string | null;
  }): Promise<{ readonly webhookId: string }>;
  deleteWebhook(webhookId: string): Promise<void>;
}

/** How OAuth 2.0 is spoken with this platform (RFC 6749, RFC 7636, RFC 7009). All are https addresses. */
export interface OAuth2Endpoints {
  readonly issuer: string;
  readonly authorization: string;
  readonly token: string;
  readonly revocation: string | null;
  readonly scopes: readonly string[];
  /**
   * Where the client names itself (RFC 6749, 2.3.1): in a header of Basic, as every server must take it, unless this says
   * `body`. Some take that header for the sign-in of a person.
   */
  readonly clientIn?: 'body' | undefined;
  /** It renews tokens only for whoever names the redirect URI of the consent again. */
  readonly renewsWith?: 'redirect-uri' | undefined;
}

/** How OAuth 1.0a is spoken with this platform (RFC 5849). All are https addresses. */
export interface OAuth1Endpoints {
  readonly requestToken: string;
  /** The page a person opens; the request token is added as `oauth_token`. */
  readonly authorization: string;
  readonly accessToken: string;
}

/** A refusal of credentials (401): the header that was refused, and what the platform said of it. */
export interface Refusal {
  readonly header: string;
  /** `WWW-Authenticate`. */
  readonly challenge: string | null;
  readonly body: string;
}

/**
 * Gives the `Authorization` header for one request. Told of a refusal, it gives a better one, or throws the problem that
 * is the cause: only whoever keeps the credentials can tell a clock that is off from a grant that is over.
 */
export type Authorizer = (
  request: { readonly method: string; readonly url: string },
  refusal?: Refusal,
) => Promise<string>;

export type AuthMethod = 'oauth2' | 'oauth1a' | 'pat' | 'basic';

/** One platform kind: adding a platform means one folder and one line in `registry.ts`. */
export interface PlatformKind {
  readonly kind: string;
  readonly name: string;
  /** The ways to authorise that it offers, the recommended one first. */
  readonly methods: readonly AuthMethod[];
  /** What the app needs to be allowed, in the words of `Identity.scopes`. */
  readonly neededScopes: readonly string[];
  /** Asks the address for a sign of life, without credentials. Throws what reaching it threw, or `PLATFORM_REDIRECTS`. */
  probe(address: string): Promise<Probe>;
  /** Where the authorisation server is, asked at its own address (no credentials). Throws `METHOD_NOT_OFFERED` without OAuth 2.0. */
  discover(address: string): Promise<OAuth2Endpoints>;
  /** Throws `METHOD_NOT_OFFERED` where there is no OAuth 1.0a. */
  oauth1(address: string): OAuth1Endpoints;
  open(address: string, authorize: Authorizer): Platform;
  /** Reads one webhook. Throws `WEBHOOK_SIGNATURE_INVALID`, `WEBHOOK_EXPIRED` or `WEBHOOK_MALFORMED`; changes nothing. */
  readWebhook(request: WebhookRequest, secret: string, now: number): WebhookNotice;
}
