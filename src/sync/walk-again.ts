import type { SyncQueue } from './request';

/**
 * Has the engine walk through the projects of resumed links: what changed on either side while they were paused is
 * found. The worker knows by its own progress which links the cursors have left behind (`link-changes.ts`), so this only
 * wakes it: should the event be lost, the next tick finds the same.
 */
export async function walkAgain(
  parts: { readonly queue: SyncQueue },
  connectionId: string,
  linkIds: readonly string[],
): Promise<void> {
  if (linkIds.length > 0) await parts.queue.push({ kind: 'delta', connectionId, trigger: 'person' });
}
