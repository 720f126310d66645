import type { Connections } from '../connection/connections';
import type { Jira } from '../jira/port';
import type { Guard } from './surface';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get */
export function jiraAdministrator(jira: Jira): Guard<unknown> {
  return () => jira.hasPermissionAsUser('ADMINISTER', {});
}

export function projectReader(jira: Jira): Guard<{ readonly projectId: string }> {
  return (_, { projectId }) => jira.hasPermissionAsUser('BROWSE_PROJECTS', { projectId });
}

export function issueReader(jira: Jira): Guard<{ readonly issueId: string }> {
  return (_, { issueId }) => jira.hasPermissionAsUser('BROWSE_PROJECTS', { issueId });
}

/**
 * Whether the person may mend, in this project, a connection with this setting: holders of the role that is set,
 * administrators of the project where none is, and administrators of Jira, who can do the same on the Connections page.
 */
export async function mayMend(jira: Jira, projectId: string, role: string | null): Promise<boolean> {
  const holds =
    role === null
      ? await jira.hasPermissionAsUser('ADMINISTER_PROJECTS', { projectId })
      : await jira.hasProjectRoleAsUser(projectId, role);
  return holds || jira.hasPermissionAsUser('ADMINISTER', {});
}

/**
 * Sees the project, and may mend just this connection there. A connection that is not linked to the project is refused
 * in the same words, so that nobody learns which there are.
 */
export function projectMender(
  jira: Jira,
  connections: Connections,
): Guard<{ readonly projectId: string; readonly connectionId: string }> {
  const reads = projectReader(jira);
  return async (caller, request) => {
    if (!(await reads(caller, request))) return false;
    const { links, settings, deletedAt } = (await connections.get(request.connectionId)).connection.value;
    const linked = links.some(({ jiraProjectId }) => jiraProjectId === request.projectId);
    return linked && deletedAt === null && (await mayMend(jira, request.projectId, settings.mendRole));
  };
}
