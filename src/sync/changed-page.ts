import { Problem } from '../errors/problem';
import type { TaskCursor, TaskPage } from '../platform/port';
import { projectOfTask, type SyncContext } from './context';
import { itemOf } from './failures';
import { NotYet } from './not-yet';
import { park } from './park';

/** A page that does not come is asked for in parts; each that does not come either may take 20 seconds. */
const SMALLER = [25, 5, 1];
/** How far behind the last one that could be read the next is looked for, in milliseconds. */
const STEPS_OVER = [1, 1_000, 60_000, 3_600_000, 86_400_000, 30 * 86_400_000];
/** How far back it is looked for where there is no last one: an hour (a clock may be as far ahead), to fifty years. */
const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;
const STEPS_BACK = [HOUR, 24 * HOUR, 30 * 24 * HOUR, YEAR, 10 * YEAR, 50 * YEAR];
/** So many halvings bring it near what cannot be read, so that little else is passed over. */
const HALVINGS = 5;
/** The same where nothing lies before it: between two looks that lie a year apart. */
const HALVINGS_FROM_NOTHING = 24;

/** What one pass has found out about pages: it does not wait for the same page size twice. */
const limits = new WeakMap<SyncContext, number>();

/**
 * The next changed tasks. One task that a platform cannot bring, or brings only in small company, must not stop all that
 * comes behind it: the page is made smaller, and what cannot be read even alone is passed over and parked as a failure.
 * Only where the platform otherwise answers: an outage is an outage. Throws what the first call threw.
 */
export async function changedPage(
  context: SyncContext,
  projectIds: readonly string[],
  after: TaskCursor | null,
): Promise<TaskPage> {
  const { platform } = context;
  const whole = limits.get(context) ?? platform.capabilities.pageSize;
  const first = await attempt(context, projectIds, after, whole);
  if (!(first instanceof Problem)) {
    await parkUnreadable(context, first);
    return first;
  }
  try {
    await platform.whoAmI();
  } catch {
    throw first;
  }
  for (const limit of SMALLER.filter((smaller) => smaller < whole)) {
    if (!context.timeLeft()) throw new NotYet(Date.now() + 1_000);
    limits.set(context, limit);
    const page = await attempt(context, projectIds, after, limit);
    if (page instanceof Problem) continue;
    await parkUnreadable(context, page);
    return page;
  }
  // Where nothing has a time there is none behind which the next could be looked for.
  if (platform.capabilities.changes === 'scan') throw first;
  return passOver(context, projectIds, after, first);
}

/** One task whose answer breaks the platform's own rules is a failure of that task, and of nothing else. */
async function parkUnreadable(context: SyncContext, { unreadable = [] }: TaskPage): Promise<void> {
  if (unreadable.length === 0) return;
  const known = await context.failures.of(
    context.connection.id,
    unreadable.map(({ id }) => itemOf({ taskId: id, issueId: null })),
  );
  const problem = new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'item', retry: 'never' });
  for (const { id, projectId } of unreadable) {
    const project = projectOfTask(context, projectId);
    const item = { taskId: id, issueId: null, issueKey: null, taskKey: null, taskUrl: null };
    const before = known.get(itemOf(item));
    if (project === undefined || before?.error.code === problem.code) continue;
    await park(context, { projectLinkId: project.link.id, item, known: before }, problem);
  }
}

async function attempt(
  { platform }: SyncContext,
  projectIds: readonly string[],
  after: TaskCursor | null,
  limit: number,
): Promise<TaskPage | Problem> {
  try {
    return await platform.changedTasks(projectIds, after, limit);
  } catch (error) {
    if (error instanceof Problem && isOfThePage(error)) return error;
    throw error;
  }
}

/** A platform that asks for patience, or cannot be reached, says nothing about a page. */
export function isOfThePage({ code, details }: Problem): boolean {
  return (code === 'PLATFORM_TIMEOUT' || code === 'PLATFORM_UNAVAILABLE') && details.retry === 'backoff';
}

async function passOver(
  context: SyncContext,
  projectIds: readonly string[],
  after: TaskCursor | null,
  problem: Problem,
): Promise<TaskPage> {
  const at = (moment: number): Promise<TaskPage | Problem> =>
    attempt(context, projectIds, { updatedAt: new Date(moment).toISOString(), id: '' }, 1);
  const gap = after === null ? await gapFromNothing(context, at) : await gapBehind(context, after, at);
  if (gap === null) throw problem;
  let { near, far, found } = gap;
  const halvings = after === null ? HALVINGS_FROM_NOTHING : HALVINGS;
  for (let done = 0; done < halvings && far - near > 1 && context.timeLeft(); done += 1) {
    const middle = Math.floor((near + far) / 2);
    const nearer = await at(middle);
    if (nearer instanceof Problem) near = middle;
    else [far, found] = [middle, nearer];
  }
  await parkPassed(context, projectIds, after, problem);
  limits.delete(context);
  return found;
}

type Look = (moment: number) => Promise<TaskPage | Problem>;

/** What cannot be read lies after the one moment and not after the other, in milliseconds since the epoch. */
interface Gap {
  readonly near: number;
  readonly far: number;
  /** What comes after `far`. */
  readonly found: TaskPage;
}

async function gapBehind(context: SyncContext, after: TaskCursor, at: Look): Promise<Gap | null> {
  const from = Date.parse(after.updatedAt);
  let near = from;
  for (const step of STEPS_OVER) {
    if (!context.timeLeft()) return null;
    const found = await at(from + step);
    if (!(found instanceof Problem)) return { near, far: from + step, found };
    near = from + step;
  }
  return null;
}

/**
 * The first of all tasks cannot be read, and may be of any age. Looked for from now backwards: a look that brings
 * something takes no time, and one that does not takes all that a call may take.
 */
async function gapFromNothing(context: SyncContext, at: Look): Promise<Gap | null> {
  const now = Date.now();
  let far = now + HOUR;
  let found = await at(far);
  for (const step of STEPS_BACK) {
    if (found instanceof Problem || !context.timeLeft()) return null;
    const near = Math.max(0, now - step);
    const earlier = await at(near);
    if (earlier instanceof Problem) return { near, far, found };
    [far, found] = [near, earlier];
  }
  return null;
}

/** Nobody knows its id: it is told by what comes before it, and a person has to look. */
async function parkPassed(
  context: SyncContext,
  projectIds: readonly string[],
  after: TaskCursor | null,
  problem: Problem,
): Promise<void> {
  const unreadable = new Problem(problem.code, { ...problem.details, scope: 'item', retry: 'never' });
  for (const projectId of await concerned(context, projectIds, after)) {
    const project = projectOfTask(context, projectId);
    if (project === undefined) continue;
    const item = {
      taskId: `after.${after?.id ?? ''}.${project.link.id}`,
      issueId: null,
      issueKey: null,
      taskKey: null,
      taskUrl: null,
    };
    await park(context, { projectLinkId: project.link.id, item, known: undefined }, unreadable);
  }
}

/**
 * In which of the projects it lies: each is asked for its own next task, and one that answers takes no time. Where that
 * cannot be found out any more it is told of the first that did not answer for itself: not to tell of it would be worse.
 */
async function concerned(
  context: SyncContext,
  projectIds: readonly string[],
  after: TaskCursor | null,
): Promise<readonly string[]> {
  if (projectIds.length < 2) return projectIds;
  const silent: string[] = [];
  const unasked: string[] = [];
  for (const projectId of projectIds) {
    if (!context.timeLeft()) unasked.push(projectId);
    else if ((await attempt(context, [projectId], after, 1)) instanceof Problem) silent.push(projectId);
  }
  return silent.length > 0 ? silent : [...unasked, ...projectIds].slice(0, 1);
}
