import { syncBatch } from './batch';
import { changedPage } from './changed-page';
import type { SyncContext } from './context';
import type { Progress, SaveProgress } from './progress';

/** A platform that cannot say what changed is read from end to end so often; each time costs a call for each page. */
const SCAN_EVERY_MS = 30 * 60_000;

export const mustScan = ({ platform }: SyncContext): boolean => platform.capabilities.changes === 'scan';

/** Nothing has to be asked: the platform is one that has to be read as a whole, and that was done a short while ago. */
export function isScannedLately({ scannedAt, taskScan }: Progress, now: number): boolean {
  return scannedAt !== null && taskScan === null && now - scannedAt < SCAN_EVERY_MS;
}

/**
 * Reads all tasks of the projects in the order of their ids. What still holds what was agreed costs nothing beside its
 * page: its partner is left unread. The place is stored when time runs out; a worker that dies begins this scan again.
 */
export async function taskScan(
  context: SyncContext,
  projectIds: readonly string[],
  start: Progress,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  // A place with a time is one of before it was known that this platform tells of no changes.
  let after = start.scannedAt === null ? null : start.taskScan;
  for (;;) {
    const page = await changedPage(context, projectIds, after);
    await syncBatch(context, { tasks: page.tasks, issues: [], searched: false });
    const last = page.tasks.at(-1);
    if (!page.more || last === undefined) break;
    after = { updatedAt: last.updatedAt, id: last.id };
    if (context.timeLeft()) continue;
    const progress = { ...start, taskScan: after, scannedAt: start.scannedAt ?? 0 };
    await save(progress);
    return { progress, complete: false };
  }
  const progress = {
    ...start,
    task: null,
    taskScan: null,
    taskSettled: true,
    seen: [],
    scannedAt: Date.now(),
  };
  return { progress, complete: true };
}
