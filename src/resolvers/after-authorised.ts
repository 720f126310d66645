import { mayBeSynced } from '../connection/connections';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';

/**
 * Whatever happened while the grant was gone is fetched now; the cursors still stand where they stood. Other credentials
 * may be another client at the platform, which has no webhook yet.
 */
export async function afterAuthorised(
  parts: Pick<ResolverParts, 'connections' | 'queue' | 'webhooks' | 'log'>,
  connectionId: string,
): Promise<void> {
  const state = await parts.connections.get(connectionId);
  if (!mayBeSynced(state)) return;
  await parts.queue.push({ kind: 'delta', connectionId, trigger: 'person' });
  await makeWebhookNow(parts, state.connection.value);
}
