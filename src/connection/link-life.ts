import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Connection, ProjectLink } from './connection';
import type { Connections } from './connections';
import { refuseStale, type Change } from './edit';
import type { Edit, Editing } from './editing';
import type { LinkProjects } from './link-projects';
import { takenElsewhere } from './workspaces';

/** Lets a project link rest, brings it back, and takes it away. Issues and tasks stay as they are. */
export class LinkLife {
  constructor(
    private readonly connections: Connections,
    private readonly editing: Editing,
    private readonly linkProjects: Pick<LinkProjects, 'completed'>,
  ) {}

  /** Throws `NOT_FOUND`, `VERSION_STALE`. A link that rests already is left as it is. */
  async pause(change: Change, linkId: string): Promise<Connection> {
    const { before, link } = await this.find(change, linkId);
    if (link.paused !== null) return before.value;
    const rested = { ...link, paused: { since: Date.now(), by: 'person' as const } };
    return this.put('link-paused', change, before, [rested]);
  }

  /**
   * An imported link is completed with what only the platform knows; throws what asking it throws. Throws besides
   * `NOT_FOUND`, `VERSION_STALE`, `WORKSPACE_NOT_GRANTED`, and `PROJECT_ALREADY_LINKED` when another connection has
   * taken the Jira project meanwhile.
   */
  async resume(change: Change, linkId: string): Promise<Connection> {
    const { before, link } = await this.find(change, linkId);
    if (link.paused === null) return before.value;
    if (before.value.workspaces.every(({ id }) => id !== link.workspaceId))
      throw refused('WORKSPACE_NOT_GRANTED', { workspace: link.workspaceName, project: link.jiraProjectKey });
    if (takenElsewhere(link, before.value.id, await this.connections.all()))
      throw refused('PROJECT_ALREADY_LINKED');
    if (link.paused.by !== 'import')
      return this.put('link-resumed', change, before, [{ ...link, paused: null }]);
    const completed = await this.linkProjects.completed(before.value, link);
    return this.put('link-resumed', change, before, [{ ...completed.link, paused: null }], {
      items: [{ entity: null, key: keys.mapping(linkId), value: completed.stored }],
      changes: [],
    });
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
    beside?: Edit['beside'],
  ): Promise<Connection> {
    const links = before.value.links.map((link) => changed.find(({ id }) => id === link.id) ?? link);
    return this.save(action, change, before, links, beside);
  }

  private async save(
    action: 'link-paused' | 'link-resumed' | 'link-removed',
    { actor, version }: Change,
    before: Before,
    links: ProjectLink[],
    beside?: Edit['beside'],
  ): Promise<Connection> {
    const after = { ...before.value, links };
    const more = beside === undefined ? {} : { beside };
    return (await this.editing.save({ actor, action, before, after, version, ...more })).value;
  }
}

type Before = Awaited<ReturnType<Connections['get']>>['connection'];

function refused(
  code: 'NOT_FOUND' | 'WORKSPACE_NOT_GRANTED' | 'PROJECT_ALREADY_LINKED',
  facts?: Readonly<Record<string, string>>,
): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
