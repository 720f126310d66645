import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import { agreedOn, packFingerprints } from '../mapping/fingerprints';
import { withTaskHolding } from '../mapping/holding';
import { newTaskFrom, type NewTask } from '../mapping/new-items';
import { tenantMark } from './ours';
import { recordNotices } from './notices';
import { commentsNeedReading, syncComments } from './comments';
import type { LinkedProject, SyncContext } from './context';
import { itemOf, type Failure, type Item } from './failures';
import { inTurns } from './in-turns';
import type { Link } from './links';

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
    const known = await context.failures.of(
      context.connection.id,
      part.map(({ issue }) => itemOf(itemOfIssue(issue))),
    );
    const links: Link[] = [];
    try {
      await inTurns(part, AT_ONCE, async (one) => {
        const link = await createOne(context, one, known.get(itemOf(itemOfIssue(one.issue))));
        if (link !== null) links.push(link);
      });
    } finally {
      // Should the worker die before this, the issues' marks tell of the pairs, and the claim above makes them be read.
      await context.links.save(links);
    }
    await context.intents.settle();
  }
}

/** Null when the item was refused; it is parked then. */
async function createOne(
  context: SyncContext,
  item: Taskless,
  known: Failure | undefined,
): Promise<Link | null> {
  const { project, issue } = item;
  const planned = newTaskFrom(issue.fields, project.mapping, context.people, {
    ...project,
    titleLimit: context.platform.capabilities.maxTitleLength,
  });
  try {
    const link = await create(context, item, planned);
    if (known !== undefined) await context.failures.clear(known);
    return link;
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    const failure = await context.failures.record(
      context.connection.id,
      project.link.id,
      itemOfIssue(issue),
      error,
      'failure',
      known,
      Date.now(),
    );
    context.tally.park(failure.nextTryAt);
    return null;
  }
}

async function create(context: SyncContext, { project, issue }: Taskless, planned: NewTask): Promise<Link> {
  const connectionId = context.connection.id;
  const task = await context.platform.createTask(
    project.link.platformProjectId,
    planned.task,
    `planlink-${connectionId}-issue-${issue.id}`,
  );
  let agreed = withTaskHolding(
    project.fields,
    planned.agreedAfter,
    task,
    project.fields
      .map(({ name }) => name)
      .filter((name) => agreedOn(planned.agreedAfter, name).task !== null),
  );
  await context.jira.setLink(issue.id, {
    connection: connectionId,
    tenant: tenantMark(context.connection),
    task: task.id,
    agreed: packFingerprints(agreed),
  });
  if (commentsNeedReading({ issue, task }, agreed))
    agreed = await syncComments(context, { issue, task }, agreed);
  await recordNotices(context, { project, task, issue }, planned.notices, undefined, Date.now(), []);
  context.tally.created += 1;
  context.tally.link(project.link.id);
  return {
    connectionId,
    projectLinkId: project.link.id,
    taskId: task.id,
    issueId: issue.id,
    state: 'ok',
    agreedAt: Date.now(),
    agreed: packFingerprints(agreed),
    lastChangeBy: 'jira',
  };
}

function itemOfIssue(issue: JiraIssue): Item {
  return { taskId: null, issueId: issue.id, issueKey: issue.key, taskKey: null, taskUrl: null };
}
