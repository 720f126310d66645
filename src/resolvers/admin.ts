import { adminRequests, type AdminAnswers } from '../contract/requests';
import { readAddress } from '../connection/address';
import { mayBeSynced } from '../connection/connections';
import { Problem } from '../errors/problem';
import { defineAuthorisation } from './admin-authorisation';
import { defineLinks } from './admin-links';
import { definePreview } from './admin-preview';
import { defineResync } from './admin-resync';
import { defineTests } from './admin-tests';
import { detailOf, freshDetail, summaryOf } from './connection-views';
import { jiraAdministrator } from './guards';
import type { ResolverParts } from './parts';
import { Surface } from './surface';

/** All that a Jira administrator can do on the Connections page. */
export function adminSurface(parts: ResolverParts): Surface<AdminAnswers> {
  const surface = new Surface<AdminAnswers>(parts.log);
  const administrator = jiraAdministrator(parts.jira);
  defineConnections(surface, parts);
  defineAuthorisation(surface, parts, administrator);
  defineLinks(surface, parts, administrator);
  definePreview(surface, parts, administrator);
  defineResync(surface, parts, administrator);
  defineTests(surface, parts, administrator);
  return surface;
}

function defineConnections(surface: Surface<AdminAnswers>, parts: ResolverParts): void {
  const { connections, platforms, queue } = parts;
  const administrator = jiraAdministrator(parts.jira);

  surface.define('connections.list', administrator, adminRequests['connections.list'], async () => {
    const states = await connections.all();
    return {
      connections: await Promise.all(states.map((state) => summaryOf(parts, state))),
      platforms: [...platforms.kinds.values()].map(({ kind, name }) => ({ kind, name })),
    };
  });

  surface.define('connection.get', administrator, adminRequests['connection.get'], async ({ connectionId }) =>
    freshDetail(parts, connectionId),
  );

  surface.define(
    'connection.create',
    administrator,
    adminRequests['connection.create'],
    async (request, caller) => {
      if (!platforms.kinds.has(request.platform)) throw badField('platform');
      const address = readAddress(request.address);
      const now = Date.now();
      const state = await connections.create(
        (id) => ({
          id,
          name: request.name,
          platform: request.platform,
          address,
          createdBy: caller.accountId,
          createdAt: now,
          active: true,
          client: null,
          endpoints: null,
          grant: null,
          workspaces: [],
          links: [],
        }),
        now,
      );
      return detailOf(parts, state);
    },
  );

  surface.define(
    'connection.checkAddress',
    administrator,
    adminRequests['connection.checkAddress'],
    async ({ connectionId }) => {
      const { connection } = await connections.get(connectionId);
      const endpoints = await parts.authorise.discover(connection.value);
      return {
        host: new URL(connection.value.address).hostname,
        issuer: endpoints.issuer,
        scopes: endpoints.scopes,
      };
    },
  );

  surface.define(
    'connection.setActive',
    administrator,
    adminRequests['connection.setActive'],
    async ({ connectionId, version, active }) => {
      const { connection } = await connections.get(connectionId);
      await connections.save({ version, value: connection.value }, { ...connection.value, active });
      if (active && connection.value.links.length > 0)
        await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'connection.syncNow',
    administrator,
    adminRequests['connection.syncNow'],
    async ({ connectionId }) => {
      const state = await connections.get(connectionId);
      if (!mayBeSynced(state))
        throw new Problem('CONNECTION_NOT_READY', {
          scope: 'request',
          retry: 'never',
          facts: { status: state.health.status },
        });
      await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
      return { queued: true as const };
    },
  );
}

function badField(field: string): Problem {
  return new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field } });
}
