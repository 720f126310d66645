import { syncBatch } from './batch';
import { projectOfIssue, type SyncContext } from './context';
import { issueDeleted, markGone } from './gone';
import { isOurs } from './ours';

/** Before the id of an issue of which Jira told that it was deleted: what is only missing may be hidden or archived. */
const DELETED = '-';

export function deletedIssue(id: string): string {
  return `${DELETED}${id}`;
}

export function isDeleted(id: string): boolean {
  return id.startsWith(DELETED);
}

/** The issue that an id in the inbox is about. */
export function issueNamed(id: string): string {
  return isDeleted(id) ? id.slice(DELETED.length) : id;
}

/** Exactly these items, because an event or a webhook named them. The cursors stay where they are. */
export async function syncItems(
  context: SyncContext,
  items: {
    readonly taskIds: readonly string[];
    readonly issueIds: readonly string[];
    readonly thorough?: boolean;
  },
): Promise<void> {
  const size = context.platform.capabilities.pageSize;
  const tasks = [];
  for (let start = 0; start < items.taskIds.length; start += size)
    tasks.push(...(await context.platform.getTasks(items.taskIds.slice(start, start + size))));
  const deleted = new Set(items.issueIds.filter(isDeleted).map(issueNamed));
  const issueIds = [...new Set(items.issueIds.map(issueNamed))];
  const issues = await context.jira.issues(issueIds);
  // An issue that was moved to another project is still a task's partner.
  const known = issues.filter(
    ({ fields, link }) =>
      projectOfIssue(context, fields.project.id) !== undefined ||
      (link !== null && isOurs(context.connection, link)),
  );
  await syncBatch(context, { tasks, issues: known, searched: false, thorough: items.thorough === true });
  for (const id of issueIds) {
    if (!issues.some((issue) => issue.id === id)) await missing(context, id, deleted.has(id));
  }
}

async function missing(context: SyncContext, issueId: string, deleted: boolean): Promise<void> {
  const link = await context.links.ofIssue(issueId);
  if (link === undefined || link.connectionId !== context.connection.id || link.state === 'gone') return;
  // What happens to the pairs of a paused link is found when it is resumed.
  const project = context.projects.find((one) => one.link.id === link.projectLinkId);
  if (project === undefined) return;
  const left = { task: null, issue: null };
  if (!deleted) return markGone(context, link, left, 'JIRA_ITEM_GONE', 'missing');
  const follow = project.mapping.deletions === 'follow';
  const [task = null] = follow ? await context.platform.getTasks([link.taskId]) : [];
  await issueDeleted(context, project, link, task);
}
