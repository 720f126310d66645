import type { HistoryAction } from '../contract/history-views';
import type { Conflict, Written } from '../mapping/merge';
import type { SyncContext } from './context';

export interface Told {
  readonly projectLinkId: string;
  readonly taskId: string | null;
  readonly taskKey: string | null;
  readonly issueId: string | null;
  readonly issueKey: string | null;
}

export function toldOf(pair: {
  readonly project: { readonly link: { readonly id: string } };
  readonly task: { readonly id: string; readonly key: string } | null;
  readonly issue: { readonly id: string; readonly key: string } | null;
}): Told {
  const { project, task, issue } = pair;
  return {
    projectLinkId: project.link.id,
    taskId: task?.id ?? null,
    taskKey: task?.key ?? null,
    issueId: issue?.id ?? null,
    issueKey: issue?.key ?? null,
  };
}

/** What was written to the fields of a pair: one entry for each side, and one for what a rule or a person overruled. */
export function tellWrites(
  context: SyncContext,
  pair: Told,
  written: readonly Written[],
  overruled: readonly Conflict[],
  cause: 'first' | 'side' | 'person',
): void {
  const lost = new Set(overruled.map(({ field }) => field));
  for (const side of ['jira', 'platform'] as const) {
    const here = written.filter((one) => one.side === side);
    const plain = here.filter(({ field }) => !lost.has(field));
    const decided = here.filter(({ field }) => lost.has(field));
    const common = { ...pair, wrote: side, who: null };
    if (plain.length > 0)
      context.history.note({ ...common, action: 'changed', changes: changes(plain), cause });
    if (decided.length > 0)
      context.history.note({
        ...common,
        action: 'conflict',
        changes: changes(decided),
        cause: cause === 'person' ? 'person' : 'rule',
      });
  }
}

/** What happened to a whole item or comment. */
export function tellOf(
  context: SyncContext,
  pair: Told,
  wrote: 'jira' | 'platform' | null,
  action: HistoryAction,
  cause: 'first' | 'side' | 'rule' | 'person' = 'side',
  who: string | null = null,
): void {
  context.history.note({ ...pair, wrote, action, changes: [], cause, who });
}

function changes(written: readonly Written[]) {
  return written.map(({ label, from, to }) => ({ field: label, from, to }));
}
