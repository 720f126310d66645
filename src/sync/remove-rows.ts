import type { EntityName, Storage } from '../storage/port';

/** Rows of one index partition, and which of them are really meant. */
export interface Rows {
  readonly entity: EntityName;
  readonly index: string;
  readonly partition: readonly string[];
  readonly belongs: (value: unknown) => boolean;
}

const PAGE = 100;
/** A query may not show what was written shortly before: only a look after this long is the last one. */
export const SETTLE_MS = 60_000;

/**
 * Deletes all rows that the index shows. The index lags behind in both directions, so each row is read by its key before
 * it is deleted, and the end is a look that finds none. False when `mayGoOn` forbade another page first.
 */
export async function removeRows(storage: Storage, rows: Rows, mayGoOn: () => boolean): Promise<boolean> {
  const { entity, index, partition, belongs } = rows;
  for (;;) {
    let removed = 0;
    let cursor: string | undefined;
    do {
      if (!mayGoOn()) return false;
      const page = await storage.query({ entity, index, partition, sort: 'ASC', limit: PAGE, cursor });
      const stored = await storage.getEntities(
        entity,
        page.items.map(({ key }) => key),
      );
      const doomed = [...stored].flatMap(([key, value]) => (belongs(value) ? [key] : []));
      await storage.deleteEntities(entity, doomed);
      removed += doomed.length;
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    if (removed === 0) return true;
  }
}
