import type { ConnectionStatus } from '../contract/views';
import type { Connection } from '../connection/connection';

/**
 * Whether a connection can be authorised again from a project page: only while it is in error. What an administrator
 * has disconnected is no error, and comes back on the Connections page.
 */
export function mendable(
  { disconnectedAt, deletedAt }: Pick<Connection, 'disconnectedAt' | 'deletedAt'>,
  status: ConnectionStatus,
): boolean {
  const inError = status === 'Interrupted' || status === 'Unauthorized';
  return inError && disconnectedAt === null && deletedAt === null;
}
