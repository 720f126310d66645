import { Problem } from '../errors/problem';
import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import type { SyncContext } from './context';
import type { Link } from './links';

/** One side was deleted: the pair rests, the other side is left as it is, and its reader is told. Nothing is deleted. */
export async function markGone(
  context: SyncContext,
  link: Link,
  left: { task: Task | null; issue: JiraIssue | null },
  code: 'PLATFORM_ITEM_GONE' | 'JIRA_ITEM_GONE',
): Promise<void> {
  const now = Date.now();
  const item = {
    taskId: link.taskId,
    issueId: link.issueId,
    issueKey: left.issue?.key ?? null,
    taskKey: left.task?.key ?? null,
    taskUrl: left.task?.deleted === true ? null : (left.task?.url ?? null),
  };
  const problem = new Problem(code, { scope: 'item', retry: 'never' });
  await context.failures.record(
    link.connectionId,
    link.projectLinkId,
    item,
    problem,
    'notice',
    undefined,
    now,
  );
  await context.links.save([{ ...link, state: 'gone', agreedAt: now }]);
}
