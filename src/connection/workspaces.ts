import type { StoppedLinkView, WorkspaceChangePreview } from '../contract/life-cycle-views';
import type { WorkspaceView } from '../contract/views';
import { Problem } from '../errors/problem';
import type { Workspace } from '../platform/port';
import type { Connection, ProjectLink } from './connection';
import type { Connections, ConnectionState } from './connections';
import { refuseStale, type Change } from './edit';
import type { Editing } from './editing';
import { freshAmong, type OfferedWorkspaces } from './offered-workspaces';
import type { Platforms } from './platforms';

/** Which workspaces of the platform a connection may touch. */
export class WorkspaceChoice {
  constructor(
    private readonly connections: Connections,
    private readonly platforms: Platforms,
    private readonly editing: Editing,
    private readonly offered: OfferedWorkspaces,
  ) {}

  /** All that the platform offers, and what was chosen once and is offered no more. */
  async list(connectionId: string): Promise<readonly WorkspaceView[]> {
    const { connection } = await this.connections.get(connectionId);
    const { workspaces, links } = connection.value;
    const found = await this.platforms.open(connection.value).listWorkspaces();
    const fresh = new Set(freshAmong(await this.offered.read(connectionId), found).map(({ id }) => id));
    const gone = workspaces.filter(({ id }) => found.every((workspace) => workspace.id !== id));
    return [...found, ...gone].map(({ id, name }) => ({
      id,
      name,
      granted: workspaces.some((workspace) => workspace.id === id),
      isNew: fresh.has(id),
      gone: gone.some((workspace) => workspace.id === id),
      projectLinks: links.filter(({ workspaceId }) => workspaceId === id).length,
    }));
  }

  /** What saving this choice would stop and bring back. `linkedItems` by project link. Asks nobody outside. */
  async preview(
    connectionId: string,
    workspaceIds: readonly string[],
    linkedItems: Readonly<Record<string, number>>,
  ): Promise<WorkspaceChangePreview> {
    const { connection } = await this.connections.get(connectionId);
    const { stops, restores } = effectOf(connection.value, workspaceIds, await this.connections.all());
    const view = (link: ProjectLink): StoppedLinkView => ({
      linkId: link.id,
      jiraProjectKey: link.jiraProjectKey,
      jiraProjectName: link.jiraProjectName,
      platformProjectName: link.platformProjectName,
      workspaceName: link.workspaceName,
      linkedItems: linkedItems[link.id] ?? 0,
    });
    return { stops: stops.map(view), restores: restores.map(view) };
  }

  /**
   * Throws `VERSION_STALE`, `INPUT_INVALID` for a workspace that is neither offered nor chosen, and `LINKS_WOULD_STOP` unless
   * `stopLinks` names exactly the running links of the workspaces left out. These rest until their workspace is chosen
   * again. Nothing is stored when it throws. Answers the saved connection and the links that were brought back.
   */
  async grant(
    { connectionId, version, actor }: Change,
    workspaceIds: readonly string[],
    stopLinks: readonly string[],
  ): Promise<{ readonly connection: Connection; readonly resumed: readonly string[] }> {
    const { connection: before } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    const found = await this.platforms.open(before.value).listWorkspaces();
    const workspaces = [...new Set(workspaceIds)].map((id) => named(id, found, before.value.workspaces));
    const effect = effectOf(before.value, workspaceIds, await this.connections.all());
    const stops = effect.stops.map(({ id }) => id);
    if (!sameIds(stops, stopLinks))
      throw new Problem('LINKS_WOULD_STOP', {
        scope: 'request',
        retry: 'never',
        facts: { count: stops.length },
      });
    const resumed = effect.restores.map(({ id }) => id);
    const now = Date.now();
    const links = before.value.links.map((link) => {
      if (stops.includes(link.id)) return { ...link, paused: { since: now, by: 'workspace' as const } };
      return resumed.includes(link.id) ? { ...link, paused: null } : link;
    });
    const after = { ...before.value, workspaces, links };
    const saved = await this.editing.save({ actor, action: 'workspaces-changed', before, after, version });
    await this.offered.chosenFrom(connectionId, found);
    return { connection: saved.value, resumed };
  }
}

/** Which links a choice stops and which it brings back; one whose Jira project was taken meanwhile goes on resting. */
function effectOf(
  connection: Connection,
  workspaceIds: readonly string[],
  all: readonly ConnectionState[],
): { readonly stops: readonly ProjectLink[]; readonly restores: readonly ProjectLink[] } {
  const chosen = new Set(workspaceIds);
  return {
    stops: connection.links.filter(({ paused, workspaceId }) => paused === null && !chosen.has(workspaceId)),
    restores: connection.links.filter(
      (link) =>
        link.paused?.by === 'workspace' &&
        chosen.has(link.workspaceId) &&
        !takenElsewhere(link, connection.id, all),
    ),
  };
}

/** True when another connection syncs the Jira project of this link. A resting link holds no project. */
export function takenElsewhere(
  { jiraProjectId }: Pick<ProjectLink, 'jiraProjectId'>,
  ownConnectionId: string,
  all: readonly ConnectionState[],
): boolean {
  return all.some(({ connection: { value } }) => {
    const other = value.id !== ownConnectionId && value.deletedAt === null;
    return other && value.links.some((link) => link.paused === null && link.jiraProjectId === jiraProjectId);
  });
}

function named(
  id: string,
  found: readonly Workspace[],
  granted: Connection['workspaces'],
): { readonly id: string; readonly name: string } {
  const workspace = [...found, ...granted].find((candidate) => candidate.id === id);
  if (workspace === undefined)
    throw new Problem('INPUT_INVALID', {
      scope: 'request',
      retry: 'never',
      facts: { field: 'workspaceIds' },
    });
  return { id: workspace.id, name: workspace.name };
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return new Set(one).size === new Set(other).size && one.every((id) => other.includes(id));
}
