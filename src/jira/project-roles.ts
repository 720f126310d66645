import { Problem } from '../errors/problem';
import { matchAnswer, rolesAnswer } from './answers';
import { callJira, type JiraTransport } from './http';
import { quoted } from './jql';
import { generalProblem } from './refusals';

/** Jira's own role for the users of apps: no person is ever in it, so there is nothing to choose. */
const APPS_ROLE = 'atlassian-addons-project-access';

/**
 * The names of the roles a person can have, sorted. Jira tells them to those who administer the project or Jira, and
 * answers everybody else 404: `JIRA_FORBIDDEN`.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-roles/#api-rest-api-3-project-projectidorkey-role-get
 */
export async function projectRoles(transport: JiraTransport, projectId: string): Promise<readonly string[]> {
  const route = transport.route`/rest/api/3/project/${projectId}/role`;
  const answer = rolesAnswer.parse(
    await callJira(transport, 'user', 'GET', route, undefined, generalProblem),
  );
  return Object.keys(answer)
    .filter((name) => name !== APPS_ROLE)
    .sort((one, other) => one.localeCompare(other, 'en'));
}

/**
 * Whether the signed-in person has the role in the project: asked through a search, because the list of a role's
 * members is for administrators only. No for a role or project that Jira does not know (400), and for a project
 * without a single issue that the person may see.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-functions/ (projectsWhereUserHasRole)
 */
export async function hasProjectRole(
  transport: JiraTransport,
  projectId: string,
  roleName: string,
): Promise<boolean> {
  // An id is read as one only while it is not quoted, so nothing but an id may stand there.
  if (!/^\d+$/.test(projectId)) return false;
  const jql = `project = ${projectId} AND project in projectsWhereUserHasRole(${quoted(roleName)})`;
  const route = transport.route`/rest/api/3/search/jql`;
  const body = { jql, fields: ['id'], maxResults: 1 };
  try {
    return (
      matchAnswer.parse(await callJira(transport, 'user', 'POST', route, body, generalProblem)).issues
        .length > 0
    );
  } catch (error) {
    if (error instanceof Problem && error.details.facts?.['status'] === 400) return false;
    throw error;
  }
}
