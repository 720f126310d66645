import type { ImportPreview } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { JiraIssueType, JiraProject } from '../jira/port';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Versioned } from '../storage/records';
import { readAddress } from './address';
import type { Change } from './changes';
import type { ConfiguredConnection, ConfiguredLink } from './configuration';
import { MAX_PROJECT_LINKS, type Connection, type ProjectLink } from './connection';
import { configuredStatuses } from './export';
import { importedMapping } from './imported-mapping';
import { mappingChanges } from './mapping-changes';
import type { JiraTypeSide } from './mapping-sides';
import { portable, portableMappingSchema, resolved, type PortableMapping } from './portable-mapping';
import { nameFault } from './plain-name';

export type Difficulty = ImportPreview['connections'][number]['problems'][number];

/** What this site has, as far as a file can speak of it. */
export interface Site {
  readonly platforms: ReadonlySet<string>;
  readonly connections: readonly Versioned<Connection>[];
  /** Jira projects that the caller may see, by key. */
  readonly projects: ReadonlyMap<string, JiraProject>;
  /** Stored mappings of the links of the connections that the file names, by link id. */
  readonly mappings: ReadonlyMap<string, StoredMapping>;
  issueTypes(projectId: string): Promise<readonly JiraIssueType[]>;
  /** The same with what new issues can be given; none where a file names more projects than Jira may be asked about. */
  jiraTypes(projectId: string): Promise<readonly JiraTypeSide[]>;
}

/** What importing one connection would do. */
export interface PlannedConnection {
  readonly file: ConfiguredConnection;
  readonly existing: Versioned<Connection> | undefined;
  /** Nothing of the connection is taken over. */
  readonly refused: boolean;
  readonly problems: readonly Difficulty[];
  readonly newLinks: readonly { readonly link: ProjectLink; readonly mapping: StoredMapping }[];
  /** Existing links as the file has them. */
  readonly namedLinks: readonly {
    readonly link: ProjectLink;
    /** Null where the mapping is the same. */
    readonly remapped: { readonly mapping: StoredMapping; readonly changes: readonly Change[] } | null;
  }[];
}

/** Where further links of a connection may go. */
interface Room {
  readonly workspaces: ReadonlySet<string>;
  readonly platformProjects: Set<string>;
}

/** Plans one connection after the other: what a file links twice is taken the first time only. */
export class ImportPlan {
  private readonly names = new Set<string>();
  private readonly taken: Set<string>;

  constructor(
    private readonly site: Site,
    private readonly newLinkId: () => string,
    private readonly now: number,
  ) {
    this.taken = new Set(
      site.connections.flatMap(({ value }) => value.links.map(({ jiraProjectId }) => jiraProjectId)),
    );
  }

  async plan(file: ConfiguredConnection): Promise<PlannedConnection> {
    const existing = existingOf(this.site.connections, file.name);
    const difficulty = this.difficultyOf(file, existing?.value);
    this.names.add(plain(file.name));
    const nothing = { file, existing, newLinks: [], namedLinks: [] };
    if (difficulty !== null) return { ...nothing, refused: true, problems: [difficulty] };
    const problems: Difficulty[] = [];
    const newLinks: PlannedConnection['newLinks'][number][] = [];
    const namedLinks: PlannedConnection['namedLinks'][number][] = [];
    const room: Room = {
      workspaces: new Set((existing?.value ?? file).workspaces.map(({ id }) => id)),
      platformProjects: new Set(existing?.value.links.map((link) => link.platformProjectId)),
    };
    const named = new Set<string>();
    for (const wanted of file.links) {
      const before = existing?.value.links.find(sameProjects(wanted));
      if (before !== undefined && named.has(before.id)) continue;
      if (before !== undefined) named.add(before.id);
      const planned =
        before === undefined ? await this.newLink(wanted, room) : await this.namedLink(wanted, before);
      if ('code' in planned) problems.push(planned);
      else if ('remapped' in planned) namedLinks.push(planned);
      else newLinks.push(planned);
    }
    return { file, existing, refused: false, problems, newLinks, namedLinks };
  }

  private difficultyOf(file: ConfiguredConnection, existing: Connection | undefined): Difficulty | null {
    if (!isName(file.name)) return { code: 'INPUT_INVALID', facts: { field: 'name' } };
    const fault = nameFault(file.name);
    if (fault !== null) return { code: 'NAME_NOT_PLAIN', facts: { fault } };
    if (this.names.has(plain(file.name))) return { code: 'NAME_TAKEN', facts: { name: file.name } };
    if (!this.site.platforms.has(file.platform)) return notPossible(file.platform);
    let address: string;
    try {
      address = readAddress(file.address);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { code: error.code, facts: { ...error.details.facts } };
    }
    if (existing === undefined) return null;
    // What is being deleted keeps its name until it is gone.
    if (existing.deletedAt !== null) return { code: 'NAME_TAKEN', facts: { name: file.name } };
    // The same name for something else: its links would lead to other projects.
    if (existing.platform !== file.platform) return notPossible(file.platform);
    return existing.address === address ? null : notPossible(address);
  }

  private async newLink(
    wanted: ConfiguredLink,
    { workspaces, platformProjects }: Room,
  ): Promise<Difficulty | PlannedConnection['newLinks'][number]> {
    const { jiraProject, workspace, platformProject } = wanted;
    const project = this.site.projects.get(jiraProject);
    if (project === undefined) return notPossible(jiraProject);
    if (!workspaces.has(workspace.id))
      return {
        code: 'WORKSPACE_NOT_GRANTED',
        facts: { workspace: workspace.name, project: jiraProject },
      };
    if (this.taken.has(project.id) || platformProjects.has(platformProject.id))
      return { code: 'PROJECT_ALREADY_LINKED', facts: { project: jiraProject } };
    if (platformProjects.size >= MAX_PROJECT_LINKS) return notPossible(jiraProject);
    const made = await this.mappingFor(wanted, project.id);
    if ('code' in made) return made;
    this.taken.add(project.id);
    platformProjects.add(platformProject.id);
    return { link: this.linkOf(wanted, project), mapping: made };
  }

  private async namedLink(
    wanted: ConfiguredLink,
    before: ProjectLink,
  ): Promise<Difficulty | PlannedConnection['namedLinks'][number]> {
    if (!this.site.projects.has(wanted.jiraProject)) return notPossible(wanted.jiraProject);
    if (wanted.mapping !== undefined) return this.mappedLink(wanted, wanted.mapping, before);
    if (before.issueTypeName !== wanted.issueType) return notPossible(unknownIn(wanted, [wanted.issueType]));
    const link = { ...before, createTasks: wanted.createTasks };
    const stored = this.site.mappings.get(before.id);
    const was = statusText(configuredStatuses(stored));
    const is = statusText(wanted.statuses);
    if (stored === undefined || was === is) return { link, remapped: null };
    const type = (await this.types(before.jiraProjectId)).find(
      ({ id }) => id === stored.mapping.types[0]?.jira,
    );
    if (type === undefined) return notPossible(unknownIn(wanted, [wanted.issueType]));
    const made = importedMapping(wanted, type, stored);
    if ('unknown' in made) return notPossible(unknownIn(wanted, [made.unknown]));
    const change = { field: `links.${before.jiraProjectKey}.statuses`, before: was, after: is };
    return {
      link: { ...link, mappedAt: this.now },
      remapped: { mapping: made.mapping, changes: [change] },
    };
  }

  /** An existing link of which the file has the whole mapping. */
  private async mappedLink(
    wanted: ConfiguredLink,
    mapping: PortableMapping,
    before: ProjectLink,
  ): Promise<Difficulty | PlannedConnection['namedLinks'][number]> {
    const link = { ...before, createTasks: wanted.createTasks };
    const stored = this.site.mappings.get(before.id) ?? null;
    if (stored !== null && samePortable(stored, mapping)) return { link, remapped: null };
    const made = resolved(mapping, await this.site.jiraTypes(before.jiraProjectId), stored);
    if ('unknown' in made) return notPossible(unknownIn(wanted, made.unknown));
    return {
      link: { ...link, issueTypeName: wanted.issueType, mappedAt: this.now },
      remapped: {
        mapping: made.stored,
        changes: mappingChanges(`links.${before.jiraProjectKey}`, stored, made.stored),
      },
    };
  }

  /** The mapping of a new link. */
  private async mappingFor(wanted: ConfiguredLink, projectId: string): Promise<Difficulty | StoredMapping> {
    if (wanted.mapping !== undefined) {
      const made = resolved(wanted.mapping, await this.site.jiraTypes(projectId), null);
      return 'unknown' in made ? notPossible(unknownIn(wanted, made.unknown)) : made.stored;
    }
    const type = (await this.types(projectId)).find(({ name }) => name === wanted.issueType);
    if (type === undefined) return notPossible(unknownIn(wanted, [wanted.issueType]));
    const made = importedMapping(wanted, type);
    return 'unknown' in made ? notPossible(unknownIn(wanted, [made.unknown])) : made.mapping;
  }

  private async types(projectId: string): Promise<readonly JiraIssueType[]> {
    return (await this.site.issueTypes(projectId)).filter(({ subtask }) => !subtask);
  }

  private linkOf(wanted: ConfiguredLink, project: JiraProject): ProjectLink {
    return {
      id: this.newLinkId(),
      jiraProjectId: project.id,
      jiraProjectKey: project.key,
      jiraProjectName: project.name,
      platformProjectId: wanted.platformProject.id,
      platformProjectName: wanted.platformProject.name,
      workspaceId: wanted.workspace.id,
      workspaceName: wanted.workspace.name,
      issueTypeName: wanted.issueType,
      createTasks: wanted.createTasks,
      linkedAt: this.now,
      paused: { since: this.now, by: 'import' },
    };
  }
}

/** Names tell connections apart whatever their capitals, as when one is made by hand. */
export function existingOf(
  connections: readonly Versioned<Connection>[],
  name: string,
): Versioned<Connection> | undefined {
  return connections.find(({ value }) => plain(value.name) === plain(name));
}

function sameProjects(wanted: ConfiguredLink): (link: ProjectLink) => boolean {
  return (link) =>
    link.jiraProjectKey === wanted.jiraProject && link.platformProjectId === wanted.platformProject.id;
}

/** As files are written, whatever order the stored one has. */
function samePortable(stored: StoredMapping, mapping: PortableMapping): boolean {
  const standing = portableMappingSchema.safeParse(portable(stored)).data;
  return standing !== undefined && JSON.stringify(standing) === JSON.stringify(mapping);
}

const NAMES_TOLD = 5;

function unknownIn({ jiraProject }: ConfiguredLink, names: readonly string[]): string {
  return `${jiraProject}: ${names.slice(0, NAMES_TOLD).join(', ')}`;
}

function statusText(statuses: ConfiguredLink['statuses']): string {
  return statuses.map(({ task, jira }) => `${task.name} = ${jira}`).join(', ');
}

function notPossible(name: string): Difficulty {
  return { code: 'IMPORT_NOT_POSSIBLE', facts: { name } };
}

/** By the rule of the form: no control or direction-changing characters. */
function isName(name: string): boolean {
  return name.length > 0 && name.length <= 80 && name.trim() === name;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
