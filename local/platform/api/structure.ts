import { otherTenant, tenant, workspaces } from '../data/tenant';
import { ApiProblem } from '../problem';
import { pageOf, pageQuery, readQuery } from './input';
import { json, type ApiParts, type Route } from './route';
import { projectSummary } from './shapes';

export function structureRoutes(parts: ApiParts): Route[] {
  const { catalogue } = parts.store;
  return [
    [
      'GET',
      '/me',
      'work:read',
      ({ caller }) => {
        const user = catalogue.user(caller.userId);
        if (user === undefined) throw new ApiProblem('unauthenticated');
        return json({
          user: { id: user.id, displayName: user.displayName, email: user.email, kind: user.kind },
          tenant: { ...(parts.faults.wrongTenant ? otherTenant : tenant), markup: parts.store.markup },
          credential: {
            kind: caller.kind,
            scopes: [...caller.scopes],
            expiresAt: caller.expiresAt === null ? null : new Date(caller.expiresAt).toISOString(),
          },
        });
      },
    ],
    [
      'GET',
      '/workspaces',
      'work:read',
      ({ request }) => json(pageOf(workspaces, readQuery(request, pageQuery))),
    ],
    [
      'GET',
      '/workspaces/:workspaceId/projects',
      'work:read',
      ({ request, param }) => {
        const workspaceId = param('workspaceId');
        if (!workspaces.some((workspace) => workspace.id === workspaceId)) throw new ApiProblem('not-found');
        const found = catalogue.projects
          .filter((project) => project.workspaceId === workspaceId)
          .map(projectSummary);
        return json(pageOf(found, readQuery(request, pageQuery)));
      },
    ],
    [
      'GET',
      '/projects/:projectId',
      'work:read',
      ({ param }) => {
        const project = parts.store.project(param('projectId'));
        if (project === undefined) throw new ApiProblem('not-found');
        return json(project);
      },
    ],
    [
      'GET',
      '/users',
      'work:read',
      ({ request }) => json(pageOf(catalogue.users, readQuery(request, pageQuery))),
    ],
  ];
}
