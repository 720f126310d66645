import type { Storage } from '../storage/port';
import { Inbox, type Named } from '../sync/inbox';
import { isDeleted } from '../sync/items';
import type { SyncQueue } from '../sync/request';

/**
 * Puts items that have changed where a worker finds them, and calls one unless one is on its way. What finds no room there
 * is left to the cursors, but for deletions: Jira's search shows no deleted issue, so each of these becomes an event.
 */
export async function nameItems(
  parts: { readonly storage: Storage; readonly queue: SyncQueue },
  connectionId: string,
  trigger: 'event' | 'webhook',
  named: Named,
): Promise<void> {
  const { seconds, left } = await new Inbox(parts.storage, connectionId).add(named, Date.now());
  const issueIds = left.issueIds.filter(isDeleted);
  if (issueIds.length > 0)
    await parts.queue.push({ kind: 'items', connectionId, trigger, taskIds: [], issueIds });
  if (seconds !== null) await parts.queue.push({ kind: 'inbox', connectionId, trigger }, seconds);
}
