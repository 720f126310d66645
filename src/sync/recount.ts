import * as z from 'zod';
import type { Connection } from '../connection/connection';
import { keys } from '../storage/keys';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import { Links, linkStates } from './links';
import { readProgress, saveProgress } from './progress';

const PAGE = 100;
/** No new page is read this close to the end of the invocation: one that is killed forgets where it was. */
const RESERVE_MS = 10_000;

const placeSchema = z.object({ link: z.string() });

interface Turn {
  readonly connection: Connection;
  readonly linkId: string;
}
interface RecountParts {
  readonly storage: Storage;
  readonly leases: Leases;
}

/**
 * Counts the pairs of each project link and puts the numbers right, as far as there is time until `deadline`, in
 * milliseconds. The next time it begins with the link that there was no time for. `guarded` does the work of one
 * connection, and keeps its trouble from the others.
 */
export async function recountAll(
  parts: RecountParts,
  connections: readonly Connection[],
  deadline: number,
  guarded: (connection: Connection, work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { storage } = parts;
  const stored = placeSchema.safeParse(await storage.get(keys.recount));
  const from = stored.success ? stored.data.link : null;
  const timeLeft = (): boolean => Date.now() < deadline - RESERVE_MS;
  const turns = inTurn(connections, from);
  for (const [position, turn] of turns.entries()) {
    let counted = timeLeft();
    if (counted)
      await guarded(turn.connection, async () => {
        counted = await recount(parts, turn, deadline, timeLeft);
      });
    if (counted) continue;
    // One that takes longer than there is altogether must not keep the others from being counted.
    const next = position === 0 ? turns[1] : turn;
    return storage.set(keys.recount, { link: next?.linkId ?? '' });
  }
  if (from !== null) await storage.delete(keys.recount);
}

function inTurn(connections: readonly Connection[], from: string | null): readonly Turn[] {
  const turns = connections.flatMap((connection) =>
    connection.links.map(({ id: linkId }) => ({ connection, linkId })),
  );
  const first = Math.max(
    0,
    turns.findIndex(({ linkId }) => linkId === from),
  );
  return [...turns.slice(first), ...turns.slice(0, first)];
}

/**
 * Under the connection's lease, since a worker writes the same document; a connection that is being worked on is counted
 * another day. False when there was no time to come to the end.
 */
async function recount(
  { storage, leases }: RecountParts,
  { connection, linkId }: Turn,
  deadline: number,
  timeLeft: () => boolean,
): Promise<boolean> {
  const lease = await leases.take('sync', connection.id, deadline, Date.now());
  if (lease === undefined) return true;
  try {
    const number = await count(new Links(storage), linkId, timeLeft);
    if (number === null) return false;
    const progress = await readProgress(storage, connection.id);
    if (progress.linked[linkId] !== number)
      await saveProgress(storage, connection.id, {
        ...progress,
        linked: { ...progress.linked, [linkId]: number },
      });
    return true;
  } finally {
    await lease.release();
  }
}

async function count(links: Links, projectLinkId: string, timeLeft: () => boolean): Promise<number | null> {
  let number = 0;
  for (const state of linkStates) {
    let cursor: string | undefined;
    do {
      if (!timeLeft()) return null;
      const page = await links.ofProject(projectLinkId, state, PAGE, cursor);
      number += page.links.length;
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
  }
  return number;
}
