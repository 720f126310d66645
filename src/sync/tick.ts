import { runningLinks, type Connection } from '../connection/connection';
import type { Jira } from '../jira/port';
import type { Platform } from '../platform/port';
import { markOf, taskMark } from './delta';
import { needsBackfill } from './backfill';
import { CLOCKS_APART_MS, JIRA_OVERLAP_MS, minutesBack } from './issue-scan';
import { mustWalk } from './link-changes';
import { isLookDue } from './missing-tasks';
import type { Progress } from './progress';
import { setBackBy } from './platform-clock';
import { cursorWithOverlap, TASK_OVERLAP_MS } from './task-cursor';
import { isScannedLately } from './task-scan';
import { isTroubleDue } from './troubled';

/** How many changes a look may bring: more than this is work in any case. */
const LOOK = 20;
/** Each look pays for what it is shown again: so many make a pass that leaves them behind the cursor the cheaper way. */
const SHOWN_AGAIN = 5;
/** What is older lies behind the cursor for good once a pass has moved it: looks ask for whole minutes. */
const LEFT_BEHIND_MS = JIRA_OVERLAP_MS + CLOCKS_APART_MS + 60_000;

/**
 * One call to each side to see whether anything moved. This runs every five minutes for every connection, so it
 * reads ids and stamps alone, and takes no lease.
 */
export async function somethingMoved(
  connection: Connection,
  progress: Progress,
  jira: Jira,
  platform: Platform,
  now: number,
): Promise<boolean> {
  if (isTroubleDue(progress, now)) return true;
  const links = runningLinks(connection);
  if (links.length === 0) return false;
  if (progress.retryAt !== null && progress.retryAt <= now) return true;
  if (links.some(({ id }) => needsBackfill(progress, id))) return true;
  if (progress.resync?.held === null || mustWalk(progress, connection)) return true;
  // A worker has to write down from when on missing tasks are looked for.
  if (!platform.capabilities.tellsDeleted && progress.looked.at === null) return true;
  if (isLookDue(progress, now) || (progress.peopleAt !== null && progress.peopleAt <= now)) return true;
  if (progress.scannedAt !== null && !isScannedLately(progress, now)) return true;
  return (
    (progress.scannedAt === null && (await taskMoved(connection, progress, platform, now))) ||
    (await issueMoved(connection, progress, jira, now))
  );
}

async function taskMoved(
  connection: Connection,
  progress: Progress,
  platform: Platform,
  now: number,
): Promise<boolean> {
  const seen = new Set(progress.seen);
  const tasks = await platform.changedTasks(
    runningLinks(connection).map(({ platformProjectId }) => platformProjectId),
    cursorWithOverlap(progress),
    LOOK,
  );
  if (tasks.more || tasks.tasks.some((task) => !seen.has(taskMark(task)))) return true;
  // What is changed now may be stamped before the cursor.
  if (setBackBy(progress.taskAheadMs, platform.aheadMs()) > 0) return true;
  // The overlap after the last change has passed with nothing new: a worker has to write down that it is settled.
  return !progress.taskSettled && tasks.tasks.length > 0 && now - progress.taskSeenAt >= TASK_OVERLAP_MS;
}

async function issueMoved(
  connection: Connection,
  progress: Progress,
  jira: Jira,
  now: number,
): Promise<boolean> {
  const seen = new Set(progress.seen);
  const issues = await jira.peekChanged({
    projectIds: runningLinks(connection).map(({ jiraProjectId }) => jiraProjectId),
    minutes: minutesBack(progress.jiraThrough, now),
    limit: LOOK,
    page: null,
  });
  const floor = progress.jiraThrough ?? 0;
  const after = issues.filter(({ updated }) => Date.parse(updated) >= floor);
  if (after.some(({ id, updated }) => !seen.has(markOf(id, updated)))) return true;
  // The newest come first: where all of a full look lie after the cursor, there may be more behind them.
  if (after.length >= LOOK) return true;
  const isQuiet = issues.every(({ updated }) => Date.parse(updated) < now - LEFT_BEHIND_MS);
  if (isQuiet && issues.length >= SHOWN_AGAIN) return true;
  // Nothing moved for long: the cursor must follow, or each look would reach further back for ever.
  return progress.jiraThrough !== null && now - progress.jiraThrough > JIRA_OVERLAP_MS + 3600_000;
}
