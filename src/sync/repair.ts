import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import { applyPairs } from './apply-pairs';
import { projectOfIssue, type LinkedProject, type SyncContext } from './context';
import { createTasks } from './create-tasks';
import { isParted, PARTED, type Link } from './links';
import { tenantMark } from './ours';
import type { SyncRequest } from './request';
import { tellOf, toldOf } from './told';

/** A person who asks again may have been heard the first time: nobody remembers when that was. */
const ASKED_BEFORE_MS = 24 * 3_600_000;

type PairRequest = Extract<SyncRequest, { kind: 'pair' }>;

/** What a person asked for: to part a pair, to pair an issue with a task, or to make a task for an issue. Safe to repeat. */
export async function mendPair(context: SyncContext, request: PairRequest): Promise<void> {
  try {
    await mend(context, request);
  } catch (error) {
    // Somebody else was quicker: what they did stands, and there is nothing to be reported of the connection.
    if (!(error instanceof Problem) || error.details.scope !== 'request') throw error;
  }
}

async function mend(context: SyncContext, request: PairRequest): Promise<void> {
  const [issue] = await context.jira.issues([request.issueId]);
  if (request.action === 'unlink') {
    const link = await linkOfIssue(context, request.issueId, issue);
    if (link !== undefined) await unlinkPair(context, link);
    return;
  }
  if (issue === undefined) return;
  if (request.action === 'create') return makePartner(context, issue);
  const [task] = request.taskId === undefined ? [] : await context.platform.getTasks([request.taskId]);
  if (task !== undefined && !task.deleted) await pairWith(context, issue, task);
}

/**
 * Parts a pair for good. The record stays and says so, and the issue keeps its mark: without them both would be met as new
 * and get other partners.
 */
async function unlinkPair(context: SyncContext, link: Link): Promise<void> {
  if (isParted(link)) return;
  const known = await context.failures.of(context.connection.id, [`task.${link.taskId}`]);
  for (const failure of known.values()) await context.failures.clear(failure);
  const { projectLinkId, taskId, issueId } = link;
  const pair = { projectLinkId, taskId, issueId, taskKey: null, issueKey: null };
  tellOf(context, pair, null, 'unlinked', 'person');
  await context.links.save([{ ...link, state: 'gone', agreed: PARTED, agreedAt: Date.now() }]);
}

/**
 * Pairs an issue with a task; both must be without a living partner. They then meet as for the first time. Throws
 * `ISSUE_ALREADY_LINKED`, `TASK_ALREADY_LINKED`, `NOT_FOUND`.
 */
async function pairWith(context: SyncContext, issue: JiraIssue, task: Task): Promise<void> {
  const project = projectWith(context, issue);
  if (task.projectId !== project.link.platformProjectId) throw refused('NOT_FOUND');
  const records = await context.links.ofTasks(context.connection.id, [
    ...new Set([task.id, ...(issue.link === null ? [] : [issue.link.task])]),
  ]);
  const own = records.get(task.id);
  if (own !== undefined && own.state !== 'gone') {
    if (own.issueId === issue.id) return;
    throw refused('TASK_ALREADY_LINKED');
  }
  const before = issue.link === null ? undefined : records.get(issue.link.task);
  if (before !== undefined && before.state !== 'gone') throw refused('ISSUE_ALREADY_LINKED');
  await forget(context, before);
  const { id: connection } = context.connection;
  const mark = { connection, tenant: tenantMark(context.connection), task: task.id, link: project.link.id };
  await context.jira.setLink(issue.id, mark);
  const pair = { project, task, issue };
  tellOf(context, toldOf(pair), null, 'linked', 'person');
  await applyPairs(context, [
    {
      ...pair,
      agreed: null,
      recorded: false,
      state: 'ok',
      agreedAt: 0,
      searched: false,
      lastChangeBy: null,
    },
  ]);
}

/** Makes a task for an issue that has none, or none any more. Throws `ISSUE_ALREADY_LINKED`, `NOT_FOUND`. */
async function makePartner(context: SyncContext, issue: JiraIssue): Promise<void> {
  const project = projectWith(context, issue);
  if (issue.link !== null) {
    const records = await context.links.ofTasks(context.connection.id, [issue.link.task]);
    const before = records.get(issue.link.task);
    if (before !== undefined && before.state !== 'gone') throw refused('ISSUE_ALREADY_LINKED');
    await forget(context, before);
  }
  await createTasks(context, [{ project, issue }], Date.now() - ASKED_BEFORE_MS);
}

/** The old pair must not come back when its task does: the issue is somebody else's now. */
async function forget(context: SyncContext, link: Link | undefined): Promise<void> {
  if (link !== undefined) await unlinkPair(context, link);
}

async function linkOfIssue(
  context: SyncContext,
  issueId: string,
  issue: JiraIssue | undefined,
): Promise<Link | undefined> {
  const taskId = issue?.link?.task;
  const found =
    taskId === undefined
      ? await context.links.ofIssue(issueId)
      : (await context.links.ofTasks(context.connection.id, [taskId])).get(taskId);
  const ours = found?.connectionId === context.connection.id && found.issueId === issueId;
  return ours ? found : undefined;
}

function projectWith(context: SyncContext, issue: JiraIssue): LinkedProject {
  const project = projectOfIssue(context, issue.fields.project.id);
  if (project === undefined) throw refused('NOT_FOUND');
  return project;
}

function refused(code: 'NOT_FOUND' | 'TASK_ALREADY_LINKED' | 'ISSUE_ALREADY_LINKED'): Problem {
  return new Problem(code, { scope: 'request', retry: 'never' });
}
