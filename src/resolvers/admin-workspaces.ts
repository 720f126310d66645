import { adminRequests, type AdminAnswers } from '../contract/requests';
import { readProgress } from '../sync/progress';
import { walkAgain } from '../sync/walk-again';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';
import type { Guard, Surface } from './surface';

/** Choosing the workspaces that a connection may touch. */
export function defineWorkspaces(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { workspaceChoice } = parts;

  surface.define(
    'workspaces.list',
    administrator,
    adminRequests['workspaces.list'],
    async ({ connectionId }) => ({ workspaces: await workspaceChoice.list(connectionId) }),
  );

  surface.define(
    'workspaces.preview',
    administrator,
    adminRequests['workspaces.preview'],
    async ({ connectionId, workspaceIds }) => {
      const { linked } = await readProgress(parts.storage, connectionId);
      return workspaceChoice.preview(connectionId, workspaceIds, linked);
    },
  );

  surface.define(
    'workspaces.grant',
    administrator,
    adminRequests['workspaces.grant'],
    async ({ connectionId, version, workspaceIds, stopLinks = [] }, { accountId: actor }) => {
      const change = { connectionId, version, actor };
      const { connection, resumed } = await workspaceChoice.grant(change, workspaceIds, stopLinks);
      await walkAgain(parts, connectionId, resumed);
      if (connection.active) await makeWebhookNow(parts, connection);
      return freshDetail(parts, connectionId);
    },
  );
}
