/** What the pages are shown of work done: what changed on a pair and why, runs, quota, dry runs. */
import type { ErrorCode } from './error-codes';
import type { ErrorView, Facts } from './error-view';

/** What sets a pass off. */
export type RunTrigger = 'schedule' | 'event' | 'webhook' | 'person';

export const historyActions = [
  'created',
  'changed',
  'commented',
  'comment-changed',
  'comment-removed',
  'linked',
  'unlinked',
  'deleted',
  'conflict',
] as const;
export type HistoryAction = (typeof historyActions)[number];

/** One write of the app, or a conflict it met: what, on which side, and why. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  /** The side that was written; null when nothing was. */
  readonly wrote: 'jira' | 'platform' | null;
  readonly action: HistoryAction;
  /** Short texts; of a long text only that it changed. */
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly why: {
    /** `first`: the pair was made; `side`: the other side changed; `rule`: the mapping decided, as in a conflict. */
    readonly cause: 'first' | 'side' | 'rule' | 'person';
    /** What set the pass off. */
    readonly trigger: RunTrigger;
    readonly runId: string | null;
    /** Who changed the other side, where that is known. */
    readonly who: string | null;
  };
  readonly issueKey: string | null;
  readonly taskKey: string | null;
}

export interface HistoryPage {
  readonly entries: readonly HistoryEntry[];
  readonly nextCursor: string | null;
}

/** A field both sides changed, to be settled by a person. */
export interface OpenConflict {
  readonly field: string;
  readonly jira: string;
  readonly platform: string;
}

/** Failures of one cause. */
export interface FailureGroup {
  readonly code: ErrorCode;
  /** Those of the newest of them. */
  readonly facts: Facts;
  readonly severity: 'failure' | 'notice';
  /** Up to the number that was looked through; `more` when there are further ones. */
  readonly count: number;
  readonly more: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export interface FailurePage {
  readonly groups: readonly FailureGroup[];
  readonly items: readonly FailureView[];
  readonly nextCursor: string | null;
}

/** What the app has spent of Jira's points this hour, and what the platform says of its limits. */
export interface QuotaView {
  readonly spent: number;
  readonly budget: number;
  readonly resetsAt: string;
  readonly platform: {
    readonly limit: number;
    readonly remaining: number;
    readonly resetsAt: string | null;
  } | null;
}

/** How fresh a project link is. */
export interface FreshnessView {
  readonly linkId: string;
  /** The last look at both sides that was complete. */
  readonly lookedAt: string | null;
  readonly lastChangeAt: string | null;
}

/** What a sync would do now; nothing is written. */
export interface DryRunView {
  readonly state: 'waiting' | 'running' | 'stopping' | 'stopped' | 'complete' | 'failed';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly startedBy: string;
  readonly linkId: string;
  readonly done: number;
  readonly counts: {
    readonly createIssues: number;
    readonly createTasks: number;
    readonly changeIssues: number;
    readonly changeTasks: number;
    readonly comments: number;
    readonly conflicts: number;
    readonly problems: number;
    readonly same: number;
  };
  /** The first of them, field by field. */
  readonly items: readonly {
    readonly action: 'create-issue' | 'create-task' | 'change-issue' | 'change-task' | 'conflict' | 'problem';
    readonly issueKey: string | null;
    readonly taskKey: string | null;
    readonly title: string;
    readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
    readonly error: { readonly code: ErrorCode; readonly facts: Facts } | null;
  }[];
  /** More items than are shown. */
  readonly more: boolean;
}

/** An item that could not be synced, or only with a loss that its reader should know of. */
export interface FailureView {
  readonly id: string;
  readonly severity: 'failure' | 'notice';
  readonly error: ErrorView;
  readonly attempts: number;
  readonly nextTryAt: string | null;
  readonly issueKey: string | null;
  readonly taskKey: string | null;
  readonly taskUrl: string | null;
  readonly connectionId: string;
  readonly linkId: string;
  /** Not empty where a person has to say which side stands. */
  readonly conflicts: readonly OpenConflict[];
}
