/**
 * What the pages are shown. These types have no place for a secret, so none can be sent by mistake.
 * Times are ISO 8601 in UTC; the page renders them in the viewer's zone.
 */
import type { AuthorisationView } from './authorisation-views';
import type { ErrorCode } from './error-codes';
import type { ErrorView, Facts } from './error-view';
import type { FailureView, FreshnessView, OpenConflict, QuotaView, RunTrigger } from './history-views';
import type { ChangesFound, FieldPolicy, Mapping, MappingView } from './mapping';
import type { Attention, ConnectionSettings, ConnectionTestView, ResyncView } from './life-cycle-views';

export type { AuthorisationView } from './authorisation-views';
export type { ErrorView } from './error-view';
export type { FailureView } from './history-views';

export type ConnectionStatus = 'Draft' | 'Authorized' | 'Interrupted' | 'Unauthorized';

/** What is happening now, shown next to the status and never in place of it. */
export interface RunState {
  readonly state: 'idle' | 'syncing' | 'waiting';
  /** Present while waiting: when the next try is due. */
  readonly resumesAt: string | null;
  /** Items worked on in the current or last run. */
  readonly done: number;
}

export interface ConnectionSummary {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly platform: string;
  readonly platformName: string;
  readonly address: string;
  readonly status: ConnectionStatus;
  readonly active: boolean;
  readonly error: ErrorView | null;
  readonly statusSince: string;
  readonly run: RunState;
  readonly lastRunAt: string | null;
  readonly nextRunAt: string | null;
  readonly grantedWorkspaces: number;
  readonly projectLinks: number;
  readonly openFailures: number;
  /** What a reader quotes to support beside the platform's name. */
  readonly number: number;
  readonly createdAt: string;
  readonly attention: readonly Attention[];
  readonly resync: ResyncView | null;
  readonly lastTest: { readonly at: string; readonly passed: boolean } | null;
  /** Set while the connection is disconnected: its links can come back until then. */
  readonly linksKeptUntil: string | null;
  /** True while what belonged to a deleted connection is being removed. */
  readonly deleting: boolean;
}

export interface WorkspaceView {
  readonly id: string;
  readonly name: string;
  readonly granted: boolean;
  /** Appeared at the platform since an administrator last chose. */
  readonly isNew: boolean;
  /** Chosen once and no longer offered by the platform. */
  readonly gone: boolean;
  readonly projectLinks: number;
}

export interface StatusPair {
  readonly taskStatusId: string;
  readonly taskStatusName: string;
  readonly jiraStatusId: string;
  readonly jiraStatusName: string;
}

export interface MappingInShort {
  /** Mapped issue types. */
  readonly types: number;
  /** The way of most fields, and how many go another one. */
  readonly direction: FieldPolicy['direction'];
  readonly otherwise: number;
  readonly custom: number;
  readonly filter: Mapping['filter'];
  readonly deletions: Mapping['deletions'];
}

export interface ProjectLinkView {
  readonly id: string;
  readonly jiraProjectId: string;
  readonly jiraProjectKey: string;
  readonly jiraProjectName: string;
  readonly platformProjectId: string;
  readonly platformProjectName: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** Of the first mapped type. */
  readonly issueTypeName: string;
  /** Which issues without a task get one. */
  readonly createTasks: 'never' | 'new' | 'all';
  readonly firstSyncDone: boolean;
  readonly linkedItems: number;
  readonly paused: { readonly since: string; readonly by: 'person' | 'workspace' | 'import' } | null;
  readonly statuses: readonly StatusPair[];
  /** How it translates, in short. */
  readonly mapping?: MappingInShort;
  /** Why this link alone rests: one of its projects cannot be reached. It is tried again by itself. */
  readonly trouble?: ErrorView | null;
}

export interface RunView {
  readonly id: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly trigger: RunTrigger;
  readonly created: number;
  readonly updated: number;
  readonly failed: number;
  /** Account id of the person who asked for it, and what it spent of Jira's points; null where nobody knows. */
  readonly who?: string | null;
  readonly points?: number | null;
  readonly outcome: 'running' | 'complete' | 'complete-with-failures' | 'waiting' | 'stopped';
}

export interface ConnectionDetail extends ConnectionSummary {
  /** How the platform's changes are found; null before it was authorised. */
  readonly changes: ChangesFound | null;
  readonly authorisation: AuthorisationView;
  readonly settings: ConnectionSettings;
  /** The newest first. */
  readonly tests: readonly ConnectionTestView[];
  readonly workspaces: readonly { readonly id: string; readonly name: string }[];
  readonly links: readonly ProjectLinkView[];
  readonly runs: readonly RunView[];
  readonly failures: readonly FailureView[];
  readonly quota: QuotaView;
  readonly freshness: readonly FreshnessView[];
  /** Items that events named and that no pass has worked on yet. */
  readonly queued: number;
}

export interface AddressCheck {
  /** The host exactly as it has to be approved, for example `planning.example.com`. */
  readonly host: string;
  readonly issuer: string;
  readonly scopes: readonly string[];
}

export interface LinkOptions {
  readonly jiraProjects: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly linked: boolean;
  }[];
  readonly platformProjects: readonly {
    readonly id: string;
    readonly name: string;
    readonly workspaceId: string;
    readonly workspaceName: string;
    readonly linked: boolean;
  }[];
}

export interface MappingSuggestion extends MappingView {
  readonly issueTypes: readonly { readonly id: string; readonly name: string }[];
  readonly issueTypeId: string;
  readonly statuses: readonly StatusPair[];
  readonly jiraStatuses: readonly { readonly id: string; readonly name: string }[];
  readonly priorities: readonly { readonly taskPriority: string; readonly jiraPriority: string }[];
}

export interface ProjectConnectionView {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly platform: string;
  readonly platformName: string;
  readonly workspaceName: string;
  readonly platformProjectName: string;
  readonly status: ConnectionStatus;
  readonly active: boolean;
  readonly error: ErrorView | null;
  readonly run: RunState;
  readonly lastRunAt: string | null;
  readonly nextRunAt: string | null;
  readonly linkedItems: number;
  /** Passes of the whole connection that did something, the newest first. */
  readonly runs: readonly RunView[];
  readonly paused: boolean;
  /** The reader holds the role that may review the error and reauthorise; the backend asks again on each call. */
  readonly mayMend: boolean;
  /** Null without the role, or while nothing is to be mended. */
  readonly authorisation: AuthorisationView | null;
}

export interface ProjectOverview {
  readonly connections: readonly ProjectConnectionView[];
  readonly failures: readonly FailureView[];
  /** True for Jira administrators: they are shown the way to the Connections page. */
  readonly mayManage: boolean;
}

export type ItemState = 'in-sync' | 'pending' | 'failed';

export interface LinkedItem {
  readonly issueId: string;
  readonly issueKey: string;
  readonly summary: string;
  readonly issueStatus: string;
  readonly taskKey: string | null;
  readonly taskUrl: string | null;
  readonly taskStatus: string | null;
  readonly state: ItemState;
  readonly lastSyncAt: string;
  readonly error: ErrorView | null;
}

export interface LinkedItems {
  readonly items: readonly LinkedItem[];
  readonly nextCursor: string | null;
}

export interface IssueLinkView {
  readonly connectionName: string;
  readonly platformName: string;
  readonly status: ConnectionStatus;
  readonly task: {
    readonly key: string;
    readonly title: string;
    readonly url: string;
    readonly status: string;
    readonly assignee: string | null;
  } | null;
  readonly state: ItemState;
  readonly lastSyncAt: string;
  /** Which side the last stored change came from. */
  readonly lastChangeBy: 'jira' | 'platform' | null;
  readonly error: ErrorView | null;
  /** One of the two is gone; the other can get a new partner. */
  readonly gone: 'task' | 'issue' | null;
  readonly conflicts: readonly OpenConflict[];
  /** The reader may retry, link and make tasks. */
  readonly mayMend: boolean;
}

/** An issue of a linked project that has no task. */
export interface UnlinkedIssueView {
  readonly connectionName: string;
  readonly platformName: string;
  /** The project link makes tasks, or lets people make them. */
  readonly mayCreate: boolean;
  readonly mayMend: boolean;
}

export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: ErrorCode;
        readonly facts: Facts;
        readonly reference: string;
      };
    };
