import { Problem } from '../errors/problem';
import { backfill, needsBackfill } from './backfill';
import type { SyncContext } from './context';
import { lookForMissing } from './missing-tasks';
import { issueDelta, taskDelta } from './delta';
import type { InboxWork } from './inbox-work';
import { syncItems } from './items';
import { mustWalk, withLinksOf } from './link-changes';
import { lookForPeople } from './people-again';
import { saveProgress, type Progress, type SaveProgress } from './progress';
import { NotYet } from './not-yet';
import { recoverCreates } from './recover';
import { mendPair } from './repair';
import type { SyncRequest } from './request';
import type { ResyncWork } from './resync-work';
import { retryAsked, retryParked } from './retry';
import { wakeChildren } from './wake-children';
import { walk } from './walk';

/**
 * Of pages on which nothing had to be done only the cursor of each so-many-th is stored: most show what we have just
 * written ourselves, and their cursors were a seventh of all that was written.
 */
const UNWORKED_PAGES = 10;

/** What comes in while a pass is under way. */
export interface Surroundings {
  readonly inbox: InboxWork;
  /** What a batch brought before the pass began. */
  readonly stored: ReadonlyMap<string, unknown>;
  /** Called when a page has been stored. */
  readonly afterPage: (context: SyncContext) => Promise<void>;
}

/**
 * All that one pass has to do, in its order: what a dead worker left, what events named, first syncs, what has changed
 * since, what is due for another try, and walks. False when there is more to do than fitted.
 */
export async function everything(
  context: SyncContext,
  request: SyncRequest,
  from: Progress,
  resync: ResyncWork,
  { inbox, stored, afterPage }: Surroundings,
): Promise<boolean> {
  const counted = (progress: Progress): Progress => ({
    ...progress,
    linked: sum(from.linked, context.tally.linked),
    retryAt: earlier(progress.retryAt, context.tally.retryAt),
  });
  let last = from;
  /** Pages by which the cursors have come further than is stored. */
  let unworked = 0;
  const save = async (progress: Progress): Promise<void> => {
    last = progress;
    await saveProgress(context.storage, context.connection.id, counted(progress));
  };
  const changes = (one: Progress, other: Progress): boolean =>
    JSON.stringify(counted(one)) !== JSON.stringify(other);
  /** Ends a pass that went through: what it has linked may be what others waited for. */
  const ended = async (complete: boolean): Promise<boolean> => {
    if (await wakeChildren(context)) await save(last);
    return complete && !inbox.isUnfinished;
  };
  try {
    const admitted = await resync.admit(request, from);
    if (admitted !== from) await save(admitted);
    await recoverCreates(context);
    await inbox.drain(context, stored);
    if (request.kind === 'retry') {
      const progress = await retryAsked(context, request, admitted);
      if (changes(progress, admitted)) await save(progress);
      // What there was no time for is due, and somebody waits for it.
      return await ended(progress.retryAt === null || progress.retryAt > Date.now());
    }
    if (request.kind !== 'items' && request.kind !== 'inbox' && request.kind !== 'pair') {
      const saveAndLook: SaveProgress = async (progress, worked = true) => {
        unworked = worked ? 0 : (unworked + 1) % UNWORKED_PAGES;
        if (unworked > 0) last = progress;
        else await save(progress);
        await afterPage(context);
      };
      const goesOn = request.kind === 'delta' && request.goesOn === true;
      return await ended(await inOrder(context, admitted, resync, { save: saveAndLook, changes, goesOn }));
    }
    if (request.kind === 'items') await syncItems(context, request);
    if (request.kind === 'pair') await mendPair(context, request);
    const progress = await retryParked(context, admitted);
    if (changes(progress, admitted)) await save(progress);
    return await ended(true);
  } catch (error) {
    // What was done since the last page is counted all the same: of what events named nobody would hear again, and the
    // next pass meets as known what this one has linked.
    if ((error instanceof Problem || error instanceof NotYet) && (unworked > 0 || changes(last, last)))
      await save(last);
    throw error;
  }
}

interface Keeping {
  readonly save: SaveProgress;
  /** True when the second is not what would be stored for the first. */
  readonly changes: (one: Progress, other: Progress) => boolean;
  /** A pass before this one left something to do. */
  readonly goesOn: boolean;
}

async function inOrder(
  context: SyncContext,
  from: Progress,
  resync: ResyncWork,
  { save, changes, goesOn }: Keeping,
): Promise<boolean> {
  const { connection, projects } = context;
  let progress: Progress = { ...withLinksOf(from, connection), waitUntil: null };
  // Before anything is made for a new link it stands here, so that whatever it leaves behind can be found.
  if (Object.keys(progress.backfills).length > Object.keys(from.backfills).length) await save(progress);
  const unfilled = projects.filter(({ link }) => needsBackfill(progress, link.id));
  for (const project of unfilled) {
    const filled = await backfill(context, project, progress, save);
    progress = filled.progress;
    if (!filled.complete) return false;
  }
  if (unfilled.length > 0) {
    // All that Jira would tell now is what this pass has just made; the next tick reads it once, from before it began.
    await save({ ...progress, jiraThrough: progress.jiraThrough ?? startOf(context) });
    return !mustWalk(progress, connection);
  }
  const tasks = await taskDelta(context, progress, save);
  if (!tasks.complete) return false;
  // Where a walk goes on, nothing is known of what changes meanwhile.
  const walks = progress.resync !== null || mustWalk(progress, connection);
  const issues = await issueDelta(context, tasks.progress, goesOn && !walks, save);
  if (!issues.complete) return false;
  progress = await retryParked(context, issues.progress);
  if (changes(progress, from)) await save(progress);
  progress = await lookForPeople(context, progress);
  if (changes(progress, from)) await save(progress);
  const looked = await lookForMissing(context, progress, save);
  if (!looked.complete) return false;
  progress = looked.progress;
  if (progress.resync === null && !mustWalk(progress, connection)) return true;
  progress = await walk(context, progress, save, (now, item) =>
    resync.report(now, context.tally.failed > 0, item),
  );
  const settled = await resync.settle(
    progress,
    projects.map(({ link }) => link.id),
  );
  if (settled !== progress) await save(settled);
  return !mustWalk(settled, connection);
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
