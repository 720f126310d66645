import { randomBytes } from 'node:crypto';
import { runningLinks, type Connection } from '../connection/connection';
import type { ResyncView } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { Storage } from '../storage/port';
import { readProgress } from './progress';
import type { ResyncOrder, SyncQueue } from './request';
import { Resyncs, resyncView } from './resync-record';

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
  asked: { readonly actor: string; readonly linkIds: readonly string[] | null },
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

/** The same out of what a batch brought for `keys.resync(connectionId)`. */
export function parseResync(storage: Storage, stored: unknown): ResyncView | null {
  const resync = new Resyncs(storage).parse(stored);
  return resync === null ? null : resyncView(resync);
}

function underWay(): Problem {
  return new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status: 'resyncing' } });
}
