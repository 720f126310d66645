import { createHash } from 'node:crypto';
import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import { syncBatch } from './batch';
import type { SyncContext } from './context';
import type { Progress } from './progress';

/** Jira's search shows a change late; what is older than this has certainly been shown. */
export const JIRA_OVERLAP_MS = 3 * 60_000;
/** The same for tasks, counted on our clock from the last scan that brought something new. */
export const TASK_OVERLAP_MS = 60_000;
const JIRA_PAGE = 100;
/** How many marks of the overlap are kept; more than these are simply looked at again. */
const SEEN_LIMIT = 300;

export type SaveProgress = (progress: Progress) => Promise<void>;

/**
 * Works through all that moved on the platform since the cursor. The cursor follows page by page, after the page's
 * work is stored; the order (updatedAt, id) means that a block of equal stamps larger than a page neither loops nor
 * is skipped. Answers the progress reached; `false` when time ran out first.
 */
export async function taskDelta(
  context: SyncContext,
  start: Progress,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  let progress = start;
  const projectIds = readyProjects(context, progress).map(({ link }) => link.platformProjectId);
  if (projectIds.length === 0) return { progress, complete: true };
  let after =
    progress.taskSettled || progress.task === null
      ? progress.task
      : { updatedAt: back(progress.task.updatedAt, TASK_OVERLAP_MS), id: '' };
  const seen = new Set(progress.seen);
  let fresh = false;
  for (;;) {
    const page = await context.platform.changedTasks(
      projectIds,
      after,
      context.platform.capabilities.pageSize,
    );
    const news = page.tasks.filter((task) => !seen.has(markOf(task.id, task.updatedAt)));
    if (news.length > 0) {
      fresh = true;
      await syncBatch(context, { tasks: news, issues: [], searched: false });
    }
    const last = page.tasks.at(-1);
    if (last !== undefined) after = { updatedAt: last.updatedAt, id: last.id };
    if (news.length > 0 && after !== null) {
      progress = {
        ...progress,
        task: later(progress.task, after),
        taskSettled: false,
        taskSeenAt: Date.now(),
        seen: remember(
          progress.seen,
          news.map((task) => markOf(task.id, task.updatedAt)),
        ),
      };
      await save(progress);
    }
    if (!page.more) break;
    if (!context.timeLeft()) return { progress, complete: false };
  }
  if (!fresh && !progress.taskSettled && Date.now() - progress.taskSeenAt >= TASK_OVERLAP_MS)
    progress = { ...progress, taskSettled: true };
  return { progress, complete: true };
}

/** The same for Jira, whose clock is Forge's own: after a full scan the cursor may move to just behind now. */
export async function issueDelta(
  context: SyncContext,
  start: Progress,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  let progress = start;
  const projectIds = context.projects.map(({ link }) => link.jiraProjectId);
  if (projectIds.length === 0) return { progress, complete: true };
  const scanStart = Date.now();
  const minutes = minutesBack(progress.jiraThrough, scanStart);
  const seen = new Set(progress.seen);
  let page: string | null = null;
  do {
    const answer: { issues: readonly JiraIssue[]; next: string | null } = await context.jira.changedIssues({
      projectIds,
      minutes,
      limit: JIRA_PAGE,
      page,
    });
    const news = answer.issues.filter((issue) => !seen.has(markOf(issue.id, issue.fields.updated)));
    if (news.length > 0) {
      await syncBatch(context, { tasks: [], issues: news, searched: true });
      progress = {
        ...progress,
        seen: remember(
          progress.seen,
          news.map((issue) => markOf(issue.id, issue.fields.updated)),
        ),
      };
    }
    const last = answer.issues.at(-1);
    if (last !== undefined) {
      // Behind the overlap everything has been shown, so even an unfinished scan need not come back here.
      const through = Math.min(Date.parse(last.fields.updated), scanStart - JIRA_OVERLAP_MS);
      progress = { ...progress, jiraThrough: Math.max(progress.jiraThrough ?? 0, through) };
      if (news.length > 0) await save(progress);
    }
    page = answer.next;
    if (page !== null && !context.timeLeft()) return { progress, complete: false };
  } while (page !== null);
  return {
    progress: { ...progress, jiraThrough: Math.max(progress.jiraThrough ?? 0, scanStart - JIRA_OVERLAP_MS) },
    complete: true,
  };
}

/** Relative dates are whole minutes; one more covers the rounding. */
export function minutesBack(through: number | null, now: number): number {
  return Math.max(1, Math.ceil((now - (through ?? now - JIRA_OVERLAP_MS)) / 60_000) + 1);
}

/** What one stamp of one item looks like in the list of things seen. */
export function markOf(id: string, updated: string): string {
  return createHash('sha256')
    .update(`${id} ${Date.parse(updated)}`)
    .digest('base64url')
    .slice(0, 8);
}

/** Projects whose first sync has taken over all that was there: until then the first sync brings their tasks. */
function readyProjects(context: Pick<SyncContext, 'projects'>, progress: Progress): SyncContext['projects'] {
  return context.projects.filter(
    ({ link }) =>
      progress.backfills[link.id]?.phase === 'done' || progress.backfills[link.id]?.phase === 'issues',
  );
}

function remember(before: readonly string[], marks: readonly string[]): string[] {
  return [...new Set([...before, ...marks])].slice(-SEEN_LIMIT);
}

function later(before: Progress['task'], now: Pick<Task, 'updatedAt' | 'id'>): Progress['task'] {
  if (
    before !== null &&
    (before.updatedAt > now.updatedAt || (before.updatedAt === now.updatedAt && before.id >= now.id))
  )
    return before;
  return { updatedAt: now.updatedAt, id: now.id };
}

function back(stamp: string, milliseconds: number): string {
  return new Date(Date.parse(stamp) - milliseconds).toISOString();
}
