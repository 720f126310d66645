import { adminRequests, type AdminAnswers } from '../contract/requests';
import { freshDetail } from './connection-views';
import { projectReader } from './guards';
import type { ResolverParts } from './parts';
import { makeWebhookNow } from './webhook-now';
import type { Guard, Surface } from './surface';

/** Joining Jira projects and platform projects. */
export function defineLinks(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { linkProjects, queue } = parts;
  const reader = projectReader(parts.jira);
  // An administrator of Jira need not see every project: a project is linked by somebody who does.
  const administratorOfProject: Guard<{ readonly jiraProjectId: string }> = async (
    caller,
    { jiraProjectId },
  ) => (await administrator(caller, undefined)) && (await reader(caller, { projectId: jiraProjectId }));

  surface.define('link.options', administrator, adminRequests['link.options'], ({ connectionId }) =>
    linkProjects.options(connectionId),
  );

  surface.define(
    'link.suggest',
    administratorOfProject,
    adminRequests['link.suggest'],
    ({ connectionId, jiraProjectId, platformProjectId }) =>
      linkProjects.suggest(connectionId, jiraProjectId, platformProjectId),
  );

  surface.define('link.create', administratorOfProject, adminRequests['link.create'], async (request) => {
    const { connection } = await linkProjects.create(request);
    const { connectionId } = request;
    await queue.push({ kind: 'delta', connectionId, trigger: 'person' });
    await makeWebhookNow(parts, connection.value);
    return freshDetail(parts, connectionId);
  });
}
