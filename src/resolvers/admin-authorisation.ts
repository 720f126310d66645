import { adminRequests, type AdminAnswers } from '../contract/requests';
import { errorView } from '../connection/error-view';
import { seen } from '../connection/health';
import { Problem } from '../errors/problem';
import type { Workspace } from '../platform/port';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';
import type { Guard, Surface } from './surface';

/** Authorising a connection and choosing the workspaces it may touch. */
export function defineAuthorisation(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { authorise, connections, platforms, queue } = parts;

  surface.define(
    'authorisation.start',
    administrator,
    adminRequests['authorisation.start'],
    async ({ connectionId, clientId, clientSecret }, caller) => {
      const { url, expiresAt } = await authorise.start(connectionId, caller.accountId, {
        clientId,
        clientSecret,
      });
      return { url, expiresAt: new Date(expiresAt).toISOString() };
    },
  );

  surface.define(
    'authorisation.advance',
    administrator,
    adminRequests['authorisation.advance'],
    async ({ connectionId }, caller) => {
      try {
        const { state, expiresAt } = await authorise.advance(connectionId, caller.accountId);
        if (state === 'waiting' && expiresAt !== null)
          return { state: 'waiting', expiresAt: new Date(expiresAt).toISOString() };
        if (state !== 'done') return { state: 'none' };
      } catch (error) {
        if (!(error instanceof Problem) || error.code === 'NOT_FOUND') throw error;
        return { state: 'failed', error: errorView(seen(error, Date.now(), null)) };
      }
      const { connection } = await connections.get(connectionId);
      // Whatever happened while the grant was gone is fetched now; the cursors still stand where they stood.
      if (connection.value.active && connection.value.links.length > 0)
        await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
      return { state: 'done', connection: await freshDetail(parts, connectionId) };
    },
  );

  surface.define(
    'workspaces.list',
    administrator,
    adminRequests['workspaces.list'],
    async ({ connectionId }) => {
      const { connection } = await connections.get(connectionId);
      const found = await platforms.open(connection.value).listWorkspaces();
      const granted = new Set(connection.value.workspaces.map(({ id }) => id));
      return { workspaces: found.map(({ id, name }) => ({ id, name, granted: granted.has(id) })) };
    },
  );

  surface.define(
    'workspaces.grant',
    administrator,
    adminRequests['workspaces.grant'],
    async ({ connectionId, version, workspaceIds }) => {
      const { connection } = await connections.get(connectionId);
      const found = await platforms.open(connection.value).listWorkspaces();
      const workspaces = workspaceIds.map((id) => named(found, id));
      const stopped = connection.value.links.find((link) => !workspaceIds.includes(link.workspaceId));
      if (stopped !== undefined)
        throw refused('WORKSPACE_NOT_GRANTED', {
          workspace: stopped.workspaceName,
          project: stopped.jiraProjectKey,
        });
      await connections.save({ version, value: connection.value }, { ...connection.value, workspaces });
      await makeWebhookNow(parts, { ...connection.value, workspaces });
      return freshDetail(parts, connectionId);
    },
  );
}

function named(found: readonly Workspace[], id: string): { id: string; name: string } {
  const workspace = found.find((candidate) => candidate.id === id);
  if (workspace === undefined) throw refused('INPUT_INVALID', { field: 'workspaceIds' });
  return { id: workspace.id, name: workspace.name };
}

function refused(
  code: 'INPUT_INVALID' | 'WORKSPACE_NOT_GRANTED',
  facts: Readonly<Record<string, string>>,
): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', facts });
}
