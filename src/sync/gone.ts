import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import type { LinkedProject, SyncContext } from './context';
import { itemOf } from './failures';
import type { Link } from './links';
import { tell } from './park';
import { tellOf } from './told';

interface Left {
  readonly task: Task | null;
  readonly issue: Pick<JiraIssue, 'id' | 'key'> | null;
}

/**
 * One side was deleted: the pair rests, the other side is left as it is, and its reader is told. Nothing is deleted.
 * `missing`: nobody said that it was deleted. It may be hidden or archived, nobody tells when it is brought back, and so
 * it is looked for again.
 */
export async function markGone(
  context: SyncContext,
  link: Link,
  left: Left,
  code: 'PLATFORM_ITEM_GONE' | 'JIRA_ITEM_GONE',
  how: 'deleted' | 'missing' = 'deleted',
): Promise<void> {
  const item = {
    taskId: link.taskId,
    issueId: link.issueId,
    issueKey: left.issue?.key ?? null,
    taskKey: left.task?.key ?? null,
    taskUrl: left.task?.deleted === true ? null : (left.task?.url ?? null),
  };
  const problem = new Problem(code, { scope: 'item', retry: how === 'missing' ? 'backoff' : 'never' });
  // What was wrong with the pair before is over, and the mark that it left on the issue; its tries do not count for this.
  const before = (await context.failures.of(link.connectionId, [itemOf(link)])).get(itemOf(link));
  const known = before === undefined ? undefined : { ...before, attempts: 0 };
  await tell(context, { projectLinkId: link.projectLinkId, item, known }, problem);
  await context.links.save([{ ...link, state: 'gone', agreedAt: Date.now() }]);
}

/**
 * The task was deleted for certain: the platform says so of the task itself. Where the project link wants it, its issue
 * goes too; what Jira refuses, like an issue with sub-tasks, stays and is told.
 */
export async function taskDeleted(
  context: SyncContext,
  project: LinkedProject | undefined,
  link: Link,
  left: { readonly task: Task; readonly issue: JiraIssue | null },
): Promise<void> {
  const { issue } = left;
  const follows = project?.mapping.deletions === 'follow' && issue !== null;
  // What has been moved to where the link does not reach is none of its business any more.
  if (!follows || issue.fields.project.id !== project.link.jiraProjectId)
    return markGone(context, link, left, 'PLATFORM_ITEM_GONE');
  await followed(context, link, left, 'jira', () => context.jira.deleteIssue(issue.id));
}

/** The same for an issue of which Jira itself told that it was deleted: one that is only hidden or archived is no such. */
export async function issueDeleted(
  context: SyncContext,
  project: LinkedProject | undefined,
  link: Link,
  task: Task | null,
): Promise<void> {
  const left = { task, issue: null };
  const follows = project?.mapping.deletions === 'follow' && context.platform.capabilities.deletes;
  if (!follows || task === null || task.deleted || task.projectId !== project.link.platformProjectId)
    return markGone(context, link, left, 'JIRA_ITEM_GONE');
  await followed(context, link, left, 'platform', () => context.platform.deleteTask(task.id));
}

async function followed(
  context: SyncContext,
  link: Link,
  left: Left,
  side: 'jira' | 'platform',
  remove: () => Promise<void>,
): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    return markGone(context, link, left, side === 'jira' ? 'PLATFORM_ITEM_GONE' : 'JIRA_ITEM_GONE');
  }
  const pair = {
    projectLinkId: link.projectLinkId,
    taskId: link.taskId,
    issueId: link.issueId,
    taskKey: left.task?.key ?? null,
    issueKey: left.issue?.key ?? null,
    taskBy: left.task?.updatedBy ?? null,
  };
  tellOf(context, pair, side, 'deleted');
  const known = await context.failures.of(link.connectionId, [`task.${link.taskId}`]);
  for (const failure of known.values()) await context.failures.clear(failure);
  await context.links.save([{ ...link, state: 'gone', agreedAt: Date.now() }]);
}
