import type { SyncContext } from './context';
import { syncItems } from './items';
import type { Progress } from './progress';

const AT_ONCE = 50;

/** Tries the parked items that are due. The progress remembers when the next one is, so that idle ticks need not ask. */
export async function retryParked(context: SyncContext, progress: Progress): Promise<Progress> {
  const now = Date.now();
  let earliest = progress.retryAt;
  if (earliest !== null && earliest <= now) {
    const parked = await context.failures.ofConnection(context.connection.id, 100);
    const due = parked.filter(({ nextTryAt }) => nextTryAt !== null && nextTryAt <= now).slice(0, AT_ONCE);
    const waiting = parked.flatMap(({ nextTryAt }) =>
      nextTryAt !== null && nextTryAt > now ? [nextTryAt] : [],
    );
    const ids = {
      taskIds: due.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
      issueIds: due.flatMap(({ taskId, issueId }) => (taskId === null && issueId !== null ? [issueId] : [])),
    };
    await syncItems(context, ids);
    earliest = waiting.length === 0 ? null : Math.min(...waiting);
  }
  const fresh = context.tally.retryAt;
  const retryAt = earliest === null ? fresh : fresh === null ? earliest : Math.min(earliest, fresh);
  return retryAt === progress.retryAt ? progress : { ...progress, retryAt };
}
