import type { Progress, SaveProgress } from './progress';
import { syncBatch } from './batch';
import type { LinkedProject, SyncContext } from './context';
import { changedPage } from './changed-page';

type Backfill = Progress['backfills'][string];
const start: Backfill = { phase: 'tasks', task: null, page: null, done: 0 };
const ISSUE_PAGE = 100;

/** True when a project link has not had its first sync to the end. */
export function needsBackfill(progress: Progress, linkId: string): boolean {
  return (progress.backfills[linkId] ?? start).phase !== 'done';
}

/**
 * The first sync of a project link: all tasks, page by page with a cursor that is stored after each page; then, where
 * the link says so, the issues that were there before. Answers `complete: false` when time ran out; the next
 * invocation goes on where this one stood.
 */
export async function backfill(
  context: SyncContext,
  project: LinkedProject,
  from: Progress,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  const { link } = project;
  let progress = from;
  let state: Backfill = progress.backfills[link.id] ?? start;
  const keep = async (next: Backfill): Promise<void> => {
    state = next;
    progress = { ...progress, backfills: { ...progress.backfills, [link.id]: next } };
    await save(progress);
  };
  while (state.phase === 'tasks') {
    const page = await changedPage(context, [link.platformProjectId], state.task);
    await syncBatch(context, {
      tasks: page.tasks.filter((task) => !task.deleted),
      issues: [],
      searched: false,
    });
    const last = page.tasks.at(-1);
    const task = last === undefined ? state.task : { updatedAt: last.updatedAt, id: last.id };
    const done = state.done + page.tasks.length;
    if (!page.more) {
      progress = withTaskCursor(progress, task);
      await keep({ phase: link.createTasks === 'all' ? 'issues' : 'done', task, page: null, done });
    } else {
      await keep({ ...state, task, done });
      if (!context.timeLeft()) return { progress, complete: false };
    }
  }
  while (state.phase === 'issues') {
    const answer = await context.jira.unlinkedIssues(link.jiraProjectId, ISSUE_PAGE, state.page);
    await syncBatch(context, { tasks: [], issues: answer.issues, searched: true });
    const done = state.done + answer.issues.length;
    if (answer.next === null) {
      await keep({ ...state, phase: 'done', page: null, done });
    } else {
      await keep({ ...state, page: answer.next, done });
      if (!context.timeLeft()) return { progress, complete: false };
    }
  }
  return { progress, complete: true };
}

/** The first project's last task is where the delta starts; later projects join a cursor that is on its way. */
function withTaskCursor(progress: Progress, task: Progress['task']): Progress {
  if (progress.task !== null || task === null) return progress;
  return { ...progress, task, taskSettled: false, taskSeenAt: Date.now() };
}
