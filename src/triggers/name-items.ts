import type { Storage } from '../storage/port';
import { Inbox, type Named } from '../sync/inbox';
import type { SyncQueue } from '../sync/request';

/** Puts items that have changed where a worker finds them, and calls one unless one is on its way. */
export async function nameItems(
  parts: { readonly storage: Storage; readonly queue: SyncQueue },
  connectionId: string,
  trigger: 'event' | 'webhook',
  named: Named,
): Promise<void> {
  const seconds = await new Inbox(parts.storage, connectionId).add(named, Date.now());
  if (seconds !== null) await parts.queue.push({ kind: 'inbox', connectionId, trigger }, seconds);
}
