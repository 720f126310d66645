import type { SyncContext } from './context';
import { syncItems } from './items';
import type { Progress } from './progress';

const AT_ONCE = 50;
const LISTED = 100;
const NEXT_LOT_MS = 60_000;

/** Tries the parked items that are due, and answers the progress with the time at which the next one is. */
export async function retryParked(context: SyncContext, progress: Progress): Promise<Progress> {
  const now = Date.now();
  if (progress.retryAt === null || progress.retryAt > now) return progress;
  const parked = await context.failures.ofConnection(context.connection.id, LISTED);
  const running = new Set(context.projects.map(({ link }) => link.id));
  // What is parked of a paused link is tried by the walk that resuming it begins.
  const tries = parked.filter(
    ({ nextTryAt, projectLinkId }) => nextTryAt !== null && running.has(projectLinkId),
  );
  const due = tries.filter(({ nextTryAt }) => nextTryAt !== null && nextTryAt <= now);
  const lot = due.slice(0, AT_ONCE);
  await syncItems(context, {
    taskIds: lot.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
    issueIds: lot.flatMap(({ taskId, issueId }) => (taskId === null && issueId !== null ? [issueId] : [])),
  });
  const later = tries.flatMap(({ nextTryAt }) => (nextTryAt !== null && nextTryAt > now ? [nextTryAt] : []));
  // There may be more than a lot takes or the list shows.
  if (due.length > lot.length || parked.length === LISTED) later.push(now + NEXT_LOT_MS);
  return { ...progress, retryAt: later.length === 0 ? null : Math.min(...later) };
}
