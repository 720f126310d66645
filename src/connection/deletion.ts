import { Problem } from '../errors/problem';
import { LINKS_KEPT_MS, type Connection } from './connection';
import type { Connections } from './connections';
import type { CredentialDesk } from './credentials';
import type { Disconnecting } from './disconnect';
import { refuseStale, type Change } from './edit';
import type { Editing } from './editing';

/** How what belonged to a connection gets to the worker that removes it. */
export interface CleanupQueue {
  push(request: {
    readonly kind: 'cleanup';
    readonly connectionId: string;
    readonly trigger: 'person' | 'schedule';
  }): Promise<void>;
}

/** Removes connections for good, and the links of those that were disconnected too long ago. */
export class Deletion {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
    private readonly disconnecting: Disconnecting,
    private readonly desk: CredentialDesk,
    private readonly queue: CleanupQueue,
  ) {}

  /** Whatever the status. `name` is what the person typed. Throws `NOT_FOUND`, `VERSION_STALE`, `NAME_DIFFERS`. */
  async delete({ connectionId, version, actor }: Change, name: string): Promise<void> {
    const { connection } = await this.connections.get(connectionId);
    const { value } = connection;
    if (value.deletedAt !== null) throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
    refuseStale(connection.version, version);
    if (name.trim() !== value.name) throw new Problem('NAME_DIFFERS', { scope: 'request', retry: 'never' });
    const more = { deletedAt: Date.now() };
    if (leavesNothing(value)) {
      const after = { ...value, ...more };
      await this.editing.save({ actor, action: 'connection-deleted', before: connection, after, version });
      await this.connections.remove(connectionId);
      return;
    }
    await this.disconnecting.leave({ connectionId, version, actor, action: 'connection-deleted', more });
    await this.desk.forgetAll(connectionId, []);
    await this.queue.push({ kind: 'cleanup', connectionId, trigger: 'person' });
  }

  /**
   * Asks for what is due to be removed: all of a deleted connection, and links that were kept long enough. Should the
   * event have been lost or its worker died, the next schedule asks again.
   */
  async remind({ id, deletedAt, disconnectedAt, links }: Connection, now: number): Promise<void> {
    const ended = disconnectedAt !== null && links.length > 0 && now >= disconnectedAt + LINKS_KEPT_MS;
    if (deletedAt !== null || ended)
      await this.queue.push({ kind: 'cleanup', connectionId: id, trigger: 'schedule' });
  }
}

/** True for a draft that has neither met its platform nor been given anything to keep. */
function leavesNothing({ grant, credentials, staged, links, disconnectedAt }: Connection): boolean {
  return (
    grant === null && credentials === null && staged === null && links.length === 0 && disconnectedAt === null
  );
}
