import { Problem } from '../errors/problem';
import type { Created } from '../jira/port';
import { packFingerprints, withAgreed, type Fingerprints } from '../mapping/fingerprints';
import { issueTypeFor } from '../mapping/mapping';
import { newIssueFrom } from '../mapping/new-items';
import type { Task } from '../platform/port';
import { agreedOnNew } from './chosen-by-jira';
import { copyCommentsOfNewTask } from './comments';
import type { LinkedProject, SyncContext } from './context';
import { itemOf, type Failure } from './failures';
import { inProject } from './in-project';
import { inTurns } from './in-turns';
import { linkBack } from './link-back';
import type { Link } from './links';
import { agreedAtCreation, requestFor, without, type Draft, type IssueKind } from './new-issue';
import { itemFor, recordNotices } from './notices';
import { hasParents, parentsFirst } from './parents-first';
import { park } from './park';
import { refusedIssueField } from './refused-field';
import { tellOf, toldOf } from './told';

/** Jira's own limit for one bulk create: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post */
const AT_ONCE = 50;
const TRANSITIONS_AT_ONCE = 5;

export interface Orphan {
  readonly project: LinkedProject;
  readonly task: Task;
}

interface Made extends Draft {
  readonly issue: { readonly id: string; readonly key: string };
}

/** Makes the issue of each task that has none: parents before their children, fifty to a call, claimed before and recorded after it. */
export async function createIssues(context: SyncContext, orphans: readonly Orphan[]): Promise<void> {
  const place = ({ project, task }: Orphan) => ({
    id: task.id,
    parentId: hasParents(project) ? task.parentId : null,
  });
  for (const generation of parentsFirst(orphans, place)) {
    const parents = generation.flatMap((orphan) => place(orphan).parentId ?? []);
    if (parents.length > 0) await context.parents.learn(parents, []);
    for (const project of new Set(generation.map((orphan) => orphan.project)))
      await inProject(project, () =>
        createOfProject(
          context,
          project,
          generation.filter((orphan) => orphan.project === project),
        ),
      );
  }
}

async function createOfProject(
  context: SyncContext,
  project: LinkedProject,
  orphans: readonly Orphan[],
): Promise<void> {
  await context.people.learn(
    orphans.flatMap(({ task }) => (task.assigneeId === null ? [] : [task.assigneeId])),
    [],
  );
  const byType = new Map<string, Orphan[]>();
  for (const orphan of orphans) {
    const typeId = issueTypeFor(project.mapping, orphan.task.typeId);
    if (typeId !== undefined) byType.set(typeId, [...(byType.get(typeId) ?? []), orphan]);
  }
  for (const [typeId, some] of byType) {
    const screen = await context.screens.of(project.link.jiraProjectId, typeId);
    for (let start = 0; start < some.length; start += AT_ONCE)
      await createSome(context, { project, typeId, screen }, some.slice(start, start + AT_ONCE));
  }
}

async function createSome(context: SyncContext, kind: IssueKind, orphans: readonly Orphan[]): Promise<void> {
  const { project } = kind;
  const around = { ...project, parents: context.parents };
  const drafts = orphans.map(({ task }): Draft => ({
    project,
    task,
    planned: newIssueFrom(task, project.mapping, context.people, around),
    problem: null,
  }));
  await context.intents.claim({
    kind: 'create-issues',
    projectLinkId: project.link.id,
    ids: orphans.map(({ task }) => task.id),
    at: Date.now(),
  });
  const { made, refused } = await attempt(context, kind, drafts);
  const known = await context.failures.of(
    context.connection.id,
    orphans.map(({ task }) => itemOf(itemFor({ task, issue: null }))),
  );
  const agreedOn = await agreedOnNew(context, made, kind);
  const agreedOf = (one: Made): Fingerprints => agreedOn.get(one.task.id) ?? agreedAtCreation(one, kind);
  const links = new Map<Made, Link>();
  for (const one of made) {
    links.set(one, linkOf(context, one, agreedOf(one), 'ok'));
    context.tally.link(project.link.id, { taskId: one.task.id, issueKey: one.issue.key });
    context.parents.linked(one.task.id, one.issue.id);
    tellOf(context, toldOf(one), 'jira', 'created', 'first');
  }
  context.tally.created += made.length;
  try {
    await inTurns(made, TRANSITIONS_AT_ONCE, async (one) => {
      links.set(one, await finish(context, one, kind, agreedOf(one), known.get(itemOf(itemFor(one)))));
    });
  } finally {
    // One write a pair. Should the worker die before it, the claim above makes the next one look for these issues.
    await context.links.save([...links.values()]);
  }
  await context.intents.settle();
  for (const { draft, problem } of refused) {
    const item = itemFor({ ...draft, issue: null });
    await park(context, { projectLinkId: project.link.id, item, known: known.get(itemOf(item)) }, problem);
  }
}

interface Attempted {
  readonly made: readonly Made[];
  readonly refused: readonly { readonly draft: Draft; readonly problem: Problem }[];
}

/** What is refused for one field that can be done without is made without it: the field is then tried as an edit. */
async function attempt(context: SyncContext, kind: IssueKind, drafts: readonly Draft[]): Promise<Attempted> {
  const answers = await context.jira.createIssues(drafts.map((draft) => requestFor(context, kind, draft)));
  const made: Made[] = [];
  const refused: { draft: Draft; problem: Problem }[] = [];
  const lighter: Draft[] = [];
  drafts.forEach((draft, position) => {
    const answer: Created | undefined = answers[position];
    if (answer === undefined) return;
    if (!('problem' in answer)) {
      made.push({ ...draft, issue: answer });
      return;
    }
    const field = refusedIssueField(answer.problem, draft.planned.fields, kind.project.fields);
    const needed = field === null || field.name === 'title' || kind.screen.required.includes(field.jiraField);
    if (needed) refused.push({ draft, problem: answer.problem });
    else lighter.push(without(draft, field, answer.problem));
  });
  if (lighter.length === 0) return { made, refused };
  const rest = await attempt(context, kind, lighter);
  return { made: [...made, ...rest.made], refused: [...refused, ...rest.refused] };
}

/** Brings the new issue to the status and the comments of its task. What is refused is parked; the issue stays linked. */
async function finish(
  context: SyncContext,
  made: Made,
  kind: IssueKind,
  atCreation: Fingerprints,
  known: Failure | undefined,
): Promise<Link> {
  let agreed = atCreation;
  let { problem } = made;
  try {
    agreed = await moveToStatus(context, made, kind, agreed);
    if (made.task.commentCount > 0) agreed = await copyCommentsOfNewTask(context, made, agreed);
    await linkBack(context, made);
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    problem = error;
  }
  if (problem === null) {
    await recordNotices(context, made, made.planned.notices, known, []);
    return linkOf(context, made, agreed, 'ok');
  }
  await park(context, { projectLinkId: made.project.link.id, item: itemFor(made), known }, problem);
  return linkOf(context, made, agreed, 'failed');
}

async function moveToStatus(
  context: SyncContext,
  { issue, planned }: Made,
  { project, typeId }: IssueKind,
  agreed: Fingerprints,
): Promise<Fingerprints> {
  if (planned.transitionTo !== null) {
    const { jiraProjectId: projectId } = project.link;
    const statusId = await context.paths.initialStatus(projectId, typeId, issue.id);
    const place = { id: issue.id, projectId, typeId, statusId, nameOf: project.jiraStatus };
    if (statusId !== planned.transitionTo) await context.paths.move(place, planned.transitionTo);
  }
  return withAgreed(agreed, planned.agreedAfter, 'status');
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
