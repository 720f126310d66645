import { Problem } from '../errors/problem';
import { agreedOn, packFingerprints, unpackFingerprints, type Fingerprints } from '../mapping/fingerprints';
import { merge, type Merged } from '../mapping/merge';
import { commentsNeedReading } from './comments';
import type { SyncContext } from './context';
import { itemOf, type Failure } from './failures';
import { inTurns } from './in-turns';
import { linkBack } from './link-back';
import type { Link } from './links';
import { itemFor, recordNotices } from './notices';
import type { Pair } from './pair';
import { park } from './park';
import { onOurClock } from './platform-clock';
import { tellConflicts, tellWrites, toldOf } from './told';
import { writePair, type Written } from './write-pair';

/** Writes to one side at a time within a pair, and this many pairs side by side: Jira advises five to ten. */
const AT_ONCE = 5;
/** How long after `agreedAt` the write that goes with it may have reached Jira. */
const WRITE_MS = 30_000;

interface Planned {
  readonly pair: Pair;
  readonly merged: Merged;
  readonly before: Fingerprints | null;
}

/** Merges each pair and writes what the merge decided. Pairs in which nothing changed cost nothing here. */
export async function applyPairs(context: SyncContext, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await context.people.learn(
    pairs.flatMap(({ task }) => (task.assigneeId === null ? [] : [task.assigneeId])),
    pairs.flatMap(({ issue }) => (issue.fields.assignee === null ? [] : [issue.fields.assignee.accountId])),
  );
  await learnParents(context, pairs);
  const planned = (
    await certain(
      context,
      pairs.map((pair) => plan(context, pair)),
    )
  ).filter(needsWork);
  if (planned.length === 0) return;
  const failures = await context.failures.of(
    context.connection.id,
    planned.map(({ pair }) => itemOf(itemFor(pair))),
  );
  const links: Link[] = [];
  try {
    await inTurns(planned, AT_ONCE, async (one) => {
      const link = await settle(context, one, failures.get(itemOf(itemFor(one.pair))));
      if (link !== null) links.push(link);
    });
  } finally {
    // Also when the connection broke in the middle: what was written is agreed, and saying so saves doing it again.
    await context.links.save(links);
  }
}

/**
 * The search may show an issue as it was before our own last write, and that would look like somebody taking the write
 * back. Where that is possible and something would be written, the issue is read by id and merged again.
 */
async function certain(context: SyncContext, planned: readonly Planned[]): Promise<readonly Planned[]> {
  const doubtful = planned.filter(
    ({ pair, merged }) =>
      pair.searched &&
      merged.written.length > 0 &&
      Date.parse(pair.issue.fields.updated) <= pair.agreedAt + WRITE_MS,
  );
  const ids = doubtful.map(({ pair }) => pair.issue.id);
  const fresh = new Map((await context.jira.issues(ids)).map((issue) => [issue.id, issue]));
  return planned.flatMap((one) => {
    if (!ids.includes(one.pair.issue.id)) return [one];
    const issue = fresh.get(one.pair.issue.id);
    return issue === undefined ? [] : [plan(context, { ...one.pair, issue, searched: false })];
  });
}

/** Only of pairs whose parents moved: with the others there is nothing to be told. */
async function learnParents(context: SyncContext, pairs: readonly Pair[]): Promise<void> {
  for (const { task, issue } of pairs) context.parents.linked(task.id, issue.id);
  const tasks: string[] = [];
  const issues: string[] = [];
  for (const { project, task, issue, agreed } of pairs) {
    const field = project.fields.find(({ name }) => name === 'parent');
    if (field === undefined) continue;
    const before = agreedOn(unpackFingerprints(agreed), 'parent');
    if (before.jira === field.jiraPrint(issue.fields) && before.task === field.taskPrint(task)) continue;
    if (task.parentId !== null) tasks.push(task.parentId);
    if (issue.fields.parent !== null) issues.push(issue.fields.parent.id);
  }
  if (tasks.length + issues.length > 0) await context.parents.learn(tasks, issues);
}

function plan(context: SyncContext, pair: Pair, settled: Failure['settled'] = {}): Planned {
  const before = unpackFingerprints(pair.agreed);
  const { project, issue, task } = pair;
  const merged = merge({
    agreed: before,
    issue: issue.fields,
    task,
    mapping: project.mapping,
    fields: project.fields,
    names: project.names,
    people: context.people,
    parents: context.parents,
    issueUpdatedAt: issue.fields.updated,
    taskUpdatedAt: onOurClock(task.updatedAt, context.platform.aheadMs()),
    titleLimit: context.platform.capabilities.maxTitleLength,
    settled,
  });
  return { pair, merged, before };
}

function needsWork({ pair, merged, before }: Planned): boolean {
  if (merged.written.length + merged.unsettled.length + merged.notices.length > 0) return true;
  if (pair.state !== 'ok' || before === null || !pair.recorded || pair.isStored === false) return true;
  if (commentsNeedReading(pair, before)) return true;
  return packFingerprints(merged.agreedAfter) !== pair.agreed;
}

/** Null when the pair changed under our hands: its newer state comes with the next delta, and nothing is recorded. */
async function settle(
  context: SyncContext,
  planned: Planned,
  known: Failure | undefined,
): Promise<Link | null> {
  const settled = known?.settled ?? {};
  const bySettling = planned.merged.unsettled.some(({ label }) => settled[label] !== undefined);
  const { pair, merged, before } = bySettling ? plan(context, planned.pair, settled) : planned;
  const told = { ...toldOf(pair), askedBy: bySettling ? known?.settledBy : undefined };
  await tellConflicts(context, told, merged, bySettling ? 'person' : 'rule');
  if (merged.conflicts.length > 0) await nameConflicts(context, pair);
  const written = await writePair(context, pair, merged, before);
  if (written === null) return null;
  const trouble = { projectLinkId: pair.project.link.id, item: itemFor(pair), known };
  const conflicts = merged.unsettled.map(({ label, jira, platform }) => ({ field: label, jira, platform }));
  const problem = written.problem ?? openConflict(conflicts[0]?.field);
  if (problem !== null) {
    await park(context, trouble, problem, conflicts);
  } else {
    const labels = merged.written.map(({ label }) => label);
    await recordNotices(context, pair, [...merged.notices, ...written.notices], known, labels);
    if (labels.length > 0) context.tally.updated += 1;
  }
  const done = merged.written.filter(({ field }) => !written.undone.includes(field));
  tellWrites(context, told, done, merged.conflicts, before === null ? 'first' : 'side');
  // What is only told, and told again with each look, is no reason to store the pair anew.
  if (problem === null && done.length === 0 && isStored(pair, written.after)) return null;
  if (!pair.recorded) {
    context.tally.link(pair.project.link.id, { taskId: pair.task.id, issueKey: pair.issue.key });
    await linkBack(context, pair);
  }
  return linkOf(context, { pair, merged, before }, { ...written, problem });
}

/**
 * The pair's record names what was told before anything is overwritten: after a worker that died in between both sides are
 * equal, and the panel of the issue would have nothing to show.
 */
async function nameConflicts({ connection, links }: SyncContext, pair: Pair): Promise<void> {
  const { project, task, issue, state, agreedAt, agreed, lastChangeBy } = pair;
  if (!pair.recorded || agreed === null) return;
  const ids = {
    connectionId: connection.id,
    projectLinkId: project.link.id,
    taskId: task.id,
    issueId: issue.id,
  };
  await links.save([{ ...ids, state, agreedAt, agreed, lastChangeBy }]);
}

function isStored({ recorded, state, agreed, isStored: is = true }: Pair, after: Fingerprints): boolean {
  return is && recorded && state === 'ok' && packFingerprints(after) === agreed;
}

function openConflict(field: string | undefined): Problem | null {
  if (field === undefined) return null;
  return new Problem('CONFLICT_OPEN', { scope: 'item', retry: 'never', facts: { field } });
}

function linkOf(context: SyncContext, { pair, merged }: Planned, { after, problem }: Written): Link {
  const moved = (side: 'jira' | 'platform') => merged.written.some((one) => one.side === side);
  return {
    connectionId: context.connection.id,
    projectLinkId: pair.project.link.id,
    taskId: pair.task.id,
    issueId: pair.issue.id,
    state: problem === null ? 'ok' : 'failed',
    agreedAt: Date.now(),
    agreed: packFingerprints(after),
    lastChangeBy: moved('jira') ? 'platform' : moved('platform') ? 'jira' : pair.lastChangeBy,
  };
}
