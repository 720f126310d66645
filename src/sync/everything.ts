import { backfill, needsBackfill } from './backfill';
import type { SyncContext } from './context';
import { issueDelta, taskDelta } from './delta';
import { syncItems } from './items';
import { mustWalk, withLinksOf } from './link-changes';
import { saveProgress, type Progress } from './progress';
import { recoverCreates } from './recover';
import type { SyncRequest } from './request';
import type { ResyncWork } from './resync-work';
import { retryParked } from './retry';
import { walk } from './walk';

/**
 * All that one pass has to do, in its order: what a dead worker left, first syncs, what has changed since, what is due
 * for another try, and walks. False when there is more to do than fitted.
 */
export async function everything(
  context: SyncContext,
  request: SyncRequest,
  from: Progress,
  resync: ResyncWork,
): Promise<boolean> {
  const counted = (progress: Progress): Progress => ({
    ...progress,
    linked: sum(from.linked, context.tally.linked),
    retryAt: earlier(progress.retryAt, context.tally.retryAt),
  });
  const save = (progress: Progress): Promise<void> =>
    saveProgress(context.storage, context.connection.id, counted(progress));
  const runningIds = context.projects.map(({ link }) => link.id);
  const admitted = await resync.admit(request, from);
  if (admitted !== from) await save(admitted);
  await recoverCreates(context);
  if (request.kind === 'items') {
    await syncItems(context, request);
    const progress = counted(await retryParked(context, admitted));
    if (JSON.stringify(progress) !== JSON.stringify(admitted)) await save(progress);
    return true;
  }
  let progress: Progress = { ...withLinksOf(admitted, context.connection), waitUntil: null };
  // Before anything is made for a new link it stands here, so that whatever it leaves behind can be found.
  if (Object.keys(progress.backfills).length > Object.keys(admitted.backfills).length) await save(progress);
  const unfilled = context.projects.filter(({ link }) => needsBackfill(progress, link.id));
  for (const project of unfilled) {
    const filled = await backfill(context, project, progress, save);
    progress = filled.progress;
    if (!filled.complete) return false;
  }
  if (unfilled.length > 0) {
    // All that Jira would tell now is what this pass has just made; the next tick reads it once, from before it began.
    await save({ ...progress, jiraThrough: progress.jiraThrough ?? startOf(context) });
    return !mustWalk(progress, context.connection);
  }
  const tasks = await taskDelta(context, progress, save);
  if (!tasks.complete) return false;
  const issues = await issueDelta(context, tasks.progress, save);
  if (!issues.complete) return false;
  progress = await retryParked(context, issues.progress);
  if (JSON.stringify(counted(progress)) !== JSON.stringify(from)) await save(progress);
  if (progress.resync === null && !mustWalk(progress, context.connection)) return true;
  progress = await walk(context, progress, save, (now) => resync.report(now, context.tally.failed > 0));
  const settled = await resync.settle(progress, runningIds);
  if (settled !== progress) await save(settled);
  return !mustWalk(settled, context.connection);
}

/** Before the first project was linked nothing that happened in Jira concerns the connection. */
function startOf(context: SyncContext): number {
  return Math.min(...context.projects.map(({ link }) => link.linkedAt));
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function sum(before: Progress['linked'], fresh: ReadonlyMap<string, number>): Progress['linked'] {
  const after = { ...before };
  for (const [linkId, count] of fresh) after[linkId] = (after[linkId] ?? 0) + count;
  return after;
}
