import { LINKS_KEPT_MS, type Connection } from '../connection/connection';
import type { Connections, ConnectionState } from '../connection/connections';
import type { Editing } from '../connection/editing';
import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import { withoutLinksOf } from './budget';
import { forgetConnection, removeConnection } from './cleanup-connection';
import { removeLinkRows } from './cleanup-links';
import { removedLinks } from './link-changes';
import { readProgress, saveProgress, type Progress } from './progress';
import { SETTLE_MS } from './remove-rows';
import type { SyncQueue, SyncRequest } from './request';

export interface CleanupParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly editing: Editing;
  readonly leases: Leases;
  readonly queue: SyncQueue;
}

type CleanupRequest = Extract<SyncRequest, { kind: 'cleanup' }>;

/** No page is begun this close to the end of the invocation. */
const RESERVE_MS = 30_000;
/** So many pages of a hundred rows an invocation: storage counts what is read and deleted in a minute. */
const PAGES_AT_ONCE = 15;
const NEXT_LOT_SECONDS = 30;

/**
 * Deletes what belongs to nobody any more: all of a deleted connection, what removed links left behind, and the links of
 * a connection that has been disconnected for longer than they are kept. Under the connection's lease, so that no worker
 * writes meanwhile; killed anywhere, the next call goes on. False when a worker is at the connection.
 */
export async function cleanUp(
  parts: CleanupParts,
  request: CleanupRequest,
  deadline: number,
): Promise<boolean> {
  const { connectionId } = request;
  const lease = await parts.leases.take('sync', connectionId, deadline, Date.now());
  if (lease === undefined) return false;
  try {
    let pages = 0;
    const mayGoOn = (): boolean => (pages += 1) <= PAGES_AT_ONCE && Date.now() < deadline - RESERVE_MS;
    const next = await underLease(parts, request, mayGoOn);
    if (next !== null) await parts.queue.push(request, next);
  } finally {
    await lease.release();
  }
  return true;
}

/** Answers in how many seconds there is more to do; null when there is nothing more. */
async function underLease(
  parts: CleanupParts,
  request: CleanupRequest,
  mayGoOn: () => boolean,
): Promise<number | null> {
  const { connectionId } = request;
  const state = await stateOf(parts.connections, connectionId);
  if (state === undefined) {
    await forgetConnection(parts.storage, connectionId);
    return null;
  }
  const progress = await readProgress(parts.storage, connectionId);
  const { deletedAt } = state.connection.value;
  if (deletedAt !== null) {
    const { links } = state.connection.value;
    const linkIds = [...links.map(({ id }) => id), ...removedLinks(progress, { links: [] })];
    const clean = await removeConnection(parts.storage, connectionId, deletedAt, linkIds, mayGoOn);
    return clean ? null : NEXT_LOT_SECONDS;
  }
  const connection = await withoutEndedLinks(parts.editing, state);
  return cleanLinks(parts.storage, connection, progress, request.linkIds ?? [], mayGoOn);
}

async function stateOf(connections: Connections, id: string): Promise<ConnectionState | undefined> {
  try {
    return await connections.get(id);
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** The links go from the configuration before their rows do: from then on nobody can bring them back half deleted. */
async function withoutEndedLinks(editing: Editing, { connection }: ConnectionState): Promise<Connection> {
  const { value } = connection;
  const kept = value.disconnectedAt === null || Date.now() < value.disconnectedAt + LINKS_KEPT_MS;
  if (kept || value.links.length === 0) return value;
  const after = { ...value, links: [] };
  return (await editing.save({ actor: '', action: 'link-removed', before: connection, after })).value;
}

async function cleanLinks(
  storage: Storage,
  connection: Connection,
  progress: Progress,
  named: readonly string[],
  mayGoOn: () => boolean,
): Promise<number | null> {
  const standing = new Set(connection.links.map(({ id }) => id));
  const known = removedLinks(progress, connection);
  const gone = [...new Set([...known, ...named.filter((id) => !standing.has(id))])];
  if (gone.length === 0) return null;
  const now = Date.now();
  for (const id of gone) if (!(await removeLinkRows(storage, id, mayGoOn))) return NEXT_LOT_SECONDS;
  const budget = withoutLinksOf(await storage.getEntity('record', keys.budget(connection.id)), gone);
  if (budget !== null) await storage.setEntity('record', keys.budget(connection.id), budget);
  const settled = gone.filter((id) => now - (progress.removing[id] ?? now) >= SETTLE_MS);
  const waiting = gone.filter((id) => !settled.includes(id));
  const removing = Object.fromEntries(waiting.map((id) => [id, progress.removing[id] ?? now]));
  if (connection.links.length === 0 && waiting.length === 0)
    await storage.deleteEntity('record', keys.progress(connection.id));
  else await saveProgress(storage, connection.id, { ...withoutLinks(progress, settled), removing });
  return waiting.length === 0 ? null : SETTLE_MS / 1000;
}

function withoutLinks(progress: Progress, gone: readonly string[]): Progress {
  const keep = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => !gone.includes(id)));
  return {
    ...progress,
    backfills: keep(progress.backfills),
    walks: keep(progress.walks),
    linked: keep(progress.linked),
    mapped: keep(progress.mapped),
    resting: progress.resting.filter((id) => !gone.includes(id)),
  };
}
