import { PERMISSIONS, type PermissionKind } from '../permissions';
import { userView } from '../people-view';
import { badRequest } from '../refusal';
import type { Project, User } from '../site-model';
import { slice, whole, type Call, type Route } from './call';

export const getCurrentUser: Route = ({ jira, actor }) => ({
  status: 200,
  body: userView(jira.site, actor),
  objects: 1,
});

/** Open to everybody; the app asks for the site's address only. */
export const getServerInfo: Route = ({ jira }) => ({
  status: 200,
  body: { baseUrl: jira.site.url, version: '1001.0.0-SNAPSHOT', deploymentType: 'Cloud' },
  objects: 0,
});

function contextProject(call: Call): Project | null {
  const issue = call.query.get('issueId') ?? call.query.get('issueKey');
  if (issue !== null) return call.jira.projectOf(call.jira.visibleIssue(call.actor, issue));
  const project = call.query.get('projectId') ?? call.query.get('projectKey');
  return project === null ? null : call.jira.visibleProject(call.actor, project);
}

function has(call: Call, key: string, kind: PermissionKind, project: Project | null): boolean {
  const { permissions, site } = call.jira;
  if (kind.type === 'GLOBAL') return permissions.global(call.actor, key);
  const where = project === null ? site.projects() : [project];
  return where.some((candidate) => permissions.inProject(call.actor, candidate, key));
}

export const getMyPermissions: Route = (call) => {
  const keys = (call.query.get('permissions') ?? '').split(',').filter((key) => key !== '');
  if (keys.length === 0) throw badRequest("The 'permissions' query parameter is required.");
  const project = contextProject(call);
  const permissions = keys.map((key) => {
    const kind = PERMISSIONS.get(key);
    if (kind === undefined) throw badRequest(`Unrecognized permission: ${key}`);
    const { id, name, type } = kind;
    return [
      key,
      { id, key, name, type, description: '', havePermission: has(call, key, kind, project) },
    ] as const;
  });
  return { status: 200, body: { permissions: Object.fromEntries(permissions) }, objects: keys.length };
};

function found(user: User, query: string): boolean {
  if (!user.active) return false;
  // A hidden address is found by those who know all of it, and still not shown.
  if (user.email.toLowerCase() === query) return true;
  const words = user.displayName.toLowerCase().split(/\s+/);
  const named =
    user.displayName.toLowerCase().startsWith(query) || words.some((word) => word.startsWith(query));
  return named || (user.emailVisible && user.email.toLowerCase().startsWith(query));
}

export const findUsers: Route = (call) => {
  const query = call.query.get('query');
  if (query === null) throw badRequest("The query parameter 'query' is missing.");
  const users = call.jira.site.users().filter((user) => found(user, query.trim().toLowerCase()));
  const startAt = whole(call, 'startAt', 0, Number.MAX_SAFE_INTEGER);
  const page = users.slice(startAt, startAt + whole(call, 'maxResults', 50, 1_000));
  return { status: 200, body: page.map((user) => userView(call.jira.site, user)), objects: page.length };
};

export const bulkGetUsers: Route = (call) => {
  const ids = call.query.getAll('accountId');
  if (ids.length === 0) throw badRequest("The query parameter 'accountId' is missing.");
  const users = [...new Set(ids)].map((id) => call.jira.site.user(id)).filter((user) => user !== undefined);
  const { values, ...page } = slice(call, users, 10, 200);
  return {
    status: 200,
    body: { ...page, values: values.map((user) => userView(call.jira.site, user)) },
    objects: values.length,
  };
};
