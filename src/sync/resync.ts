import { randomBytes } from 'node:crypto';
import { runningLinks, type Connection } from '../connection/connection';
import type { ResyncView } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { parseProgress, readProgress, type Progress } from './progress';
import type { ResyncOrder, SyncQueue } from './request';
import { isStalled, Resyncs, resyncView, type Resync } from './resync-record';

export interface ResyncParts {
  readonly storage: Storage;
  readonly queue: SyncQueue;
}

/**
 * Orders a walk through the running links, all of them where `linkIds` is null. The event goes first and carries the
 * whole order: whatever happens after it, the resync is carried out. Throws `NOT_NOW` while one is under way, and
 * `NOT_FOUND` for a link that is not running.
 */
export async function startResync(
  parts: ResyncParts,
  connection: Connection,
  asked: {
    readonly actor: string;
    readonly linkIds: readonly string[] | null;
    readonly which?: 'all' | 'failed' | 'since' | undefined;
    /** Milliseconds since the epoch, for `since`. */
    readonly since?: number | undefined;
  },
): Promise<void> {
  const { id } = connection;
  const resyncs = new Resyncs(parts.storage);
  const before = await resyncs.read(id);
  if (before !== null && before.endedAt === null) throw underWay();
  const running = runningLinks(connection);
  const links = asked.linkIds === null ? running : running.filter((link) => asked.linkIds?.includes(link.id));
  if (links.length === 0 || (asked.linkIds ?? []).some((linkId) => links.every((link) => link.id !== linkId)))
    throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
  const { linked } = await readProgress(parts.storage, id);
  const order: ResyncOrder = {
    id: randomBytes(6).toString('hex'),
    startedAt: Math.max(Date.now(), (before?.startedAt ?? 0) + 1),
    startedBy: asked.actor,
    linkIds: links.map((link) => link.id),
    projects: links.map((link) => link.jiraProjectKey),
    which: asked.which ?? 'all',
    since: asked.which === 'since' ? (asked.since ?? null) : null,
    total: links.reduce((sum, link) => sum + (linked[link.id] ?? 0), 0),
  };
  await parts.queue.push({ kind: 'resync', connectionId: id, trigger: 'person', order });
  const placed = await resyncs.place(id, order);
  if (placed.id !== order.id) throw underWay();
}

/** Asks the worker to end after the page it is at. False when no resync is under way: there is nothing to stop. */
export async function stopResync(parts: ResyncParts, connectionId: string): Promise<boolean> {
  const stored = await new Resyncs(parts.storage).change(connectionId, (resync) =>
    resync.endedAt === null && resync.state !== 'stopping' ? { ...resync, state: 'stopping' } : resync,
  );
  if (stored?.state !== 'stopping') return false;
  await parts.queue.push({ kind: 'resync', connectionId, trigger: 'person' });
  return true;
}

/** Asks the worker to rest after the page it is at, and to keep its place. False when none is under way. */
export async function pauseResync(parts: ResyncParts, connectionId: string): Promise<boolean> {
  return turn(parts, connectionId, ['waiting', 'running'], 'paused');
}

/** Has a paused resync go on. False when none is paused. */
export async function resumeResync(parts: ResyncParts, connectionId: string): Promise<boolean> {
  return turn(parts, connectionId, ['paused'], 'waiting');
}

async function turn(
  parts: ResyncParts,
  connectionId: string,
  from: readonly Resync['state'][],
  to: 'paused' | 'waiting',
): Promise<boolean> {
  let turned = false as boolean;
  await new Resyncs(parts.storage).change(connectionId, (resync) => {
    turned = from.includes(resync.state);
    // The time of its rest is not time in which it should have advanced.
    return turned
      ? { ...resync, state: to, advancedAt: to === 'waiting' ? Date.now() : resync.advancedAt }
      : resync;
  });
  if (turned) await parts.queue.push({ kind: 'resync', connectionId, trigger: 'person' });
  return turned;
}

/** Once an hour: what should advance and does not is pushed again; its event may have been lost. */
export async function wakeStalledResyncs(
  parts: ResyncParts,
  connectionIds: readonly string[],
  now: number,
): Promise<void> {
  if (connectionIds.length === 0) return;
  const stored = await parts.storage.getEntities(
    'record',
    connectionIds.flatMap((id) => [keys.resync(id), keys.progress(id)]),
  );
  for (const connectionId of connectionIds) {
    const resync = new Resyncs(parts.storage).parse(stored.get(keys.resync(connectionId)));
    const waitUntil = patience(parseProgress(stored.get(keys.progress(connectionId))));
    if (resync !== null && isStalled(resync, waitUntil, now))
      await parts.queue.push({ kind: 'resync', connectionId, trigger: 'schedule' });
  }
}

/** Until when it was last told to wait, in milliseconds: it need not advance before. */
function patience({ waitUntil, restUntil }: Pick<Progress, 'waitUntil' | 'restUntil'>): number | null {
  return waitUntil === null || restUntil === null ? (waitUntil ?? restUntil) : Math.max(waitUntil, restUntil);
}

/** The resync out of what a batch brought for `keys.resync(connectionId)`. */
export function parseResync(
  storage: Storage,
  stored: unknown,
  progress: Pick<Progress, 'waitUntil' | 'restUntil'>,
  now: number,
): ResyncView | null {
  const resync = new Resyncs(storage).parse(stored);
  return resync === null ? null : resyncView(resync, patience(progress), now);
}

function underWay(): Problem {
  return new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status: 'resyncing' } });
}
