/** What the pages are shown of a connection's life: what needs somebody, tests, resyncs, who did what, import. */
import type { AuthMethod } from './authorisation-views';
import type { ErrorCode } from './error-codes';
import type { Facts } from './error-view';

/** A platform that a connection can be made to. */
export interface PlatformView {
  readonly kind: string;
  readonly name: string;
  /** The recommended one first. */
  readonly methods: readonly AuthMethod[];
}

/** Whether the app's own schedule is running on this site; `unused` while there is nothing it would look after. */
export interface ServiceView {
  readonly state: 'running' | 'silent' | 'unused';
  readonly lastSeenAt: string | null;
}

export const attentionKinds = [
  'grant-expires',
  'secret-expires',
  'new-workspaces',
  'failures',
  'personal-account',
  'duplicate-tenant',
  'scopes-missing',
  'links-paused',
  'never-tested',
  'links-kept',
] as const;

/** Something that needs a person, now or soon. `at`: when it happens. `name`: what or whom it is about. */
export interface Attention {
  readonly kind: (typeof attentionKinds)[number];
  readonly level: 'info' | 'warning' | 'danger';
  readonly count: number | null;
  readonly at: string | null;
  readonly name: string | null;
}

export const checkNames = [
  'egress',
  'reachability',
  'tls',
  'authorisation',
  'permissions',
  'clock',
  'quota',
] as const;
export type CheckName = (typeof checkNames)[number];

export interface CheckView {
  readonly name: CheckName;
  readonly state: 'waiting' | 'passed' | 'warning' | 'failed' | 'skipped';
  /** Why it failed or warns; null otherwise. */
  readonly error: { readonly code: ErrorCode; readonly facts: Facts } | null;
  /** What was found, for example `account`, `tenant`, `seconds`, `remaining`, `limit`. */
  readonly facts: Facts;
  readonly milliseconds: number | null;
}

export interface ConnectionTestView {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly startedBy: string;
  /** Null while it runs. Warnings pass. */
  readonly passed: boolean | null;
  readonly checks: readonly CheckView[];
}

export interface ResyncView {
  /** `stalled`: it should run, and nothing has advanced for long. */
  readonly state:
    | 'waiting'
    | 'running'
    | 'paused'
    | 'stalled'
    | 'stopping'
    | 'stopped'
    | 'complete'
    | 'complete-with-failures';
  readonly which: 'all' | 'failed' | 'since';
  /** Only items changed at or after this; null unless `which` is `since`. */
  readonly since: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly startedBy: string;
  readonly advancedAt: string | null;
  /** When it goes on by itself, while a provider asked for patience. */
  readonly resumesAt: string | null;
  /** Items a minute while it ran; null before the first page. */
  readonly rate: number | null;
  /** The last item of the last page: an issue's or task's key. */
  readonly current: string | null;
  readonly failures: number;
  /** The Jira project keys it goes through. */
  readonly projects: readonly string[];
  readonly done: number;
  /** Linked items when it began; what is found on top makes `done` larger. */
  readonly total: number;
}

export interface StoppedLinkView {
  readonly linkId: string;
  readonly jiraProjectKey: string;
  readonly jiraProjectName: string;
  readonly platformProjectName: string;
  readonly workspaceName: string;
  readonly linkedItems: number;
}

/** What saving another choice of workspaces would stop and bring back. */
export interface WorkspaceChangePreview {
  readonly stops: readonly StoppedLinkView[];
  readonly restores: readonly StoppedLinkView[];
}

/** What disconnecting did at the platform, step by step; locally it always succeeds. */
export interface DisconnectReport {
  readonly steps: readonly {
    readonly what: 'webhook' | 'grant';
    /** `by-hand`: the platform offers no way to do it from here. */
    readonly outcome: 'done' | 'nothing-to-do' | 'by-hand' | 'failed';
    readonly error: { readonly code: ErrorCode; readonly facts: Facts } | null;
  }[];
  readonly linksKeptUntil: string;
}

export const auditActions = [
  'connection-created',
  'connection-changed',
  'connection-activated',
  'connection-deactivated',
  'connection-disconnected',
  'connection-deleted',
  'credentials-staged',
  'credentials-discarded',
  'authorised',
  'authorisation-failed',
  'workspaces-changed',
  'workspaces-discovered',
  'link-created',
  'link-changed',
  'link-paused',
  'link-resumed',
  'link-removed',
  'resync-started',
  'resync-paused',
  'resync-resumed',
  'resync-stopped',
  'failures-retried',
  'failure-dismissed',
  'conflict-settled',
  'pair-changed',
  'settings-changed',
  'configuration-exported',
  'configuration-imported',
  'support-bundle-made',
] as const;
export type AuditAction = (typeof auditActions)[number];

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly connectionId: string;
  readonly connectionName: string;
  /** Account id; empty when the app acted by itself. */
  readonly actor: string;
  readonly actorName: string;
  readonly action: AuditAction;
  /** Never a secret: the fact that one was replaced stands here as a date. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

export interface ConnectionSettings {
  /** Who besides administrators may reauthorise from the project page: a project role's name, or null for project administrators. */
  readonly mendRole: string | null;
  readonly auditDays: number;
  readonly grantNewWorkspaces: boolean;
  /** Jira points that this connection may spend in an hour on work nobody waits for. */
  readonly pointsAnHour: number;
}

/** A file for the reader to keep. */
export interface FileView {
  readonly fileName: string;
  readonly text: string;
}

export interface ImportPreview {
  /** Names the document and the state it was compared with: importing asks for it, so that nothing changed between. */
  readonly fingerprint: string;
  readonly connections: readonly {
    readonly name: string;
    readonly state: 'new' | 'changed' | 'same' | 'refused';
    readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
    readonly problems: readonly { readonly code: ErrorCode; readonly facts: Facts }[];
  }[];
}

/** A field of an item as it is on one side and as it would be on the other; empty for nothing. */
export interface PreviewedField {
  /** A name of `FieldName`, `type`, or the id of a custom entry. */
  readonly field: string;
  /** What a custom field is called; null for the others. */
  readonly label: string | null;
  readonly task: string;
  readonly issue: string;
}

interface PreviewedItem {
  readonly fields: readonly PreviewedField[];
  readonly notices: readonly { readonly code: ErrorCode; readonly facts: Facts }[];
}

/** The first items of two projects as what they would become on the other side; nothing is written. */
export interface LinkPreview {
  readonly items: readonly (PreviewedItem & { readonly taskKey: string; readonly taskUrl: string })[];
  /** How many tasks the first look brought; `more` when there are further ones. */
  readonly tasks: number;
  readonly more: boolean;
  /** Issues without a task, as the tasks they would become where the link makes any; those that the reader may see. */
  readonly issues: readonly (PreviewedItem & { readonly issueKey: string })[];
}
