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
