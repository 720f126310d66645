import type { Storage } from '../storage/port';
import type { Audit, AuditFilter } from './audit';
import { defaultSettings } from './connection';
import type { Connections } from './connections';

const DAY_MS = 86_400_000;
const READ = 100;
/** What one daily run removes of one connection at most; the rest has time until the next. */
const MOST_READS = 10;
/** Deleted connections that one run looks after. */
const MOST_DELETED = 100;

/**
 * Removes the entries whose time has come: after the days that their connection is set to keep them, was set to
 * when it was deleted, or the default where none was meant. The oldest go first, so an interrupted run is just shorter.
 */
export async function expireAudit(
  parts: { readonly storage: Storage; readonly connections: Connections; readonly audit: Audit },
  now: number,
): Promise<void> {
  const standing = (await parts.connections.all()).map(({ connection }) => connection.value);
  const kept = new Map(standing.map(({ id, settings }) => [id, settings.auditDays]));
  const deletions = await parts.audit.oldest({ action: 'connection-deleted' }, MOST_DELETED);
  for (const { connectionId, keptDays } of deletions) {
    if (!kept.has(connectionId)) kept.set(connectionId, keptDays ?? defaultSettings.auditDays);
  }
  kept.set('', defaultSettings.auditDays);
  for (const [connectionId, days] of kept) await expire(parts, { connectionId }, now - days * DAY_MS);
}

async function expire(
  parts: { readonly storage: Storage; readonly audit: Audit },
  of: AuditFilter,
  before: number,
): Promise<void> {
  for (let reads = 0; reads < MOST_READS; reads++) {
    const oldest = await parts.audit.oldest(of, READ);
    const over = oldest.filter(({ at }) => at < before);
    await Promise.all(over.map(({ id }) => parts.storage.deleteEntity('audit', id)));
    if (over.length < READ) return;
  }
}
