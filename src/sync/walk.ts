import { Problem } from '../errors/problem';
import type { IssuePage } from '../jira/port';
import { syncBatch } from './batch';
import type { LinkedProject, SyncContext } from './context';
import type { SaveProgress } from './delta';
import type { Progress, Walk } from './progress';

const ISSUE_PAGE = 100;
/** A walk lets what has changed meanwhile come before its next pages. */
const PAGES_A_PASS = 10;

/** Told after each page that is stored; false ends the walk there. */
export type OnPage = (progress: Progress) => Promise<boolean>;

/**
 * Goes through the projects that have a walk before them, both sides of each pair, whatever the cursors say. Pairs that
 * agree cost no write; what is missing is made, and nothing is deleted. Each page is stored before the next is begun.
 */
export async function walk(
  context: SyncContext,
  from: Progress,
  save: SaveProgress,
  onPage: OnPage,
): Promise<Progress> {
  let progress = from;
  let pages = 0;
  for (const project of context.projects) {
    const { id } = project.link;
    for (let state = progress.walks[id]; state !== undefined; state = progress.walks[id]) {
      if (pages >= PAGES_A_PASS || (pages > 0 && !context.timeLeft())) return progress;
      const next =
        state.phase === 'tasks'
          ? await taskPage(context, project, state)
          : await issuePage(context, project, state);
      pages += 1;
      progress = next.end
        ? ended(progress, id, next.walk)
        : { ...progress, walks: { ...progress.walks, [id]: next.walk } };
      await save(progress);
      if (!(await onPage(progress))) return progress;
    }
  }
  return progress;
}

interface Step {
  readonly walk: Walk;
  readonly end: boolean;
}

function ended(progress: Progress, linkId: string, { done }: Walk): Progress {
  const { [linkId]: _, ...walks } = progress.walks;
  const { resync } = progress;
  const counts = resync?.linkIds.includes(linkId) === true;
  return { ...progress, walks, resync: counts ? { ...resync, done: resync.done + done } : resync };
}

async function taskPage(context: SyncContext, { link }: LinkedProject, state: Walk): Promise<Step> {
  const { tasks, more } = await context.platform.changedTasks(
    [link.platformProjectId],
    state.task,
    context.platform.capabilities.pageSize,
  );
  await syncBatch(context, { tasks, issues: [], searched: false, thorough: true });
  const last = tasks.at(-1);
  const done = state.done + tasks.filter(({ deleted }) => !deleted).length;
  if (more && last !== undefined)
    return { walk: { ...state, task: { updatedAt: last.updatedAt, id: last.id }, done }, end: false };
  // Where no issue becomes a task, every issue that matters was read with its task.
  return { walk: { ...state, phase: 'issues', page: null, done }, end: link.createTasks === 'never' };
}

async function issuePage(context: SyncContext, { link }: LinkedProject, state: Walk): Promise<Step> {
  const answer = await pageOfIssues(context, link.jiraProjectId, state.page);
  if (answer === null) return { walk: { ...state, page: null }, end: false };
  await syncBatch(context, { tasks: [], issues: answer.issues, searched: true });
  return { walk: { ...state, page: answer.next }, end: answer.next === null };
}

/** Null when the token of the page has ended: a walk that stood still for long begins this half again. */
async function pageOfIssues(
  context: SyncContext,
  projectId: string,
  page: string | null,
): Promise<IssuePage | null> {
  try {
    return await context.jira.projectIssues(projectId, ISSUE_PAGE, page);
  } catch (error) {
    if (page !== null && error instanceof Problem && error.details.facts?.['status'] === 400) return null;
    throw error;
  }
}
