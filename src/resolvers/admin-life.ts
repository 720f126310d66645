import { adminRequests, type AdminAnswers } from '../contract/requests';
import { LINKS_KEPT_MS, runningLinks } from '../connection/connection';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';
import type { Guard, Surface } from './surface';

/** Switching a connection on and off, letting its credentials go, and removing it. */
export function defineLife(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { activation, disconnecting, deletion, queue } = parts;

  surface.define(
    'connection.setActive',
    administrator,
    adminRequests['connection.setActive'],
    async ({ connectionId, version, active, untested }, { accountId: actor }) => {
      const change = { connectionId, version, actor };
      if (active) {
        const connection = await activation.activate(change, untested === true);
        // What happened meanwhile is caught up with now; the cursors stand where they stood.
        if (runningLinks(connection).length > 0)
          await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
        await makeWebhookNow(parts, connection);
      } else await activation.deactivate(change);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'connection.disconnect',
    administrator,
    adminRequests['connection.disconnect'],
    async ({ connectionId, version }, { accountId }) => {
      const steps = await disconnecting.disconnect(connectionId, version, accountId);
      await parts.authorise.cancel(connectionId);
      const connection = await freshDetail(parts, connectionId);
      const linksKeptUntil = connection.linksKeptUntil ?? new Date(Date.now() + LINKS_KEPT_MS).toISOString();
      return { connection, report: { steps, linksKeptUntil } };
    },
  );

  surface.define(
    'connection.delete',
    administrator,
    adminRequests['connection.delete'],
    async ({ connectionId, version, name }, { accountId: actor }) => {
      await deletion.delete({ connectionId, version, actor }, name);
      await parts.authorise.cancel(connectionId);
      return { deleted: true as const };
    },
  );
}
