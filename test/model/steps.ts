/** The words of a history. Steps name items by number, so that a history from which steps were dropped can be run. */
export type Side = 'jira' | 'platform';
export const sides: readonly Side[] = ['jira', 'platform'];

export const editedFields = [
  'title',
  'description',
  'status',
  'priority',
  'assignee',
  'dueDate',
  'labels',
  'points',
  'parent',
] as const;
export type EditedField = (typeof editedFields)[number];

/** What people do. `take` makes values different from each other. */
export type PersonStep =
  | {
      readonly do: 'edit';
      readonly side: Side;
      readonly item: number;
      readonly field: EditedField;
      readonly take: number;
    }
  | { readonly do: 'comment'; readonly side: Side; readonly item: number; readonly take: number }
  /** The comments of an item that people made on this side, counted round. */
  | { readonly do: 'comment-edit'; readonly side: Side; readonly item: number; readonly take: number }
  | { readonly do: 'comment-remove'; readonly side: Side; readonly item: number; readonly take: number }
  | {
      readonly do: 'create';
      readonly side: Side;
      readonly item: number;
      readonly project: number;
      /** Something that others can be part of. */
      readonly upper?: true;
      /** Part of another from the beginning: which one, counted round. */
      readonly under?: number;
    }
  | { readonly do: 'delete'; readonly side: Side; readonly item: number }
  /** The issue or the task to another project, of which `take` says which, and from there back to its own. */
  | { readonly do: 'move'; readonly side: Side; readonly item: number; readonly take: number };

/** In parts of one; `lateMs` is the most that a delivery comes late. */
export interface Fate {
  readonly lost: number;
  readonly doubled: number;
  readonly lateMs: number;
}

export type FaultKind = 'busy' | 'broken' | 'reset-before' | 'reset-after' | 'timeout' | 'slow';
export const faultKinds: readonly FaultKind[] = [
  'busy',
  'broken',
  'reset-before',
  'reset-after',
  'timeout',
  'slow',
];

export type WeatherStep =
  | {
      readonly do: 'kill';
      readonly at: number;
      readonly when: 'before' | 'after';
      readonly who: 'worker' | 'anyone';
      readonly of: 'all' | 'writes';
    }
  | {
      readonly do: 'fault';
      readonly target: 'jira' | 'egress' | 'kvs' | 'queue';
      readonly how: FaultKind;
      readonly skip: number;
      readonly times: number;
      readonly of: 'all' | 'writes';
    }
  | {
      readonly do: 'deliveries';
      readonly events: Fate;
      readonly queue: Fate;
      readonly webhooks: Fate;
      readonly dice: number;
    }
  | { readonly do: 'wall'; readonly side: Side; readonly calls: number }
  | { readonly do: 'stale'; readonly ms: number }
  /** At the n-th call of the app from now on, before it reaches the other side. */
  | { readonly do: 'meanwhile'; readonly at: number; readonly step: PersonStep }
  /** At the n-th call of the app from now on another worker begins beside it. */
  | { readonly do: 'double'; readonly at: number; readonly what: 'delta' | 'items' | 'tick' };

export type AdminStep =
  | { readonly do: 'pause'; readonly project: number }
  | { readonly do: 'resume'; readonly project: number }
  | { readonly do: 'resync' }
  | { readonly do: 'inactive' }
  | { readonly do: 'active' };

export type Step =
  | PersonStep
  | WeatherStep
  | AdminStep
  | { readonly do: 'wait'; readonly ms: number }
  /** The weather ends, everything runs again, and when nothing moves any more both sides are compared. */
  | { readonly do: 'settle' };

export interface History {
  readonly seed: number;
  /** How late Jira's search sees a change, at least and with this much more at most. */
  readonly indexLagMs: number;
  readonly indexJitterMs: number;
  /** From a change in Jira to its event. */
  readonly eventDelayMs: number;
  /** How far the platform's clock is ahead; behind when negative. */
  readonly skewMs: number;
  /** Who wins a conflict: the number of a table in `rules.ts`. */
  readonly rules: number;
  readonly steps: readonly Step[];
}
