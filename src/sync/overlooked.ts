import * as z from 'zod';
import type { Storage } from '../storage/port';
import { readFailure } from './failure-record';
import type { SyncQueue } from './request';

const PAGE = 100;
/** What was stored before there was the index was seen last before everything else, so it is among the oldest. */
const MOST_READS = 10;

const indexed = z.looseObject({ n: z.number() });

/**
 * Has failures tried again that are to be and that the index of what is due leaves out: they were stored by a version of
 * the app that had none. Each that is tried is stored with its place in it.
 */
export async function retryOverlooked(
  { storage, queue }: { readonly storage: Storage; readonly queue: SyncQueue },
  connectionId: string,
): Promise<void> {
  let cursor: string | undefined;
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const page = await storage.query({
      entity: 'failure',
      index: 'by-connection',
      partition: [connectionId],
      sort: 'ASC',
      limit: PAGE,
      cursor,
    });
    const ids = page.items
      .filter(
        ({ key, value }) => !indexed.safeParse(value).success && readFailure(key, value).nextTryAt !== null,
      )
      .map(({ key }) => key);
    if (ids.length > 0)
      await queue.push({ kind: 'retry', connectionId, trigger: 'schedule', ids, at: Date.now() });
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}
