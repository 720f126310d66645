import * as z from 'zod';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { linkStates } from './links';
import { removeRows } from './remove-rows';

const rowSchema = z.object({ l: z.string() });

/**
 * Deletes the pairs, the failures and the mapping of one removed project link. What the issues carry stays: Jira takes
 * one call for each, and the mark finds the pair again when the same projects are linked once more.
 * False when `mayGoOn` ended it early.
 */
export async function removeLinkRows(
  storage: Storage,
  linkId: string,
  mayGoOn: () => boolean,
): Promise<boolean> {
  const belongs = (value: unknown): boolean => rowSchema.safeParse(value).data?.l === linkId;
  for (const state of linkStates) {
    const rows = { entity: 'link', index: 'by-project-state', partition: [linkId, state], belongs } as const;
    if (!(await removeRows(storage, rows, mayGoOn))) return false;
  }
  const failures = { entity: 'failure', index: 'by-project-link', partition: [linkId], belongs } as const;
  if (!(await removeRows(storage, failures, mayGoOn))) return false;
  await storage.delete(keys.mapping(linkId));
  await storage.delete(keys.kinds(linkId));
  return true;
}
