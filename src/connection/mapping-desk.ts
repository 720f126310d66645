import type { MappingProblem, MappingView } from '../contract/mapping';
import type { MappingSuggestion } from '../contract/views';
import { Problem } from '../errors/problem';
import type { Jira } from '../jira/port';
import type { Mapping } from '../mapping/mapping';
import { storedMappingSchema, type StoredMapping } from '../mapping/stored-mapping';
import { entryId } from '../mapping/suggest-fields';
import { suggestMapping } from '../mapping/suggest-mapping';
import { suggestProject } from '../mapping/suggest-project';
import type { Platform } from '../platform/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { askedProblems } from './mapping-asked';
import { mappingChanges } from './mapping-changes';
import { checkMapping } from './mapping-check';
import { nameIn, storedWith } from './mapping-names';
import {
  mappedTypes,
  optionsOf,
  readSides,
  withTypesNamed,
  type JiraTypeSide,
  type MappingSides,
} from './mapping-sides';
import type { Connection, ProjectLink } from './connection';
import type { Connections } from './connections';
import { refuseStale, type Change } from './edit';
import type { Editing } from './editing';
import { namedPeople } from './people-search';
import type { Platforms } from './platforms';
import { lookAtWorkflows, type WorkflowLooks } from './workflow-look';

interface Projects {
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
}

/** Mappings as their editor meets them: suggested, looked at, checked and saved. */
export class MappingDesk {
  constructor(
    private readonly storage: Storage,
    private readonly connections: Connections,
    private readonly platforms: Platforms,
    private readonly jira: Jira,
    private readonly editing: Editing,
  ) {}

  /** Throws what reaching either side threw, and `NOT_FOUND` for a Jira project without issue types. */
  async suggest(connectionId: string, projects: Projects): Promise<MappingSuggestion> {
    const { connection } = await this.connections.get(connectionId);
    const sides = await this.sides(connection.value, projects);
    const types = sides.types.filter(({ subtask }) => !subtask);
    const type =
      types.find(({ name }) => name === 'Task') ?? types.find(({ name }) => name === 'Story') ?? types[0];
    if (type === undefined) throw refused('NOT_FOUND');
    const { priorities } = type.screen;
    const one = suggestMapping({
      issueTypeId: type.id,
      jiraStatuses: type.statuses,
      jiraPriorities: priorities,
      schema: sides.schema,
    });
    const stored = storedWith(one, sides);
    const options = optionsOf(sides);
    const looks = await this.looks(sides.types, sides);
    const mapping = suggestProject(options, {
      reachable: (typeId, statusId) => looks.get(typeId)?.unreachable.has(statusId) !== true,
    });
    return {
      mapping,
      options,
      problems: checkMapping(mapping, sides, looks),
      issueTypes: types.map(({ id, name }) => ({ id, name })),
      issueTypeId: type.id,
      statuses: stored.statuses,
      jiraStatuses: type.statuses.map(({ id, name }) => ({ id, name })),
      priorities: one.priorities.map(({ task, jira }) => ({
        taskPriority: nameIn(stored, 'task', 'priority', task),
        jiraPriority: nameIn(stored, 'jira', 'priority', jira),
      })),
    };
  }

  /** Throws what reaching either side threw. */
  async check(
    connectionId: string,
    projects: Projects,
    mapping: Mapping,
  ): Promise<readonly MappingProblem[]> {
    const { connection } = await this.connections.get(connectionId);
    return this.problems(connection.value, mapping, await this.sides(connection.value, projects));
  }

  /** Throws `NOT_FOUND`, and what reaching either side threw. */
  async view(
    connectionId: string,
    linkId: string,
  ): Promise<MappingView & { readonly createTasks: ProjectLink['createTasks'] }> {
    const { connection } = await this.connections.get(connectionId);
    const link = linkOf(connection.value, linkId);
    const sides = await this.sides(connection.value, link);
    const mapping = withTypesNamed((await this.stored(linkId)).mapping, sides.schema);
    const platform = this.platforms.open(connection.value);
    const [problems, people] = await Promise.all([
      this.problems(connection.value, mapping, sides),
      namedPeople({ jira: this.jira, platform }, mapping),
    ]);
    return { mapping, options: optionsOf(sides), problems, people, createTasks: link.createTasks };
  }

  /**
   * A mapping without errors as it is stored. Throws `MAPPING_HAS_ERRORS` with their number as the fact `count`, and what
   * reaching either side threw.
   */
  async ready(
    connection: Connection,
    projects: Projects,
    mapping: Mapping,
    before: Mapping | null = null,
  ): Promise<StoredMapping> {
    const sides = await this.sides(connection, projects);
    const settled = withLastingIds(withoutStrays(mapping), before);
    const problems = await this.problems(connection, settled, sides);
    const count = problems.filter(({ level }) => level === 'error').length;
    if (count > 0) throw refused('MAPPING_HAS_ERRORS', { count });
    return storedWith(settled, sides);
  }

  /**
   * Stores the mapping, what the link says of tasks to be made, and who did it, together. Throws `NOT_FOUND`,
   * `VERSION_STALE` and what `ready` throws.
   */
  async update(
    { connectionId, version, actor }: Change,
    linkId: string,
    { mapping, createTasks }: { readonly mapping: Mapping } & Pick<ProjectLink, 'createTasks'>,
  ): Promise<Connection> {
    const { connection: before } = await this.connections.get(connectionId);
    refuseStale(before.version, version);
    const link = linkOf(before.value, linkId);
    const was = await this.stored(linkId);
    const stored = await this.ready(before.value, link, mapping, was.mapping);
    // Later than the last one in any case, also when both happen within one millisecond.
    const mappedAt = Math.max(Date.now(), (link.mappedAt ?? 0) + 1);
    const after = { ...link, createTasks, issueTypeName: firstTypeOf(stored), mappedAt };
    const links = before.value.links.map((one) => (one.id === linkId ? after : one));
    const saved = await this.editing.save({
      actor,
      action: 'link-changed',
      before,
      after: { ...before.value, links },
      version,
      beside: {
        items: [{ entity: null, key: keys.mapping(linkId), value: stored }],
        changes: mappingChanges(`links.${link.jiraProjectKey}`, was, stored),
      },
    });
    return saved.value;
  }

  private async stored(linkId: string): Promise<StoredMapping> {
    return storedMappingSchema.parse(await this.storage.get(keys.mapping(linkId)));
  }

  private sides(connection: Connection, projects: Projects): Promise<MappingSides> {
    const platform = this.platforms.open(connection);
    const platformName = this.platforms.name(connection);
    return readSides({ jira: this.jira, platform, platformName }, projects);
  }

  private async problems(
    connection: Connection,
    mapping: Mapping,
    sides: MappingSides,
  ): Promise<readonly MappingProblem[]> {
    const platform: Platform = this.platforms.open(connection);
    const [looks, asked] = await Promise.all([
      this.looks(mappedTypes(mapping, sides), sides),
      askedProblems({ jira: this.jira, platform }, mapping, sides),
    ]);
    const all = [...checkMapping(mapping, sides, looks), ...asked];
    return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level !== 'error')];
  }

  private looks(types: readonly JiraTypeSide[], { jiraProjectId }: MappingSides): Promise<WorkflowLooks> {
    return lookAtWorkflows({ jira: this.jira, storage: this.storage }, jiraProjectId, types);
  }
}

/** What people call the first mapped issue type: a link is listed with it. */
export function firstTypeOf(stored: StoredMapping): string {
  const [first] = stored.mapping.types;
  return first === undefined ? '' : nameIn(stored, 'jira', 'type', first.jira);
}

/** Tables of types that are not mapped any more would come back unseen with the type. */
function withoutStrays(mapping: Mapping): Mapping {
  const mapped = mapping.types.map(({ jira }) => jira);
  const statuses = mapping.statuses.filter(({ issueTypeId }) => mapped.includes(issueTypeId));
  return { ...mapping, statuses };
}

/**
 * The id of an entry stands in stored fingerprints: under it, two other fields would be taken to have agreed already.
 */
export function withLastingIds(mapping: Mapping, before: Mapping | null): Mapping {
  const old = before?.custom ?? [];
  const isLasting = (entry: Mapping['custom'][number]) => {
    const same = old.find(({ id }) => id === entry.id);
    return same === undefined || (same.task === entry.task && same.jira === entry.jira);
  };
  const taken = new Set([...old, ...mapping.custom.filter(isLasting)].map(({ id }) => id));
  return {
    ...mapping,
    custom: mapping.custom.map((entry) => {
      const known = old.find(({ task, jira }) => task === entry.task && jira === entry.jira);
      if (known !== undefined) return { ...entry, id: known.id };
      if (isLasting(entry)) return entry;
      const id = entryId(entry.task, entry.jira, taken);
      taken.add(id);
      return { ...entry, id };
    }),
  };
}

function linkOf({ links, deletedAt }: Connection, linkId: string): ProjectLink {
  const link = links.find(({ id }) => id === linkId);
  if (link === undefined || deletedAt !== null) throw refused('NOT_FOUND');
  return link;
}

function refused(
  code: 'NOT_FOUND' | 'MAPPING_HAS_ERRORS',
  facts?: Readonly<Record<string, number>>,
): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
