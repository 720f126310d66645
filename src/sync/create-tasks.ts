import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import { agreedOn, packFingerprints, withFields, withRefused, type FieldKey } from '../mapping/fingerprints';
import { withTaskHolding } from '../mapping/holding';
import { newTaskFrom, type NewTask } from '../mapping/new-items';
import type { NewTaskValues, Task } from '../platform/port';
import { applyPairs } from './apply-pairs';
import { commentsNeedReading, syncComments } from './comments';
import type { LinkedProject, SyncContext } from './context';
import { itemOf, type Failure, type Item } from './failures';
import { inTurns } from './in-turns';
import { counterpartOf, linkBack } from './link-back';
import type { Link } from './links';
import { itemFor, recordNotices } from './notices';
import { tenantMark } from './ours';
import type { Pair } from './pair';
import { hasParents, parentsFirst } from './parents-first';
import { park } from './park';
import { refusedTaskField, withoutTaskField } from './refused-field';
import { tellOf, toldOf } from './told';

const AT_ONCE = 5;
const CLAIM = 50;
/** A failure tells when its present cause was met first; there may have been another before it. */
const EARLIER_CAUSES_MS = 24 * 3_600_000;

export interface Taskless {
  readonly project: LinkedProject;
  readonly issue: JiraIssue;
}

/**
 * Makes the task of each issue that has none, parents before their children. The platform answers a repeat under the same
 * idempotency key with the task it made the first time; the claim makes sure that the repeat comes before the new task is
 * met as a stranger. `triedSince`: a task may have been made before, no earlier than this (in milliseconds since the epoch),
 * of what the issue was then; what the issue has become since is carried over.
 */
export async function createTasks(
  context: SyncContext,
  items: readonly Taskless[],
  triedSince?: number,
): Promise<void> {
  await context.people.learn(
    [],
    items.flatMap(({ issue }) => (issue.fields.assignee === null ? [] : [issue.fields.assignee.accountId])),
  );
  const place = ({ project, issue }: Taskless) => ({
    id: issue.id,
    parentId: hasParents(project) ? (issue.fields.parent?.id ?? null) : null,
  });
  for (const generation of parentsFirst(items, place)) {
    const parents = generation.flatMap((item) => place(item).parentId ?? []);
    if (parents.length > 0) await context.parents.learn([], parents);
    for (let start = 0; start < generation.length; start += CLAIM)
      await createSome(context, generation.slice(start, start + CLAIM), triedSince);
  }
}

async function createSome(
  context: SyncContext,
  part: readonly Taskless[],
  triedSince: number | undefined,
): Promise<void> {
  await context.intents.claim({
    kind: 'create-tasks',
    projectLinkId: part[0]?.project.link.id ?? '',
    ids: part.map(({ issue }) => issue.id),
    at: Date.now(),
  });
  const known = await context.failures.of(
    context.connection.id,
    part.map(({ issue }) => itemOf(itemOfIssue(issue))),
  );
  const made: Made[] = [];
  try {
    await inTurns(part, AT_ONCE, async (one) => {
      const before = known.get(itemOf(itemOfIssue(one.issue)));
      const pair = await createOne(context, one, before, triedSince ?? firstTry(before));
      if (pair !== null) made.push(pair);
    });
  } finally {
    // Should the worker die before this, the issues' marks tell of the pairs, and the claim above makes them be read.
    await context.links.save(made.map(({ link }) => link));
  }
  await applyPairs(context, made.filter(({ isBehind }) => isBehind).map(pairOf));
  await context.intents.settle();
}

const firstTry = (failure: Failure | undefined): number | undefined =>
  failure === undefined ? undefined : failure.error.firstSeenAt - EARLIER_CAUSES_MS;

interface Made extends Taskless {
  readonly task: Task;
  readonly link: Link;
  /** The task is of an earlier try, and the issue was edited since. */
  readonly isBehind: boolean;
}

function pairOf({ project, issue, task, link }: Made): Pair {
  const { agreed, agreedAt, state, lastChangeBy } = link;
  return { project, issue, task, agreed, agreedAt, state, lastChangeBy, recorded: true, searched: false };
}

/** Null when the item was refused; it is parked then. */
async function createOne(
  context: SyncContext,
  item: Taskless,
  known: Failure | undefined,
  triedSince: number | undefined,
): Promise<Made | null> {
  const { project, issue } = item;
  try {
    return await create(context, item, known, triedSince);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    await park(context, { projectLinkId: project.link.id, item: itemOfIssue(issue), known }, error);
    return null;
  }
}

async function create(
  context: SyncContext,
  { project, issue }: Taskless,
  known: Failure | undefined,
  triedSince: number | undefined,
): Promise<Made> {
  const connectionId = context.connection.id;
  const { maxTitleLength: titleLimit } = context.platform.capabilities;
  const first = newTaskFrom(issue.fields, project.mapping, context.people, {
    ...project,
    parents: context.parents,
    titleLimit,
  });
  const counterpart = await counterpartOf(context, { project, issue, task: null });
  const { task, planned, problem } = await lightEnough(project, first, (values) =>
    freshTask(context, project, issue, { ...values, ...counterpart }, triedSince),
  );
  const travelled = project.fields
    .map(({ name }) => name)
    .filter((name) => agreedOn(planned.agreedAfter, name).task !== null);
  const behind = triedSince === undefined ? [] : overtaken(project, planned, task, travelled);
  // Unagreed on Jira's side alone: what the issue says now is then what has changed.
  let agreed = withFields(
    withTaskHolding(project.fields, planned.agreedAfter, task, travelled),
    behind,
    (name) => ({ jira: null, task: printOf(project, name, task) }),
  );
  const link = (state: Link['state']): Link => ({
    connectionId,
    projectLinkId: project.link.id,
    taskId: task.id,
    issueId: issue.id,
    state,
    agreedAt: Date.now(),
    agreed: packFingerprints(agreed),
    lastChangeBy: 'jira',
  });
  const mark = {
    connection: connectionId,
    tenant: tenantMark(context.connection),
    task: task.id,
    link: project.link.id,
    agreed: packFingerprints(agreed),
  };
  try {
    await context.jira.setLink(issue.id, mark);
  } catch (error) {
    // The claim ends with this pass: a task that neither mark nor record tells of would be met as new, and get an issue.
    await context.links.save([link('failed')]);
    throw error;
  }
  const pair = { project, task, issue };
  context.parents.linked(task.id, issue.id);
  tellOf(context, toldOf(pair), 'platform', 'created', 'first');
  // Before anything is said of the pair: it ends the mark on the issue, which may have to be set anew.
  if (known !== undefined) await context.failures.clear(known);
  let trouble = problem;
  try {
    if (commentsNeedReading(pair, agreed)) agreed = await syncComments(context, pair, agreed);
    await linkBack(context, pair);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    trouble = error;
  }
  if (trouble === null) await recordNotices(context, pair, planned.notices, undefined, []);
  else
    await park(context, { projectLinkId: project.link.id, item: itemFor(pair), known: undefined }, trouble);
  context.tally.created += 1;
  context.tally.link(project.link.id, { taskId: task.id, issueKey: issue.key });
  const state = trouble === null ? 'ok' : 'failed';
  return { project, issue, task, link: link(state), isBehind: behind.length > 0 };
}

/** The fields in which the task holds something else than was asked for now. */
function overtaken(
  project: LinkedProject,
  planned: NewTask,
  task: Task,
  travelled: readonly FieldKey[],
): readonly FieldKey[] {
  return travelled.filter(
    (name) => agreedOn(planned.agreedAfter, name).task !== printOf(project, name, task),
  );
}

function printOf({ fields }: LinkedProject, name: FieldKey, task: Task): string | null {
  return fields.find((field) => field.name === name)?.taskPrint(task) ?? null;
}

/** What is refused for one field is made without it: the field stays unagreed, and is tried as an edit. */
async function lightEnough(
  project: LinkedProject,
  first: NewTask,
  make: (values: NewTask['task']) => Promise<Task>,
): Promise<{ readonly task: Task; readonly planned: NewTask; readonly problem: Problem | null }> {
  let planned = first;
  let problem: Problem | null = null;
  for (;;) {
    try {
      return { task: await make(planned.task), planned, problem };
    } catch (error) {
      const field = refusedTaskField(error, planned.task, project.fields);
      if (field === null || field.name === 'title' || !(error instanceof Problem)) throw error;
      const { title, typeId } = planned.task;
      const task = {
        ...withoutTaskField(planned.task, field),
        title,
        ...(typeId === undefined ? {} : { typeId }),
      };
      const agreedAfter = withRefused(planned.agreedAfter, null, [field.name]);
      planned = { ...planned, task, agreedAfter };
      problem = error;
    }
  }
}

/**
 * The task that was made for the issue, now or by a worker that died. An issue that had a task before, which was deleted
 * or parted from it, gets another: the key of that one names the task it follows, so that it too can be repeated.
 */
async function freshTask(
  context: SyncContext,
  { link }: LinkedProject,
  issue: JiraIssue,
  values: NewTaskValues,
  triedSince: number | undefined,
): Promise<Task> {
  let key = `planlink-${context.connection.id}-issue-${issue.id}`;
  for (;;) {
    const task = await context.platform.createTask(link.platformProjectId, values, key, triedSince);
    if (issue.link === null) return task;
    const record = (await context.links.ofTasks(context.connection.id, [task.id])).get(task.id);
    if (record?.state !== 'gone') return task;
    key = `${key.replace(/-after-.*$/, '')}-after-${task.id}`;
  }
}

function itemOfIssue(issue: JiraIssue): Item {
  return { taskId: null, issueId: issue.id, issueKey: issue.key, taskKey: null, taskUrl: null };
}
