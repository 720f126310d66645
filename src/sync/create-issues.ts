import { Problem } from '../errors/problem';
import type { CreateScreen, NewIssue } from '../jira/port';
import { packFingerprints, withAgreed, withRefused, type Fingerprints } from '../mapping/fingerprints';
import { issueTypeFor } from '../mapping/mapping';
import { newIssueFrom, type NewIssue as Planned } from '../mapping/new-items';
import type { Task } from '../platform/port';
import { tenantMark } from './ours';
import { itemFor, recordNotices } from './notices';
import { copyCommentsOfNewTask } from './comments';
import type { LinkedProject, SyncContext } from './context';
import { itemOf, type Failure } from './failures';
import { inTurns } from './in-turns';
import type { Link } from './links';

/** Jira's own limit for one bulk create: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post */
const AT_ONCE = 50;
const TRANSITIONS_AT_ONCE = 5;

interface Orphan {
  readonly project: LinkedProject;
  readonly task: Task;
}

/** What issues are made of together: one project, one issue type, and so one create screen. */
interface Kind {
  readonly project: LinkedProject;
  readonly typeId: string;
  readonly screen: CreateScreen;
}

interface Made extends Orphan {
  readonly planned: Planned;
  readonly issue: { readonly id: string; readonly key: string };
}

/** Makes the issue of each task that has none: fifty to a call, claimed before and recorded after it. */
export async function createIssues(context: SyncContext, orphans: readonly Orphan[]): Promise<void> {
  for (const project of new Set(orphans.map((orphan) => orphan.project))) {
    const tasks = orphans.filter((orphan) => orphan.project === project);
    await context.people.learn(
      tasks.flatMap(({ task }) => (task.assigneeId === null ? [] : [task.assigneeId])),
      [],
    );
    const byType = new Map<string, Orphan[]>();
    for (const orphan of tasks) {
      const typeId = issueTypeFor(project.mapping, orphan.task.typeId);
      if (typeId !== undefined) byType.set(typeId, [...(byType.get(typeId) ?? []), orphan]);
    }
    for (const [typeId, some] of byType) {
      const screen = await context.screens.of(project.link.jiraProjectId, typeId);
      const kind = { project, typeId, screen };
      for (let start = 0; start < some.length; start += AT_ONCE)
        await createSome(context, kind, some.slice(start, start + AT_ONCE));
    }
  }
}

async function createSome(context: SyncContext, kind: Kind, orphans: readonly Orphan[]): Promise<void> {
  const { project } = kind;
  const planned = orphans.map(({ task }) => newIssueFrom(task, project.mapping, context.people, project));
  await context.intents.claim({
    kind: 'create-issues',
    projectLinkId: project.link.id,
    ids: orphans.map(({ task }) => task.id),
    at: Date.now(),
  });
  const answers = await context.jira.createIssues(
    orphans.map(({ task }, position) => requestFor(context, kind, task, planned[position])),
  );
  const known = await context.failures.of(
    context.connection.id,
    orphans.map(({ task }) => itemOf(itemFor({ task, issue: null }))),
  );
  const made = new Map<Made, Link>();
  const refused: { orphan: Orphan; problem: Problem }[] = [];
  orphans.forEach((orphan, position) => {
    const answer = answers[position];
    const plan = planned[position];
    if (answer === undefined || plan === undefined) return;
    if ('problem' in answer) refused.push({ orphan, problem: answer.problem });
    else {
      const one = { ...orphan, planned: plan, issue: answer };
      made.set(one, linkOf(context, one, atCreation(plan, kind), 'ok'));
    }
  });
  context.tally.created += made.size;
  for (const one of made.keys()) context.tally.link(one.project.link.id);
  try {
    await inTurns([...made.keys()], TRANSITIONS_AT_ONCE, async (one) => {
      made.set(one, await finish(context, one, kind, known.get(itemOf(itemFor(one)))));
    });
  } finally {
    // One write a pair. Should the worker die before it, the claim above makes the next one look for these issues.
    await context.links.save([...made.values()]);
  }
  await context.intents.settle();
  for (const { orphan, problem } of refused) {
    await park(context, orphan, problem, known.get(itemOf(itemFor({ ...orphan, issue: null }))));
  }
}

/** Fields that the create screen does not show cannot be set; the field stays unagreed and is tried as an edit. */
function requestFor(context: SyncContext, kind: Kind, task: Task, planned: Planned | undefined): NewIssue {
  if (planned === undefined) throw new Error('A task was not planned');
  const { project, typeId, screen } = kind;
  const { extra, ...plain } = planned.fields;
  const shown = (fields: object) =>
    Object.fromEntries(Object.entries(fields).filter(([field]) => screen.fieldIds.has(field)));
  const custom = shown(extra ?? {});
  const fields = { ...shown(plain), ...(Object.keys(custom).length === 0 ? {} : { extra: custom }) };
  return {
    projectId: project.link.jiraProjectId,
    issueTypeId: typeId,
    fields: { ...fields, summary: planned.fields.summary },
    link: {
      connection: context.connection.id,
      tenant: tenantMark(context.connection),
      task: task.id,
      agreed: packFingerprints(atCreation(planned, kind)),
    },
  };
}

/** What is agreed the moment the issue exists: all that was sent, but neither its status nor what the screen lacks. */
function atCreation(planned: Planned, { project, screen }: Kind): Fingerprints {
  const missing = project.fields.filter(
    ({ name, jiraField }) => name !== 'title' && !screen.fieldIds.has(jiraField),
  );
  return withRefused(planned.agreedAfter, null, ['status', ...missing.map(({ name }) => name)]);
}

/** Brings the new issue to the status and the comments of its task. What is refused is parked; the issue stays linked. */
async function finish(
  context: SyncContext,
  made: Made,
  kind: Kind,
  known: Failure | undefined,
): Promise<Link> {
  const now = Date.now();
  let agreed = atCreation(made.planned, kind);
  let problem: Problem | null = null;
  try {
    agreed = await moveToStatus(context, made, kind, agreed);
    if (made.task.commentCount > 0)
      agreed = await copyCommentsOfNewTask(context, made.issue.id, made.task, agreed);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    problem = error;
  }
  if (problem === null) {
    await recordNotices(context, made, made.planned.notices, known, now, []);
    return linkOf(context, made, agreed, 'ok');
  }
  const failure = await context.failures.record(
    context.connection.id,
    made.project.link.id,
    itemFor(made),
    problem,
    'failure',
    known,
    now,
  );
  context.tally.park(failure.nextTryAt);
  return linkOf(context, made, agreed, 'failed');
}

async function moveToStatus(
  context: SyncContext,
  { issue, planned }: Made,
  { project, typeId }: Kind,
  agreed: Fingerprints,
): Promise<Fingerprints> {
  if (planned.transitionTo !== null) {
    const { jiraProjectId } = project.link;
    const statusId = await context.paths.initialStatus(jiraProjectId, typeId, issue.id);
    if (statusId !== planned.transitionTo)
      await context.paths.move(
        { id: issue.id, projectId: jiraProjectId, typeId, statusId },
        planned.transitionTo,
      );
  }
  return withAgreed(agreed, planned.agreedAfter, 'status');
}

async function park(
  context: SyncContext,
  { project, task }: Orphan,
  problem: Problem,
  known: Failure | undefined,
): Promise<void> {
  const item = itemFor({ task, issue: null });
  const failure = await context.failures.record(
    context.connection.id,
    project.link.id,
    item,
    problem,
    'failure',
    known,
    Date.now(),
  );
  context.tally.park(failure.nextTryAt);
}

function linkOf(
  context: SyncContext,
  { project, task, issue }: Made,
  agreed: Fingerprints,
  state: Link['state'],
): Link {
  return {
    connectionId: context.connection.id,
    projectLinkId: project.link.id,
    taskId: task.id,
    issueId: issue.id,
    state,
    agreedAt: Date.now(),
    agreed: packFingerprints(agreed),
    lastChangeBy: 'platform',
  };
}
