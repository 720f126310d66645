import { permissionsAnswer } from './answers';
import { callJira, type Actor, type JiraTransport } from './http';
import { generalProblem } from './refusals';

/** Which of the permissions the actor has, there where `on` says. */
export async function heldPermissions(
  transport: JiraTransport,
  actor: Actor,
  permissions: readonly string[],
  on: { readonly projectId?: string; readonly issueId?: string },
): Promise<ReadonlySet<string>> {
  const query = new URLSearchParams({ permissions: permissions.join(','), ...on });
  const route = transport.route`/rest/api/3/mypermissions?${query}`;
  const held = permissionsAnswer.parse(
    await callJira(transport, actor, 'GET', route, undefined, generalProblem),
  ).permissions;
  return new Set(permissions.filter((permission) => held[permission]?.havePermission === true));
}
