import { adminRequests, type AdminAnswers } from '../contract/requests';
import { mayBeSynced } from '../connection/connections';
import { Problem } from '../errors/problem';
import { defineAuthorisation } from './admin-authorisation';
import { defineDryRun } from './admin-dry-run';
import { defineFailures } from './admin-failures';
import { defineLife } from './admin-life';
import { defineLinks } from './admin-links';
import { definePeople } from './admin-people';
import { definePreview } from './admin-preview';
import { defineRecord } from './admin-record';
import { defineResync } from './admin-resync';
import { defineTests } from './admin-tests';
import { defineWorkspaces } from './admin-workspaces';
import { detailOf, freshDetail, listOf } from './connection-views';
import { jiraAdministrator } from './guards';
import type { ResolverParts } from './parts';
import { Surface, type Guard } from './surface';

/** All that a Jira administrator can do on the Connections page. */
export function adminSurface(parts: ResolverParts): Surface<AdminAnswers> {
  const surface = new Surface<AdminAnswers>(parts.log);
  const administrator = jiraAdministrator(parts.jira);
  defineConnections(surface, parts, administrator);
  defineLife(surface, parts, administrator);
  defineAuthorisation(surface, parts, administrator);
  defineWorkspaces(surface, parts, administrator);
  defineLinks(surface, parts, administrator);
  definePeople(surface, parts, administrator);
  definePreview(surface, parts, administrator);
  defineTests(surface, parts, administrator);
  defineResync(surface, parts, administrator);
  defineDryRun(surface, parts, administrator);
  defineFailures(surface, parts, administrator);
  defineRecord(surface, parts, administrator);
  return surface;
}

function defineConnections(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { connections, platforms, queue, editor } = parts;

  surface.define('connections.list', administrator, adminRequests['connections.list'], async () => ({
    ...(await listOf(parts)),
    platforms: platforms.views(),
  }));

  surface.define('connection.get', administrator, adminRequests['connection.get'], async ({ connectionId }) =>
    freshDetail(parts, connectionId),
  );

  surface.define(
    'connection.create',
    administrator,
    adminRequests['connection.create'],
    async ({ name, platform, address }, { accountId }) => {
      if (!platforms.kinds.has(platform)) throw badField('platform');
      return detailOf(parts, await editor.create({ name, platform, address }, accountId));
    },
  );

  surface.define(
    'connection.update',
    administrator,
    adminRequests['connection.update'],
    async ({ connectionId, version, name, address }, { accountId: actor }) => {
      const { addressChanged } = await editor.update({ connectionId, version, actor }, { name, address });
      // An answer of the old address must not be exchanged at the new one.
      if (addressChanged) await parts.authorise.cancel(connectionId);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'connection.settings',
    administrator,
    adminRequests['connection.settings'],
    async ({ connectionId, version, settings }, { accountId: actor }) => {
      await editor.settings({ connectionId, version, actor }, settings);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'connection.checkAddress',
    administrator,
    adminRequests['connection.checkAddress'],
    async ({ connectionId }) => {
      const { connection } = await connections.get(connectionId);
      const { address } = connection.value;
      const kind = platforms.kind(connection.value);
      const host = new URL(address).hostname;
      try {
        const { issuer, scopes } = await kind.discover(address);
        return { host, issuer, scopes };
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'METHOD_NOT_OFFERED') throw error;
        // A platform without OAuth 2.0, or of a version before it, has other ways in.
        await kind.probe(address);
        return { host, issuer: address, scopes: [] };
      }
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
