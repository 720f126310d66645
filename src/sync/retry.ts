import type { SyncContext } from './context';
import type { Failure } from './failures';
import { syncItems } from './items';
import type { Progress } from './progress';
import type { SyncRequest } from './request';

const AT_ONCE = 50;
const PAGE = 100;
/** Pages of what waits that one pass looks through: paused links may have much of their own in it. */
const MOST_PAGES = 20;
const NEXT_LOT_MS = 60_000;

/** Tries the parked items that are due, and answers the progress with the time at which the next one is. */
export async function retryParked(context: SyncContext, progress: Progress): Promise<Progress> {
  if (progress.retryAt === null || progress.retryAt > Date.now()) return progress;
  const running = new Set(context.projects.map(({ link }) => link.id));
  let lot: Failure[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const waiting = await context.failures.waiting(context.connection.id, PAGE, cursor);
    for (const failure of waiting.failures) {
      // What is parked of a paused link is tried by the walk that resuming it begins.
      if (!running.has(failure.projectLinkId) || failure.nextTryAt === null) continue;
      if (failure.nextTryAt > Date.now()) {
        await tryAgain(context, lot);
        return { ...progress, retryAt: failure.nextTryAt };
      }
      lot.push(failure);
      if (lot.length < AT_ONCE) continue;
      await tryAgain(context, lot);
      lot = [];
      if (!context.timeLeft()) return { ...progress, retryAt: Date.now() + NEXT_LOT_MS };
    }
    if (waiting.cursor === null) {
      await tryAgain(context, lot);
      return { ...progress, retryAt: null };
    }
    cursor = waiting.cursor;
  }
  await tryAgain(context, lot);
  return { ...progress, retryAt: Date.now() + NEXT_LOT_MS };
}

/**
 * Tries what a person asked for. All of it is made due first, so that it is tried whatever becomes of this pass; then as
 * much as there is time for. `wanted` leaves others out.
 */
export async function retryAsked(
  context: SyncContext,
  request: Extract<SyncRequest, { kind: 'retry' }>,
  progress: Progress,
  wanted: (failure: Failure) => boolean = () => true,
): Promise<Progress> {
  const demanded: Failure[] = [];
  for await (const failures of askedFor(context, request)) {
    const open = failures
      .filter(({ projectLinkId }) => request.linkIds?.includes(projectLinkId) ?? true)
      .filter(wanted);
    demanded.push(...(await context.failures.demand(open, Date.now())));
  }
  for (let start = 0; start < demanded.length; start += AT_ONCE) {
    if (start > 0 && !context.timeLeft()) return { ...progress, retryAt: Date.now() };
    await tryAgain(context, demanded.slice(start, start + AT_ONCE));
  }
  return progress;
}

async function* askedFor(
  { connection, failures }: SyncContext,
  { ids, linkIds, code, at }: Extract<SyncRequest, { kind: 'retry' }>,
): AsyncGenerator<readonly Failure[]> {
  if (ids !== undefined) {
    const found = await failures.byIds(ids);
    yield [...found.values()].filter(({ connectionId }) => connectionId === connection.id);
    return;
  }
  for (const linkId of linkIds ?? [undefined]) {
    let cursor: string | undefined;
    do {
      const page = await failures.page(
        { connectionId: connection.id, linkId, code, before: at + 1 },
        PAGE,
        cursor,
        'ASC',
      );
      // The list may lag behind: what has been mended or tried meanwhile is left alone.
      const now = await failures.byIds(page.failures.map(({ id }) => id));
      yield [...now.values()].filter(
        (failure) =>
          failure.at <= at && (code === undefined ? isTried(failure) : failure.error.code === code),
      );
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
  }
}

/** A notice that nothing can be done about by trying is left as it is, unless somebody names it. */
function isTried({ severity, nextTryAt }: Failure): boolean {
  return severity === 'failure' || nextTryAt !== null;
}

/** Brings both sides of these items in step, and closes or puts off what the work did not come across. */
export async function tryAgain(context: SyncContext, lot: readonly Failure[]): Promise<void> {
  if (lot.length === 0) return;
  await syncItems(context, {
    taskIds: lot.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
    issueIds: lot.flatMap(({ taskId, issueId }) => (taskId === null && issueId !== null ? [issueId] : [])),
    thorough: true,
  });
  const stored = await context.failures.byIds(lot.map(({ id }) => id));
  const left = lot.flatMap((tried) => {
    const now = stored.get(tried.id);
    return now === undefined || now.at !== tried.at ? [] : [now];
  });
  if (left.length === 0) return;
  const links = await context.links.ofTasks(
    context.connection.id,
    left.flatMap(({ taskId }) => taskId ?? []),
  );
  for (const failure of left) {
    const isWell = failure.taskId !== null && links.get(failure.taskId)?.state === 'ok';
    if (isWell && failure.severity === 'failure') {
      await context.failures.clear(failure);
      continue;
    }
    const next = await context.failures.putOff(failure, Date.now());
    if (next !== null) context.tally.later(next);
  }
}
