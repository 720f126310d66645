import { runningLinks } from '../connection/connection';
import type { ResolverParts } from './parts';

/** Whatever happened while the grant was gone is fetched now; the cursors still stand where they stood. */
export async function afterAuthorised(
  { connections, queue }: Pick<ResolverParts, 'connections' | 'queue'>,
  connectionId: string,
): Promise<void> {
  const { connection } = await connections.get(connectionId);
  if (connection.value.active && runningLinks(connection.value).length > 0)
    await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
}
