import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { Connection } from '../connection/connection';
import { walkAgain } from '../sync/walk-again';
import { freshDetail } from './connection-views';
import { projectReader } from './guards';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';
import type { Guard, Surface } from './surface';

/** Joining Jira projects and platform projects, letting them rest, and parting them. */
export function defineLinks(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { connections, linkProjects, linkLife, mappingDesk, queue } = parts;
  const reader = projectReader(parts.jira);
  // An administrator of Jira need not see every project: a project is linked by somebody who does.
  const administratorOfProject: Guard<{ readonly jiraProjectId: string }> = async (
    caller,
    { jiraProjectId },
  ) => (await administrator(caller, undefined)) && (await reader(caller, { projectId: jiraProjectId }));

  // A mapping tells what the project's issues are like, so its reader has to see the project.
  const administratorOfLink: Guard<{ readonly connectionId: string; readonly linkId: string }> = async (
    caller,
    { connectionId, linkId },
  ) => {
    if (!(await administrator(caller, undefined))) return false;
    const { links } = (await connections.get(connectionId)).connection.value;
    const link = links.find(({ id }) => id === linkId);
    return link === undefined || reader(caller, { projectId: link.jiraProjectId });
  };

  surface.define('link.options', administrator, adminRequests['link.options'], ({ connectionId }) =>
    linkProjects.options(connectionId),
  );

  surface.define(
    'link.suggest',
    administratorOfProject,
    adminRequests['link.suggest'],
    ({ connectionId, jiraProjectId, platformProjectId }) =>
      mappingDesk.suggest(connectionId, { jiraProjectId, platformProjectId }),
  );

  surface.define(
    'link.check',
    administratorOfProject,
    adminRequests['link.check'],
    async ({ connectionId, mapping, ...projects }) => ({
      problems: await mappingDesk.check(connectionId, projects, mapping),
    }),
  );

  surface.define(
    'link.mapping',
    administratorOfLink,
    adminRequests['link.mapping'],
    ({ connectionId, linkId }) => mappingDesk.view(connectionId, linkId),
  );

  surface.define(
    'link.update',
    administratorOfLink,
    adminRequests['link.update'],
    async ({ connectionId, version, linkId, ...wanted }, { accountId: actor }) => {
      const connection = await mappingDesk.update({ connectionId, version, actor }, linkId, wanted);
      if (connection.active) await walkAgain(parts, connectionId, [linkId]);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'link.create',
    administratorOfProject,
    adminRequests['link.create'],
    async (request, { accountId }) => {
      const connection = await linkProjects.create(request, accountId);
      await synced(connection);
      return freshDetail(parts, connection.id);
    },
  );

  surface.define(
    'link.pause',
    administrator,
    adminRequests['link.pause'],
    async ({ connectionId, version, linkId }, { accountId: actor }) => {
      const connection = await linkLife.pause({ connectionId, version, actor }, linkId);
      await makeWebhookIfActive(connection);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'link.resume',
    administrator,
    adminRequests['link.resume'],
    async ({ connectionId, version, linkId }, { accountId: actor }) => {
      const connection = await linkLife.resume({ connectionId, version, actor }, linkId);
      await walkAgain(parts, connectionId, [linkId]);
      await makeWebhookIfActive(connection);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'link.remove',
    administrator,
    adminRequests['link.remove'],
    async ({ connectionId, version, linkId }, { accountId: actor }) => {
      const connection = await linkLife.remove({ connectionId, version, actor }, linkId);
      await queue.push({ kind: 'cleanup', connectionId, trigger: 'person', linkIds: [linkId] });
      await makeWebhookIfActive(connection);
      return freshDetail(parts, connectionId);
    },
  );

  async function synced(connection: Connection): Promise<void> {
    if (connection.active)
      await queue.push({ kind: 'delta', connectionId: connection.id, trigger: 'person' });
    await makeWebhookIfActive(connection);
  }

  /** An inactive connection gets its webhook when it is activated. */
  async function makeWebhookIfActive(connection: Connection): Promise<void> {
    if (connection.active) await makeWebhookNow(parts, connection);
  }
}
