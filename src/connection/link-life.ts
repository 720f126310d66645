import { Problem } from '../errors/problem';
import type { Connection, ProjectLink } from './connection';
import type { Connections } from './connections';
import { refuseStale, type Change } from './edit';
import type { Editing } from './editing';
import { takenElsewhere } from './workspaces';

/** Lets a project link rest, brings it back, and takes it away. Issues and tasks stay as they are. */
export class LinkLife {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
  ) {}

  /** Throws `NOT_FOUND`, `VERSION_STALE`. A link that rests already is left as it is. */
  async pause(change: Change, linkId: string): Promise<Connection> {
    const { before, link } = await this.find(change, linkId);
    if (link.paused !== null) return before.value;
    const rested = { ...link, paused: { since: Date.now(), by: 'person' as const } };
    return this.put('link-paused', change, before, [rested]);
  }

  /**
   * Throws `NOT_FOUND`, `VERSION_STALE`, `WORKSPACE_NOT_GRANTED`, and `PROJECT_ALREADY_LINKED` when another connection has
   * taken the Jira project meanwhile.
   */
  async resume(change: Change, linkId: string): Promise<Connection> {
    const { before, link } = await this.find(change, linkId);
    if (link.paused === null) return before.value;
    if (before.value.workspaces.every(({ id }) => id !== link.workspaceId))
      throw refused('WORKSPACE_NOT_GRANTED', { workspace: link.workspaceName, project: link.jiraProjectKey });
    if (takenElsewhere(link, before.value.id, await this.connections.all()))
      throw refused('PROJECT_ALREADY_LINKED');
    return this.put('link-resumed', change, before, [{ ...link, paused: null }]);
  }

  /** Throws `NOT_FOUND`, `VERSION_STALE`. */
  async remove(change: Change, linkId: string): Promise<Connection> {
    const { before } = await this.find(change, linkId);
    const links = before.value.links.filter(({ id }) => id !== linkId);
    return this.save('link-removed', change, before, links);
  }

  private async find({ connectionId, version }: Change, linkId: string) {
    const { connection: before } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    const link = before.value.links.find(({ id }) => id === linkId);
    if (link === undefined || before.value.deletedAt !== null) throw refused('NOT_FOUND');
    return { before, link };
  }

  private async put(
    action: 'link-paused' | 'link-resumed',
    change: Change,
    before: Before,
    changed: readonly ProjectLink[],
  ): Promise<Connection> {
    const links = before.value.links.map((link) => changed.find(({ id }) => id === link.id) ?? link);
    return this.save(action, change, before, links);
  }

  private async save(
    action: 'link-paused' | 'link-resumed' | 'link-removed',
    { actor, version }: Change,
    before: Before,
    links: ProjectLink[],
  ): Promise<Connection> {
    const after = { ...before.value, links };
    return (await this.editing.save({ actor, action, before, after, version })).value;
  }
}

type Before = Awaited<ReturnType<Connections['get']>>['connection'];

function refused(
  code: 'NOT_FOUND' | 'WORKSPACE_NOT_GRANTED' | 'PROJECT_ALREADY_LINKED',
  facts?: Readonly<Record<string, string>>,
): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
