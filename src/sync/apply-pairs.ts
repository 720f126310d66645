import { Problem } from '../errors/problem';
import type { Notice } from '../mapping/fields/field';
import {
  packFingerprints,
  unpackFingerprints,
  withRefused,
  type Fingerprints,
} from '../mapping/fingerprints';
import { withTaskHolding } from '../mapping/holding';
import type { FieldName } from '../mapping/mapping';
import { merge, type Merged } from '../mapping/merge';
import { commentsNeedReading, syncComments } from './comments';
import type { SyncContext } from './context';
import { inTurns } from './in-turns';
import { itemOf, type Failure, type Item } from './failures';
import type { Link } from './links';
import type { Pair } from './pair';

/** Writes to one side at a time within a pair, and this many pairs side by side: Jira advises five to ten. */
const AT_ONCE = 5;
/** How long after `agreedAt` the write that goes with it may have reached Jira. */
const WRITE_MS = 30_000;

interface Planned {
  readonly pair: Pair;
  readonly merged: Merged;
  readonly before: Fingerprints | null;
}

interface Applied {
  readonly after: Fingerprints;
  readonly problem: Problem | null;
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
    (one) =>
      one.pair.searched &&
      needsWork(one) &&
      Date.parse(one.pair.issue.fields.updated) <= one.pair.agreedAt + WRITE_MS,
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
  { pair, merged, before }: Planned,
  known: Failure | undefined,
): Promise<Link | null> {
  const now = Date.now();
  const applied = await write(context, pair, merged, before);
  if (applied === null) return null;
  if (applied.problem !== null) {
    const failure = await context.failures.record(
      context.connection.id,
      pair.project.link.id,
      itemFor(pair),
      applied.problem,
      'failure',
      known,
      now,
    );
    context.tally.park(failure.nextTryAt);
  } else {
    await recordNotices(context, pair, merged.notices, known, now, writtenFields(merged));
  }
  if (!pair.recorded) context.tally.link(pair.project.link.id);
  return linkOf(context, pair, applied, now);
}

async function write(
  context: SyncContext,
  pair: Pair,
  merged: Merged,
  before: Fingerprints | null,
): Promise<Applied | null> {
  const refused: FieldName[] = [];
  const problems: Problem[] = [];
  let after = merged.agreedAfter;
  const changes = merged.toJira !== null || merged.toPlatform !== null || merged.transitionTo !== null;
  const attempt = async (fields: readonly FieldName[], call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
    } catch (error) {
      if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
      if (error.code === 'PLATFORM_VERSION_CONFLICT') throw error;
      refused.push(...fields);
      problems.push(error);
    }
  };
  try {
    const { toPlatform, toJira, transitionTo } = merged;
    if (toPlatform !== null) {
      const fields = fieldsOfTask(toPlatform);
      await attempt(fields, async () => {
        const task = await context.platform.updateTask(pair.task.id, toPlatform, pair.task.version);
        // The platform may store a text in its own way; what it holds now is what both agree on.
        after = withTaskHolding(after, task, fields);
      });
    }
    if (toJira !== null)
      await attempt(fieldsOfIssue(toJira), () => context.jira.editIssue(pair.issue.id, toJira));
    if (transitionTo !== null)
      await attempt(['status'], () => context.paths.move(placeOf(pair), transitionTo));
    after = withRefused(after, before, refused);
    if (commentsNeedReading(pair, before)) {
      await attempt([], async () => {
        after = await syncComments(context, pair, after);
      });
    }
  } catch (error) {
    if (error instanceof Problem && error.code === 'PLATFORM_VERSION_CONFLICT') return null;
    throw error;
  }
  const problem = problems.at(-1) ?? null;
  if (changes && problem === null) context.tally.updated += 1;
  return { after, problem };
}

function linkOf(context: SyncContext, pair: Pair, { after, problem }: Applied, now: number): Link {
  return {
    connectionId: context.connection.id,
    projectLinkId: pair.project.link.id,
    taskId: pair.task.id,
    issueId: pair.issue.id,
    state: problem === null ? 'ok' : 'failed',
    agreedAt: now,
    agreed: packFingerprints(after),
  };
}

/**
 * One notice at a time, the first: it says what to do, and the next shows when that is done. A notice stays until its
 * field is written again; a failure ends with the first success.
 */
export async function recordNotices(
  context: SyncContext,
  pair: {
    readonly project: Pair['project'];
    readonly task: Pair['task'];
    readonly issue: { readonly id: string; readonly key: string };
  },
  notices: readonly Notice[],
  known: Failure | undefined,
  now: number,
  written: readonly FieldName[],
): Promise<void> {
  const notice = notices[0];
  if (notice !== undefined) {
    const problem = new Problem(notice.code, {
      scope: 'item',
      retry: 'never',
      facts: { ...notice.facts, field: notice.field },
    });
    await context.failures.record(
      context.connection.id,
      pair.project.link.id,
      itemFor(pair),
      problem,
      'notice',
      known,
      now,
    );
  } else if (
    known !== undefined &&
    (known.severity === 'failure' || written.some((field) => field === known.error.facts['field']))
  ) {
    await context.failures.clear(known);
  }
}

function writtenFields({ toJira, toPlatform, transitionTo }: Merged): FieldName[] {
  return [
    ...fieldsOfTask(toPlatform ?? {}),
    ...fieldsOfIssue(toJira ?? {}),
    ...(transitionTo === null ? [] : (['status'] as const)),
  ];
}

export function itemFor({
  task,
  issue,
}: {
  readonly task: Pair['task'];
  readonly issue: { readonly id: string; readonly key: string } | null;
}): Item {
  return {
    taskId: task.id,
    issueId: issue?.id ?? null,
    issueKey: issue?.key ?? null,
    taskKey: task.key,
    taskUrl: task.url,
  };
}

function placeOf({ issue }: Pair): { id: string; projectId: string; typeId: string; statusId: string } {
  return {
    id: issue.id,
    projectId: issue.fields.project.id,
    typeId: issue.fields.issuetype.id,
    statusId: issue.fields.status.id,
  };
}

const ofTask: Readonly<Record<string, FieldName>> = {
  title: 'title',
  description: 'description',
  statusId: 'status',
  priorityId: 'priority',
  assigneeId: 'assignee',
  dueDate: 'dueDate',
  labels: 'labels',
};
const ofIssue: Readonly<Record<string, FieldName>> = {
  summary: 'title',
  description: 'description',
  priority: 'priority',
  assignee: 'assignee',
  duedate: 'dueDate',
  labels: 'labels',
};

function fieldsOfTask(change: object): FieldName[] {
  return Object.keys(change).flatMap((key) => ofTask[key] ?? []);
}

function fieldsOfIssue(fields: object): FieldName[] {
  return Object.keys(fields).flatMap((key) => ofIssue[key] ?? []);
}
