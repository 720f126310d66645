import { packFingerprints, unpackFingerprints, type Fingerprints } from '../mapping/fingerprints';
import { merge, type Merged } from '../mapping/merge';
import { commentsNeedReading } from './comments';
import type { SyncContext } from './context';
import { itemOf, type Failure } from './failures';
import { inTurns } from './in-turns';
import type { Link } from './links';
import { itemFor, recordNotices } from './notices';
import type { Pair } from './pair';
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

function plan(context: SyncContext, pair: Pair): Planned {
  const before = unpackFingerprints(pair.agreed);
  const merged = merge({
    agreed: before,
    issue: pair.issue.fields,
    task: pair.task,
    mapping: pair.project.mapping,
    fields: pair.project.fields,
    names: pair.project.names,
    people: context.people,
    issueUpdatedAt: pair.issue.fields.updated,
    taskUpdatedAt: pair.task.updatedAt,
    titleLimit: context.platform.capabilities.maxTitleLength,
  });
  return { pair, merged, before };
}

function needsWork({ pair, merged, before }: Planned): boolean {
  if (merged.toJira !== null || merged.toPlatform !== null || merged.transitionTo !== null) return true;
  if (pair.state === 'failed' || before === null || !pair.recorded) return true;
  if (commentsNeedReading(pair, before)) return true;
  return packFingerprints(merged.agreedAfter) !== pair.agreed;
}

/** Null when the pair changed under our hands: its newer state comes with the next delta, and nothing is recorded. */
async function settle(
  context: SyncContext,
  planned: Planned,
  known: Failure | undefined,
): Promise<Link | null> {
  const { pair, merged, before } = planned;
  const now = Date.now();
  const written = await writePair(context, pair, merged, before);
  if (written === null) return null;
  if (written.problem !== null) {
    const failure = await context.failures.record(
      context.connection.id,
      pair.project.link.id,
      itemFor(pair),
      written.problem,
      'failure',
      known,
      now,
    );
    context.tally.park(failure.nextTryAt);
  } else {
    await recordNotices(
      context,
      pair,
      [...merged.notices, ...written.notices],
      known,
      now,
      merged.written.map(({ label }) => label),
    );
    if (merged.written.length > 0) context.tally.updated += 1;
  }
  if (!pair.recorded) context.tally.link(pair.project.link.id);
  return linkOf(context, planned, written, now);
}

function linkOf(
  context: SyncContext,
  { pair, merged }: Planned,
  { after, problem }: Written,
  now: number,
): Link {
  const toJira = merged.toJira !== null || merged.transitionTo !== null;
  const mover = toJira ? 'platform' : merged.toPlatform !== null ? 'jira' : pair.lastChangeBy;
  return {
    connectionId: context.connection.id,
    projectLinkId: pair.project.link.id,
    taskId: pair.task.id,
    issueId: pair.issue.id,
    state: problem === null ? 'ok' : 'failed',
    agreedAt: now,
    agreed: packFingerprints(after),
    lastChangeBy: mover,
  };
}
