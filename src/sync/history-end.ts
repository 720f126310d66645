import type { ConnectionState } from '../connection/connections';
import type { Storage } from '../storage/port';
import { expireHistory } from './history';

const DAY_MS = 86_400_000;
/** Values of fields are kept no longer than this, however long the record of who did what is. */
const MOST_DAYS = 90;

/** Forgets what was written before the days that each connection keeps its record. */
export async function expireHistories(
  storage: Storage,
  states: readonly ConnectionState[],
  now: number,
): Promise<void> {
  for (const { connection } of states) {
    const days = Math.min(connection.value.settings.auditDays, MOST_DAYS);
    await expireHistory(storage, connection.value.id, now - days * DAY_MS);
  }
}
