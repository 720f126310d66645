import { adminRequests, type AdminAnswers } from '../contract/requests';
import { runningLinks } from '../connection/connection';
import { Problem } from '../errors/problem';
import { startResync, stopResync } from '../sync/resync';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Walking through all that is linked, because somebody asks for it. */
export function defineResync(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { connections, audit } = parts;

  surface.define(
    'resync.start',
    administrator,
    adminRequests['resync.start'],
    async ({ connectionId, linkIds }, { accountId }) => {
      const { connection, health } = await connections.get(connectionId);
      const { value } = connection;
      const { status } = health;
      if (value.deletedAt !== null) throw refused('NOT_FOUND', {});
      if (status !== 'Authorized' && status !== 'Interrupted') throw refused('NOT_NOW', { status });
      if (!value.active) throw refused('NOT_NOW', { status: 'inactive' });
      if (runningLinks(value).length === 0) throw refused('NOT_NOW', {});
      await startResync(parts, value, { actor: accountId, linkIds: linkIds ?? null });
      await audit.record({
        connectionId,
        connectionName: value.name,
        actor: accountId,
        action: 'resync-started',
        changes: [],
      });
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'resync.stop',
    administrator,
    adminRequests['resync.stop'],
    async ({ connectionId }, { accountId }) => {
      const { connection } = await connections.get(connectionId);
      const stopped = await stopResync(parts, connectionId);
      if (stopped)
        await audit.record({
          connectionId,
          connectionName: connection.value.name,
          actor: accountId,
          action: 'resync-stopped',
          changes: [],
        });
      return freshDetail(parts, connectionId);
    },
  );
}

function refused(code: 'NOT_FOUND' | 'NOT_NOW', facts: Readonly<Record<string, string>>): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', facts });
}
