import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import { packFingerprints } from '../mapping/fingerprints';
import { withTaskHolding } from '../mapping/holding';
import { fieldNames } from '../mapping/mapping';
import { newTaskFrom, type NewTask } from '../mapping/new-items';
import { recordNotices } from './apply-pairs';
import { commentsNeedReading, syncComments } from './comments';
import type { LinkedProject, SyncContext } from './context';
import { itemOf } from './failures';
import { inTurns } from './in-turns';

const AT_ONCE = 5;
const CLAIM = 50;

export interface Taskless {
  readonly project: LinkedProject;
  readonly issue: JiraIssue;
}

/**
 * Makes the task of each issue that has none. The platform answers a repeat under the same idempotency key with the
 * task it made the first time; the claim makes sure that the repeat comes before the new task is met as a stranger.
 */
export async function createTasks(context: SyncContext, items: readonly Taskless[]): Promise<void> {
  await context.people.learn(
    [],
    items.flatMap(({ issue }) => (issue.fields.assignee === null ? [] : [issue.fields.assignee.accountId])),
  );
  for (let start = 0; start < items.length; start += CLAIM) {
    const part = items.slice(start, start + CLAIM);
    const projectLinkId = part[0]?.project.link.id ?? '';
    await context.intents.claim({
      kind: 'create-tasks',
      projectLinkId,
      ids: part.map(({ issue }) => issue.id),
      at: Date.now(),
    });
    await inTurns(part, AT_ONCE, (one) => createOne(context, one));
    await context.intents.settle();
  }
}

async function createOne(context: SyncContext, item: Taskless): Promise<void> {
  const { project, issue } = item;
  const planned = newTaskFrom(
    issue.fields,
    project.mapping,
    context.people,
    context.platform.capabilities.maxTitleLength,
  );
  try {
    await createAndRecord(context, item, planned);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    await park(context, item, error);
  }
}

async function createAndRecord(
  context: SyncContext,
  { project, issue }: Taskless,
  planned: NewTask,
): Promise<void> {
  const connectionId = context.connection.id;
  const task = await context.platform.createTask(
    project.link.platformProjectId,
    planned.task,
    `planlink-${connectionId}-issue-${issue.id}`,
  );
  let agreed = withTaskHolding(
    planned.agreedAfter,
    task,
    fieldNames.filter((field) => planned.agreedAfter.fields[field].task !== null),
  );
  // The issue's mark before our record: with the record alone, a crash would leave an issue that looks new.
  await context.jira.setLink(issue.id, {
    connection: connectionId,
    task: task.id,
    agreed: packFingerprints(agreed),
  });
  if (commentsNeedReading({ issue, task }, agreed))
    agreed = await syncComments(context, { issue, task }, agreed);
  await context.links.save([
    {
      connectionId,
      projectLinkId: project.link.id,
      taskId: task.id,
      issueId: issue.id,
      state: 'ok',
      agreedAt: Date.now(),
      agreed: packFingerprints(agreed),
    },
  ]);
  await recordNotices(context, { project, task, issue }, planned.notices, undefined, Date.now(), []);
  context.tally.created += 1;
  context.tally.link(project.link.id);
}

async function park(context: SyncContext, { project, issue }: Taskless, problem: Problem): Promise<void> {
  const item = { taskId: null, issueId: issue.id, issueKey: issue.key, taskKey: null, taskUrl: null };
  const known = await context.failures.of(context.connection.id, [itemOf(item)]);
  const failure = await context.failures.record(
    context.connection.id,
    project.link.id,
    item,
    problem,
    'failure',
    known.get(itemOf(item)),
    Date.now(),
  );
  context.tally.park(failure.nextTryAt);
}
