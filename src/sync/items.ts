import { syncBatch } from './batch';
import { projectOfIssue, type SyncContext } from './context';
import { markGone } from './gone';

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
  const issues = await context.jira.issues(items.issueIds);
  const known = issues.filter(({ fields }) => projectOfIssue(context, fields.project.id) !== undefined);
  await syncBatch(context, { tasks, issues: known, searched: false, thorough: items.thorough === true });
  for (const id of items.issueIds) {
    if (issues.some((issue) => issue.id === id)) continue;
    const link = await context.links.ofIssue(id);
    if (link === undefined || link.connectionId !== context.connection.id || link.state === 'gone') continue;
    // What happens to the pairs of a paused link is found when it is resumed.
    if (context.projects.some((project) => project.link.id === link.projectLinkId))
      await markGone(context, link, { task: null, issue: null }, 'JIRA_ITEM_GONE');
  }
}
