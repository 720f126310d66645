import { Problem } from '../../errors/problem';
import type { Jira } from '../../jira/port';
import type { Platform } from '../../platform/port';
import { inTurns } from '../../sync/in-turns';
import { runningLinks, type Connection, type ProjectLink } from '../connection';
import { passed, unlike, type Check, type Outcome } from './check';

/** What the app does with issues, by Jira's keys: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/ */
const NEEDED_IN_JIRA = [
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'TRANSITION_ISSUES',
] as const;
const AT_ONCE = 5;

/** Whether the credentials and the app itself may do what the connection needs: each question is one that changes nothing. */
export const permissions: Check = async ({ platforms, jira }, connection) => {
  const platform = platforms.open(connection);
  const { scopes } = await platform.whoAmI();
  const missing = platforms
    .kind(connection)
    .neededScopes.filter((scope) => scopes !== null && !scopes.includes(scope));
  if (missing.length > 0) return unlike('failed', 'SCOPES_MISSING', { scopes: missing.join(', ') });
  return (
    (await onPlatform(platform, connection)) ??
    (await inJira(jira, runningLinks(connection))) ??
    passed({
      workspaces: connection.workspaces.length,
      projects: runningLinks(connection).length,
      ...(scopes === null ? {} : { scopes: scopes.join(', ') }),
    })
  );
};

async function onPlatform(platform: Platform, connection: Connection): Promise<Outcome | null> {
  if (connection.workspaces.length === 0) return null;
  const offered = new Set((await platform.listWorkspaces()).map(({ id }) => id));
  const lost = connection.workspaces.find(({ id }) => !offered.has(id));
  if (lost !== undefined) return unlike('failed', 'PLATFORM_FORBIDDEN', { workspace: lost.name });
  const links = runningLinks(connection);
  let unseen: ProjectLink | undefined;
  await inTurns([...new Set(links.map(({ workspaceId }) => workspaceId))], AT_ONCE, async (workspaceId) => {
    const seen = new Set((await platform.listProjects(workspaceId)).map(({ id }) => id));
    unseen ??= links.find((link) => link.workspaceId === workspaceId && !seen.has(link.platformProjectId));
  });
  return unseen === undefined
    ? null
    : unlike('failed', 'PLATFORM_FORBIDDEN', { project: unseen.platformProjectName });
}

async function inJira(jira: Jira, links: readonly ProjectLink[]): Promise<Outcome | null> {
  let found: Outcome | null = null;
  await inTurns(links, AT_ONCE, async ({ jiraProjectId, jiraProjectKey }) => {
    const denied = await deniedIn(jira, jiraProjectId);
    if (denied.length > 0)
      found ??= unlike('failed', 'JIRA_FORBIDDEN', {
        project: jiraProjectKey,
        permission: denied.join(', '),
      });
  });
  return found;
}

/** A project that the app may not even see is answered as if there were none. */
async function deniedIn(jira: Jira, projectId: string): Promise<readonly string[]> {
  try {
    return await jira.deniedToApp(projectId, NEEDED_IN_JIRA);
  } catch (error) {
    if (error instanceof Problem && error.code === 'JIRA_FORBIDDEN') return NEEDED_IN_JIRA;
    throw error;
  }
}
