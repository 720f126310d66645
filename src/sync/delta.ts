import { createHash } from 'node:crypto';
import type { Task } from '../platform/port';
import { syncBatch } from './batch';
import type { SyncContext } from './context';
import { isScannedLately, mustScan, taskScan } from './task-scan';
import { MARK_LENGTH, type Progress, type SaveProgress } from './progress';
import { changedPage } from './changed-page';
import { IssueScan, JIRA_OVERLAP_MS } from './issue-scan';
import { notAhead, onClock } from './platform-clock';
import { advanced, beginsBeyond, cursorWithOverlap, holds, TASK_OVERLAP_MS } from './task-cursor';

/** How many marks of the overlap are kept; more than these are simply looked at again. */
const SEEN_LIMIT = 300;
/**
 * Of what Jira may not show completely yet, a pass takes about so many: they are read again when they are all shown, and
 * a burst of thousands, our own writes among them, would be read at every pass until then.
 */
const FRESH_LIMIT = 100;

/**
 * After each page the cursors alone are stored: the marks are most of what is written, and whoever is killed before the
 * end of a pass just looks at the overlap once more.
 */
const bare = (progress: Progress): Progress => ({ ...progress, seen: [] });

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
  if (isScannedLately(progress, Date.now())) return { progress, complete: true };
  if (mustScan(context)) return taskScan(context, projectIds, progress, save);
  let after = progress.taskScan ?? cursorWithOverlap(progress);
  const seen = new Set(progress.seen);
  let isBeyond = beginsBeyond(progress);
  for (;;) {
    const askedAt = Date.now();
    const page = await changedPage(context, projectIds, after);
    // A platform may find out with its first answer that it tells of no changes.
    if (mustScan(context)) return taskScan(context, projectIds, progress, save);
    const ahead = context.platform.aheadMs();
    const { task } = progress;
    progress = onClock(progress, ahead, TASK_OVERLAP_MS);
    if (progress.task !== task) {
      after = progress.task;
      isBeyond = true;
      continue;
    }
    const news = page.tasks.filter((task) => !seen.has(taskMark(task)));
    const worked = context.tally.worked;
    if (news.length > 0) await syncBatch(context, { tasks: news, issues: [], searched: false });
    const last = page.tasks.at(-1);
    if (last !== undefined) {
      const from = after;
      after = { updatedAt: last.updatedAt, id: last.id };
      isBeyond ||= !page.more || holds(page.tasks, progress.task);
      progress = advanced(progress, { from, askedAt, last: after, more: page.more, isBeyond, ahead });
      if (news.length > 0) {
        const marks = news.map((task) => taskMark(task));
        progress = { ...progress, seen: remember(progress.seen, marks) };
        await save(bare(progress), context.tally.worked > worked);
      }
    }
    if (!page.more) {
      progress = notAhead(progress, ahead, askedAt, TASK_OVERLAP_MS);
      break;
    }
    if (!context.timeLeft()) {
      await save(progress);
      return { progress, complete: false };
    }
  }
  // One more look behind the cursor is enough, whatever it brings: a burst larger than what is remembered would
  // otherwise be looked at for ever.
  const settled = progress.task === start.task && Date.now() - progress.taskSeenAt >= TASK_OVERLAP_MS;
  return {
    progress: { ...progress, taskScan: null, scannedAt: null, taskSettled: progress.taskSettled || settled },
    complete: true,
  };
}

/**
 * The same for Jira, whose clock is Forge's own: after a full scan the cursor may move to just behind now. `goesOn`: a
 * pass before had more to do than it had time for, and most likely so has this one.
 */
export async function issueDelta(
  context: SyncContext,
  start: Progress,
  goesOn: boolean,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  let progress = start;
  const projectIds = context.projects.map(({ link }) => link.jiraProjectId);
  if (projectIds.length === 0) return { progress, complete: true };
  const now = Date.now();
  const { floor, startedAt } = scanOf(progress, now);
  const long = goesOn || progress.jiraMore;
  const scan = await IssueScan.begin(context, projectIds, floor, { broken: progress.jiraScan, long });
  const seen = new Set(progress.seen);
  let fresh = 0;
  do {
    const answer = await scan.next();
    // The query reaches further back than the cursor, to the whole minute.
    const news = answer.issues.filter(
      ({ id, fields: { updated } }) => Date.parse(updated) >= (floor ?? 0) && !seen.has(markOf(id, updated)),
    );
    const worked = context.tally.worked;
    if (news.length > 0) await syncBatch(context, { tasks: [], issues: news, searched: true });
    const last = answer.issues.at(-1);
    const reached = Math.max(floor ?? 0, last === undefined ? 0 : Date.parse(last.fields.updated));
    // Only what lies behind the cursor to come will be met again.
    const again = news.filter(({ fields }) => Date.parse(fields.updated) >= startedAt - JIRA_OVERLAP_MS);
    const marks = again.map(({ id, fields }) => markOf(id, fields.updated));
    progress = {
      ...progress,
      jiraScan: { floor: reached, startedAt, fixed: scan.rest },
      seen: remember(progress.seen, marks),
    };
    if (news.length > 0) await save(bare(progress), context.tally.worked > worked);
    fresh += news.filter(({ fields }) => Date.parse(fields.updated) > now - JIRA_OVERLAP_MS).length;
    if (fresh >= FRESH_LIMIT) break;
    if (scan.hasMore && (scan.slips(reached) || !context.timeLeft())) {
      await save(progress);
      return { progress, complete: false };
    }
  } while (scan.hasMore);
  const jiraThrough = Math.max(progress.jiraThrough ?? 0, startedAt - JIRA_OVERLAP_MS);
  return {
    progress: { ...progress, jiraScan: null, jiraMore: scan.hasMore, jiraThrough },
    complete: true,
  };
}

/** A scan that was broken off among what was certainly shown goes on as a new one: nothing behind it can turn up. */
function scanOf(
  { jiraScan, jiraThrough }: Progress,
  now: number,
): { readonly floor: number | null; readonly startedAt: number } {
  if (jiraScan === null) return { floor: jiraThrough, startedAt: now };
  const { floor, startedAt } = jiraScan;
  return { floor, startedAt: floor <= startedAt - JIRA_OVERLAP_MS ? now : startedAt };
}

/** With its version: a platform may stamp two changes alike, in one millisecond or after its clock was set back. */
export function taskMark({ id, updatedAt, version }: Pick<Task, 'id' | 'updatedAt' | 'version'>): string {
  return markOf(`${id} ${version}`, updatedAt);
}

/** What one stamp of one item looks like in the list of things seen. */
export function markOf(id: string, updated: string): string {
  return createHash('sha256')
    .update(`${id} ${Date.parse(updated)}`)
    .digest('base64url')
    .slice(0, MARK_LENGTH);
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
