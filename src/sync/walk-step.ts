import { createHash } from 'node:crypto';
import { Problem } from '../errors/problem';
import type { IssuePage } from '../jira/port';
import { syncBatch } from './batch';
import type { LinkedProject, SyncContext } from './context';
import type { Walk } from './progress';
import { tryAgain } from './retry';
import { changedPage } from './changed-page';
import { fromOf } from './walk-since';

const ISSUE_PAGE = 100;
const FAILED_PAGE = 50;

/** What a walk is through: all items, those that failed before `since`, or those that changed since then. */
export interface Scope {
  readonly which: 'all' | 'failed' | 'since';
  /** Milliseconds since the epoch. */
  readonly since: number;
  /** In the half of the issues only those without a task: the others have been met with theirs. */
  readonly onlyUnlinked?: boolean;
}
export const wholeProject: Scope = { which: 'all', since: 0 };

export interface Step {
  readonly walk: Walk;
  readonly end: boolean;
  /** Items on the page. */
  readonly looked: number;
  /** The key of the last item. */
  readonly last: string | null;
}

/** Works through one page of a project and answers where the next one begins. */
export async function takeStep(
  context: SyncContext,
  project: LinkedProject,
  state: Walk,
  scope: Scope,
): Promise<Step> {
  if (state.phase === 'failed') return failedPage(context, project, state, scope);
  return state.phase === 'tasks'
    ? taskPage(context, project, state, scope)
    : issuePage(context, project, state, scope);
}

/** Changes with all that decides what a page brings and what is made of it. */
export function printOf({ link, mapping }: LinkedProject, scope: Scope): string {
  const { jiraProjectId, platformProjectId, createTasks } = link;
  const asked = [jiraProjectId, platformProjectId, createTasks, scope.which, scope.since, mapping];
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url').slice(0, 8);
}

async function taskPage(
  context: SyncContext,
  { link }: LinkedProject,
  state: Walk,
  { which }: Scope,
): Promise<Step> {
  const { tasks, more } = await changedPage(context, [link.platformProjectId], state.task);
  await syncBatch(context, { tasks, issues: [], searched: false, thorough: true });
  const last = tasks.at(-1);
  const looked = tasks.filter(({ deleted }) => !deleted).length;
  const done = state.done + looked;
  if (more && last !== undefined) {
    const task = { updatedAt: last.updatedAt, id: last.id };
    return { walk: { ...state, task, done }, end: false, looked, last: last.key };
  }
  // Where no issue becomes a task, every issue that matters was read with its task, unless only changes are looked for.
  const end = link.createTasks === 'never' && which !== 'since';
  return { walk: { ...state, phase: 'issues', page: null, done }, end, looked, last: last?.key ?? null };
}

async function issuePage(
  context: SyncContext,
  { link }: LinkedProject,
  state: Walk,
  { which, since, onlyUnlinked }: Scope,
): Promise<Step> {
  const from = which === 'since' ? await fromOf(context, since, state.from) : null;
  const page = from === state.from ? state.page : null;
  const answer = await pageOfIssues(context, link.jiraProjectId, page, from);
  if (answer === null)
    return { walk: { ...state, page: null, from: null }, end: false, looked: 0, last: null };
  const issues = answer.issues.filter(({ link: pair }) => onlyUnlinked !== true || pair === null);
  await syncBatch(context, { tasks: [], issues, searched: true });
  const last = answer.issues.at(-1)?.key ?? null;
  return { walk: { ...state, page: answer.next, from }, end: answer.next === null, looked: 0, last };
}

/** Null when the token of the page has ended: a walk that stood still for long begins this half again. */
async function pageOfIssues(
  { jira }: SyncContext,
  projectId: string,
  page: string | null,
  from: Walk['from'],
): Promise<IssuePage | null> {
  const limit = ISSUE_PAGE;
  try {
    return from === null
      ? await jira.unlinkedIssues(projectId, limit, page)
      : await jira.changedIssues({ projectIds: [projectId], minutes: 0, since: from.since, limit, page });
  } catch (error) {
    if (page !== null && error instanceof Problem && error.details.facts?.['status'] === 400) return null;
    throw error;
  }
}

/** What was tried is no longer of before the resync, so the next page of it is always the first one. */
async function failedPage(
  context: SyncContext,
  { link }: LinkedProject,
  state: Walk,
  { since }: Scope,
): Promise<Step> {
  const filter = { connectionId: context.connection.id, linkId: link.id, before: since };
  const from = state.page === null ? undefined : Number(state.page);
  const listed = await context.failures.page({ ...filter, from }, FAILED_PAGE, undefined, 'ASC');
  // The list may lag behind: what has been mended or tried meanwhile is left alone.
  const stored = await context.failures.byIds(listed.failures.map(({ id }) => id));
  const open = [...stored.values()].filter((failure) => failure.at < since);
  const failed = open.filter(({ severity }) => severity === 'failure');
  await tryAgain(context, await context.failures.demand(failed, Date.now()));
  const reached = listed.failures.at(-1)?.at ?? since;
  const isStuck = reached === from && failed.length === 0;
  const page = String(isStuck ? reached + 1 : reached);
  const last = failed.at(-1)?.taskKey ?? failed.at(-1)?.issueKey ?? null;
  return {
    walk: { ...state, page, done: state.done + failed.length },
    end: listed.failures.length < FAILED_PAGE && failed.length === 0,
    looked: failed.length,
    last,
  };
}
