import * as z from 'zod';
import { connectionIndexSchema } from '../connection/connection';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { Inbox } from './inbox';
import { removeLinkRows } from './cleanup-links';
import { removeRows, SETTLE_MS } from './remove-rows';

const rowSchema = z.object({ c: z.string() });

/**
 * Deletes all that belongs to a deleted connection, its document near the end and its place in the index last: until
 * then every repetition finds what is left to do. What was done with it stays on record. False when there is more to do.
 */
export async function removeConnection(
  storage: Storage,
  connectionId: string,
  deletedAt: number,
  linkIds: readonly string[],
  mayGoOn: () => boolean,
): Promise<boolean> {
  for (const linkId of linkIds) if (!(await removeLinkRows(storage, linkId, mayGoOn))) return false;
  const belongs = (value: unknown): boolean => rowSchema.safeParse(value).data?.c === connectionId;
  for (const entity of ['failure', 'history', 'run'] as const) {
    const rows = { entity, index: 'by-connection', partition: [connectionId], belongs };
    if (!(await removeRows(storage, rows, mayGoOn))) return false;
  }
  if (Date.now() < deletedAt + SETTLE_MS) return false;
  for (const key of [
    keys.heartbeat(connectionId),
    keys.intent(connectionId),
    keys.people(connectionId),
    keys.webhook(connectionId),
    keys.pendingAuthorisation(connectionId),
  ])
    await storage.delete(key);
  await storage.deleteEntities('record', [
    keys.resync(connectionId),
    keys.dryRun(connectionId),
    keys.tests(connectionId),
    keys.spares(connectionId),
    keys.leaving(connectionId),
    keys.workspaces(connectionId),
    keys.tokenEnd(connectionId),
    keys.progress(connectionId),
    keys.budget(connectionId),
    ...new Inbox(storage, connectionId).keys,
  ]);
  await storage.deleteEntity('record', keys.connection(connectionId));
  await forgetConnection(storage, connectionId);
  return true;
}

/** The end of it, also when the call before was killed after it had deleted the document. */
export async function forgetConnection(storage: Storage, connectionId: string): Promise<void> {
  await storage.deleteEntity('record', keys.health(connectionId));
  await new Records(storage, connectionIndexSchema).update(keys.connectionIndex, (index) =>
    index.ids.includes(connectionId) ? { ids: index.ids.filter((id) => id !== connectionId) } : index,
  );
}
