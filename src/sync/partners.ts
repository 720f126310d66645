import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import type { SyncContext } from './context';
import { isParted, type Link } from './links';

const ISSUES_A_CALL = 100;

/** The given tasks, and those of the wanted ones that are not among them. */
export async function withMissingTasks(
  context: SyncContext,
  given: readonly Task[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, Task>> {
  const tasks = new Map(given.map((task) => [task.id, task]));
  const missing = wanted.filter((id) => !tasks.has(id));
  const size = context.platform.capabilities.pageSize;
  for (let start = 0; start < missing.length; start += size) {
    for (const task of await context.platform.getTasks(missing.slice(start, start + size)))
      tasks.set(task.id, task);
  }
  return tasks;
}

/** The given issues, and those of the links that are not among them: also of pairs that were over, since what is gone may come back. */
export async function withMissingIssues(
  context: SyncContext,
  given: readonly JiraIssue[],
  links: readonly Link[],
): Promise<ReadonlyMap<string, JiraIssue>> {
  const issues = new Map(given.map((issue) => [issue.id, issue]));
  const wanted = links.filter((link) => !isParted(link)).map(({ issueId }) => issueId);
  const missing = [...new Set(wanted)].filter((id) => !issues.has(id));
  for (let start = 0; start < missing.length; start += ISSUES_A_CALL) {
    for (const issue of await context.jira.issues(missing.slice(start, start + ISSUES_A_CALL)))
      issues.set(issue.id, issue);
  }
  return issues;
}
