import type { HistoryAction } from '../contract/history-views';
import type { Conflict, Merged, Written } from '../mapping/merge';
import type { SyncContext } from './context';
import type { HistoryNote } from './history';

export interface Told {
  readonly projectLinkId: string;
  readonly taskId: string | null;
  readonly taskKey: string | null;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  /** What the platform calls whoever changed the task last. */
  readonly taskBy?: string | null;
  /** Account id of who asked for this, where that is another than who asked for the run. */
  readonly askedBy?: string | null | undefined;
}

export function toldOf(pair: {
  readonly project: { readonly link: { readonly id: string } };
  readonly task: { readonly id: string; readonly key: string; readonly updatedBy: string | null } | null;
  readonly issue: { readonly id: string; readonly key: string } | null;
}): Told {
  const { project, task, issue } = pair;
  return {
    projectLinkId: project.link.id,
    taskId: task?.id ?? null,
    taskKey: task?.key ?? null,
    issueId: issue?.id ?? null,
    issueKey: issue?.key ?? null,
    taskBy: task?.updatedBy ?? null,
  };
}

/** What was written to the fields of a pair, without what was told before as a conflict: one entry for each side. */
export function tellWrites(
  context: SyncContext,
  pair: Told,
  written: readonly Written[],
  overruled: readonly Conflict[],
  cause: 'first' | 'side',
): void {
  const told = new Set(overruled.map(({ field }) => field));
  tellSides(context, pair, 'changed', cause, (one) => !told.has(one.field), written);
}

/**
 * What a rule or a person overrules. Stored before it is overwritten: a worker that died after the write, or never heard
 * its answer, met two equal sides the next time, and nobody was told whose edit had gone.
 */
export async function tellConflicts(
  context: SyncContext,
  pair: Told,
  { written, conflicts }: Merged,
  by: 'rule' | 'person',
): Promise<void> {
  if (conflicts.length === 0) return;
  const lost = new Set(conflicts.map(({ field }) => field));
  tellSides(context, pair, 'conflict', by, (one) => lost.has(one.field), written);
  await context.history.store();
}

function tellSides(
  context: SyncContext,
  pair: Told,
  action: 'changed' | 'conflict',
  cause: Doing['cause'],
  told: (one: Written) => boolean,
  written: readonly Written[],
): void {
  for (const side of ['jira', 'platform'] as const) {
    const here = written.filter((one) => one.side === side && told(one));
    if (here.length > 0) tell(context, pair, { wrote: side, action, changes: changes(here), cause });
  }
}

/** What happened to a whole item or comment. `who`: where that is known better than by who changed the item last. */
export function tellOf(
  context: SyncContext,
  pair: Told,
  wrote: 'jira' | 'platform' | null,
  action: HistoryAction,
  cause: Doing['cause'] = 'side',
  who?: string | null,
): void {
  tell(context, pair, { wrote, action, changes: [], cause }, who);
}

type Doing = Pick<HistoryNote, 'wrote' | 'action' | 'changes' | 'cause'>;

function tell(
  { history }: SyncContext,
  { taskBy = null, askedBy, ...pair }: Told,
  doing: Doing,
  known?: string | null,
): void {
  const { wrote, cause } = doing;
  const inJira = history.editors.get(pair.issueId ?? '') ?? null;
  const onOtherSide = wrote === 'jira' ? taskBy : inJira;
  const who = known ?? (cause === 'person' ? (askedBy ?? history.askedBy) : onOtherSide);
  history.note({ ...pair, ...doing, who });
}

function changes(written: readonly Written[]) {
  return written.map(({ label, from, to }) => ({ field: label, from, to }));
}
