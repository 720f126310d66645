import { randomBytes } from 'node:crypto';
import type { LinkOptions, StatusPair } from '../contract/views';
import { Problem } from '../errors/problem';
import type { Jira, JiraIssueType } from '../jira/port';
import { statusesOf, type Mapping } from '../mapping/mapping';
import { storedMappingSchema, type StoredMapping } from '../mapping/stored-mapping';
import { suggestMapping } from '../mapping/suggest-mapping';
import type { Platform, PlatformProject, ProjectSchema } from '../platform/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { MAX_PROJECT_LINKS, type Connection, type ProjectLink } from './connection';
import type { Connections, ConnectionState } from './connections';
import { refuseStale } from './edit';
import type { Editing } from './editing';
import { limitReached } from './limit-reached';
import { mappingChanges } from './mapping-changes';
import { firstTypeOf, type MappingDesk } from './mapping-desk';
import type { Platforms } from './platforms';
import { takenElsewhere } from './workspaces';

/** Which projects, and how their items translate. */
export interface MappingRequest {
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly issueTypeId: string;
  readonly statuses: Readonly<Record<string, string>>;
  /** The whole mapping; issue type and statuses count where it is missing. */
  readonly mapping?: Mapping | undefined;
}

export interface LinkRequest extends MappingRequest {
  readonly connectionId: string;
  readonly version: number;
  readonly createTasks: ProjectLink['createTasks'];
}

/** Joins a Jira project and a project of a granted workspace. */
export class LinkProjects {
  constructor(
    private readonly storage: Storage,
    private readonly connections: Connections,
    private readonly platforms: Platforms,
    private readonly jira: Jira,
    private readonly editing: Editing,
    private readonly desk: Pick<MappingDesk, 'ready'>,
  ) {}

  async options(connectionId: string): Promise<LinkOptions> {
    const { connection } = await this.connections.get(connectionId);
    const all = await this.connections.all();
    const found = await this.granted(connection.value);
    const jiraProjects = await this.jira.projectsAsUser();
    return {
      jiraProjects: jiraProjects.map(({ id, key, name }) => ({
        id,
        key,
        name,
        linked: isTaken(connection.value, id, all),
      })),
      platformProjects: found.map((project) => ({
        id: project.id,
        name: project.name,
        workspaceId: project.workspaceId,
        workspaceName: nameOf(connection.value, project.workspaceId),
        linked: connection.value.links.some((link) => link.platformProjectId === project.id),
      })),
    };
  }

  /**
   * Throws `WORKSPACE_NOT_GRANTED`, `PROJECT_ALREADY_LINKED`, `INPUT_INVALID`, `MAPPING_HAS_ERRORS`, `VERSION_STALE`.
   * Nothing is stored when it throws.
   */
  async create(request: LinkRequest, actor: string): Promise<Connection> {
    const { connection: before } = await this.connections.get(request.connectionId);
    const connection = before.value;
    refuseStale(before.version, request.version);
    if (connection.links.length >= MAX_PROJECT_LINKS) throw limitReached(MAX_PROJECT_LINKS);
    await this.refuseTaken(connection, request);
    const { project, typeName, stored } = await this.planned(connection, request);
    const jiraProject = await this.jira.project(request.jiraProjectId);
    const link: ProjectLink = {
      id: randomBytes(6).toString('hex'),
      jiraProjectId: jiraProject.id,
      jiraProjectKey: jiraProject.key,
      jiraProjectName: jiraProject.name,
      platformProjectId: project.id,
      platformProjectName: project.name,
      workspaceId: project.workspaceId,
      workspaceName: nameOf(connection, project.workspaceId),
      issueTypeName: typeName,
      createTasks: request.createTasks,
      linkedAt: Date.now(),
      paused: null,
    };
    // The mapping first: a link that a worker can see always has one.
    await this.storage.set(keys.mapping(link.id), stored);
    const after = { ...connection, links: [...connection.links, link] };
    const { version } = request;
    const changes =
      request.mapping === undefined ? [] : mappingChanges(`links.${link.jiraProjectKey}`, null, stored);
    const beside = { items: [], changes };
    return (await this.editing.save({ actor, action: 'link-created', before, after, version, beside })).value;
  }

  /** What the projects would be linked with. Throws `WORKSPACE_NOT_GRANTED`, `INPUT_INVALID`, `MAPPING_HAS_ERRORS`; stores nothing. */
  async planned(
    connection: Connection,
    request: MappingRequest,
  ): Promise<{ project: PlatformProject; typeName: string; stored: StoredMapping }> {
    const project = (await this.granted(connection)).find(({ id }) => id === request.platformProjectId);
    if (project === undefined)
      throw new Problem('WORKSPACE_NOT_GRANTED', { scope: 'request', retry: 'never' });
    if (request.mapping !== undefined) {
      const stored = await this.desk.ready(connection, request, request.mapping);
      return { project, typeName: firstTypeOf(stored), stored };
    }
    const types = await this.mappableTypes(request.jiraProjectId);
    const type = types.find(({ id }) => id === request.issueTypeId);
    if (type === undefined) throw badField('issueTypeId');
    return { project, typeName: type.name, stored: await this.mappingFor(connection, request, type) };
  }

  /**
   * The first resumption of an imported link: only now the platform can say that the project stands in a granted workspace,
   * what it is called, and which priorities and statuses it has. Throws what `planned` throws; stores nothing.
   */
  async completed(
    connection: Connection,
    link: ProjectLink,
  ): Promise<{ link: ProjectLink; stored: StoredMapping }> {
    const { mapping, statuses, names } = await this.mapping(link.id);
    const { jiraProjectId, platformProjectId } = link;
    const schema = await this.platforms.open(connection).projectSchema(platformProjectId);
    const chosen = statuses
      .filter(({ taskStatusId }) => schema.statuses.some(({ id }) => id === taskStatusId))
      .map(({ taskStatusId, jiraStatusId }) => [taskStatusId, jiraStatusId] as const);
    const { project, stored } = await this.planned(connection, {
      // A whole mapping came with the file; one of statuses alone is completed by what is suggested.
      mapping: names === undefined ? undefined : mapping,
      jiraProjectId,
      platformProjectId,
      issueTypeId: mapping.types[0]?.jira ?? '',
      statuses: Object.fromEntries(chosen),
    });
    const { workspaceId } = project;
    return {
      link: {
        ...link,
        platformProjectName: project.name,
        workspaceId,
        workspaceName: nameOf(connection, workspaceId),
      },
      stored,
    };
  }

  async mapping(linkId: string): Promise<StoredMapping> {
    return storedMappingSchema.parse(await this.storage.get(keys.mapping(linkId)));
  }

  private async mappingFor(
    connection: Connection,
    request: MappingRequest,
    type: JiraIssueType,
  ): Promise<StoredMapping> {
    const schema = await this.platforms.open(connection).projectSchema(request.platformProjectId);
    for (const [taskStatus, jiraStatus] of Object.entries(request.statuses)) {
      if (!schema.statuses.some(({ id }) => id === taskStatus)) throw badField('statuses');
      if (!type.statuses.some(({ id }) => id === jiraStatus)) throw badField('statuses');
    }
    const { priorities } = await this.jira.createScreen(request.jiraProjectId, type.id);
    const mapping = suggestMapping({
      issueTypeId: type.id,
      statuses: request.statuses,
      jiraStatuses: type.statuses,
      jiraPriorities: priorities,
      schema,
    });
    return { mapping, statuses: statusPairs(mapping, type, schema) };
  }

  private async refuseTaken(connection: Connection, request: LinkRequest): Promise<void> {
    const taken = isTaken(connection, request.jiraProjectId, await this.connections.all());
    if (taken || connection.links.some((link) => link.platformProjectId === request.platformProjectId)) {
      throw new Problem('PROJECT_ALREADY_LINKED', { scope: 'request', retry: 'never' });
    }
  }

  private async granted(connection: Connection): Promise<readonly PlatformProject[]> {
    const platform: Platform = this.platforms.open(connection);
    const projects: PlatformProject[] = [];
    for (const workspace of connection.workspaces)
      projects.push(...(await platform.listProjects(workspace.id)));
    return projects;
  }

  private async mappableTypes(jiraProjectId: string): Promise<readonly JiraIssueType[]> {
    return (await this.jira.issueTypes(jiraProjectId)).filter(({ subtask }) => !subtask);
  }
}

/** A resting link holds its Jira project within its own connection, and lets other connections take it. */
function isTaken(connection: Connection, jiraProjectId: string, all: readonly ConnectionState[]): boolean {
  const here = connection.links.some((link) => link.jiraProjectId === jiraProjectId);
  return here || takenElsewhere({ jiraProjectId }, connection.id, all);
}

function statusPairs(mapping: Mapping, type: JiraIssueType, schema: ProjectSchema): StatusPair[] {
  return statusesOf(mapping, type.id).toJira.map(({ task, jira }) => ({
    taskStatusId: task,
    taskStatusName: schema.statuses.find(({ id }) => id === task)?.name ?? task,
    jiraStatusId: jira,
    jiraStatusName: type.statuses.find(({ id }) => id === jira)?.name ?? jira,
  }));
}

function nameOf(connection: Connection, workspaceId: string): string {
  return connection.workspaces.find(({ id }) => id === workspaceId)?.name ?? workspaceId;
}

function badField(field: string): Problem {
  return new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field } });
}
