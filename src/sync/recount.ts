import type { Connection } from '../connection/connection';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import { Links, linkStates } from './links';
import { readProgress, saveProgress } from './progress';

const PAGE = 100;

/**
 * Counts the pairs of each project link and puts the numbers right. Under the connection's lease, since a worker
 * writes the same document; a connection that is being worked on is counted another day.
 */
export async function recount(
  parts: { readonly storage: Storage; readonly leases: Leases },
  connection: Connection,
  deadline: number,
): Promise<void> {
  const { storage, leases } = parts;
  const lease = await leases.take('sync', connection.id, deadline, Date.now());
  if (lease === undefined) return;
  try {
    const linked: Record<string, number> = {};
    for (const { id } of connection.links) linked[id] = await count(new Links(storage), id);
    const progress = await readProgress(storage, connection.id);
    const wrong = Object.entries(linked).some(([id, number]) => progress.linked[id] !== number);
    if (wrong) await saveProgress(storage, connection.id, { ...progress, linked });
  } finally {
    await lease.release();
  }
}

async function count(links: Links, projectLinkId: string): Promise<number> {
  let number = 0;
  for (const state of linkStates) {
    let cursor: string | undefined;
    do {
      const page = await links.ofProject(projectLinkId, state, PAGE, cursor);
      number += page.links.length;
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
  }
  return number;
}
