import { createHash, randomBytes } from 'node:crypto';
import type { ImportPreview } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { Jira, JiraIssueType } from '../jira/port';
import { storedMappingSchema, type StoredMapping } from '../mapping/stored-mapping';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import type { Versioned } from '../storage/records';
import { readAddress } from './address';
import { differences, type Change } from './changes';
import { readConfiguration } from './configuration';
import { defaultSettings, type Connection, type ProjectLink } from './connection';
import type { Connections } from './connections';
import type { Editing } from './editing';
import { exportedText } from './export';
import { existingOf, ImportPlan, type PlannedConnection } from './import-plan';
import { readJiraTypes, type JiraTypeSide } from './mapping-sides';

/** A Forge transaction takes 25 items; the document and the entry of the audit are two of them. */
const MAPPINGS_A_SAVE = 20;
/** Jira is asked about the issue types of this many projects at most: an invocation may make 100 requests a minute. */
const PROJECTS_ASKED = 60;
/** And about their screens, a request for each type, of this many. */
const PROJECTS_LOOKED_AT = 8;

export interface ImportParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly editing: Editing;
  readonly jira: Pick<Jira, 'projectsAsUser' | 'issueTypes' | 'issueTypeLevels' | 'createScreen'>;
  readonly platforms: ReadonlySet<string>;
}

/** Configuration from and to files. */
export class ConfigurationFiles {
  constructor(private readonly parts: ImportParts) {}

  async export(
    connectionId: string | undefined,
  ): Promise<{ text: string; connections: readonly Connection[] }> {
    const standing = (
      connectionId === undefined
        ? await this.parts.connections.all()
        : [await this.parts.connections.get(connectionId)]
    ).map(({ connection }) => connection.value);
    const connections = standing.filter(({ deletedAt }) => deletedAt === null);
    const mappings = await this.mappingsOf(connections);
    return { text: exportedText(connections, mappings), connections };
  }

  /** Throws `IMPORT_UNREADABLE`. Nothing is stored. */
  async preview(text: string): Promise<ImportPreview> {
    const { planned, fingerprint } = await this.plan(text);
    return { fingerprint, connections: planned.map(previewOf) };
  }

  /**
   * Throws `IMPORT_STALE` when the file or a connection is not what the preview was made of. One connection after the
   * other, each whole: interrupted, the next preview shows what is left to do.
   */
  async import(
    text: string,
    fingerprint: string,
    actor: string,
  ): Promise<{ created: number; changed: number }> {
    const plan = await this.plan(text);
    if (plan.fingerprint !== fingerprint)
      throw new Problem('IMPORT_STALE', { scope: 'request', retry: 'never' });
    let created = 0;
    let changed = 0;
    for (const planned of plan.planned) {
      const state = stateOf(planned);
      if (state === 'new') {
        await this.create(planned, actor);
        created += 1;
      } else if (state === 'changed' && planned.existing !== undefined) {
        await this.change(planned.existing, planned, actor);
        changed += 1;
      }
    }
    return { created, changed };
  }

  private async plan(text: string): Promise<{ planned: readonly PlannedConnection[]; fingerprint: string }> {
    const { connections: wanted } = readConfiguration(text);
    const { connections, jira, platforms } = this.parts;
    const standing = (await connections.all()).map(({ connection }) => connection);
    const touched = wanted.flatMap(({ name }) => existingOf(standing, name)?.value ?? []);
    const projects = await jira.projectsAsUser();
    const asked = new Map<string, Promise<readonly JiraIssueType[]>>();
    const looked = new Map<string, Promise<readonly JiraTypeSide[]>>();
    const plan = new ImportPlan(
      {
        platforms,
        connections: standing,
        projects: new Map(projects.map((project) => [project.key, project])),
        mappings: await this.mappingsOf(touched),
        issueTypes: (projectId) => {
          const known = asked.get(projectId);
          if (known !== undefined) return known;
          if (asked.size >= PROJECTS_ASKED) return Promise.resolve([]);
          const types = jira.issueTypes(projectId);
          asked.set(projectId, types);
          return types;
        },
        jiraTypes: (projectId) => {
          const known = looked.get(projectId);
          if (known !== undefined) return known;
          if (looked.size >= PROJECTS_LOOKED_AT) return Promise.resolve([]);
          const types = readJiraTypes(jira, projectId, () => true);
          looked.set(projectId, types);
          return types;
        },
      },
      () => randomBytes(6).toString('hex'),
      Date.now(),
    );
    const planned: PlannedConnection[] = [];
    for (const connection of wanted) planned.push(await plan.plan(connection));
    return { planned, fingerprint: fingerprintOf(text, standing) };
  }

  private async create(planned: PlannedConnection, actor: string): Promise<void> {
    await this.storeMappings(planned);
    const now = Date.now();
    await this.parts.editing.create(
      actor,
      (id) => drafted(planned, { id, createdBy: actor, createdAt: now }),
      now,
      'configuration-imported',
    );
  }

  private async change(
    existing: Versioned<Connection>,
    planned: PlannedConnection,
    actor: string,
  ): Promise<void> {
    await this.storeMappings(planned);
    const remapped = remappedOf(planned);
    let before = existing;
    for (let start = 0; start === 0 || start < remapped.length; start += MAPPINGS_A_SAVE) {
      const part = remapped.slice(start, start + MAPPINGS_A_SAVE);
      before = await this.parts.editing.save({
        actor,
        action: 'configuration-imported',
        before,
        after: start === 0 ? changedBy(existing.value, planned) : before.value,
        beside: {
          items: part.map(({ linkId, mapping }) => ({
            entity: null,
            key: keys.mapping(linkId),
            value: mapping,
          })),
          changes: part.flatMap(({ changes }) => changes),
        },
      });
    }
  }

  /** Before the links that need them, which nobody can see until then. */
  private async storeMappings({ newLinks }: PlannedConnection): Promise<void> {
    for (const { link, mapping } of newLinks) await this.parts.storage.set(keys.mapping(link.id), mapping);
  }

  private async mappingsOf(connections: readonly Connection[]): Promise<ReadonlyMap<string, StoredMapping>> {
    const found = new Map<string, StoredMapping>();
    for (const { links } of connections) {
      const stored = await Promise.all(links.map(({ id }) => this.parts.storage.get(keys.mapping(id))));
      stored.forEach((value, index) => {
        const link = links[index];
        if (link !== undefined && value !== undefined) found.set(link.id, storedMappingSchema.parse(value));
      });
    }
    return found;
  }
}

function drafted(
  { file, newLinks }: PlannedConnection,
  of: Pick<Connection, 'id' | 'createdBy' | 'createdAt'>,
): Connection {
  return {
    ...of,
    name: file.name,
    platform: file.platform,
    address: readAddress(file.address),
    active: false,
    credentials: null,
    staged: null,
    grant: null,
    workspaces: file.workspaces,
    links: newLinks.map(({ link }) => link),
    settings: { ...defaultSettings, ...file.settings },
    disconnectedAt: null,
    deletedAt: null,
  };
}

function changedBy(before: Connection, { file, newLinks, namedLinks }: PlannedConnection): Connection {
  const replaced = (link: ProjectLink) => namedLinks.find((named) => named.link.id === link.id)?.link ?? link;
  return {
    ...before,
    settings: { ...before.settings, ...file.settings },
    links: [...before.links.map(replaced), ...newLinks.map(({ link }) => link)],
  };
}

function remappedOf({ namedLinks }: PlannedConnection) {
  return namedLinks.flatMap(({ link, remapped }) =>
    remapped === null ? [] : [{ linkId: link.id, ...remapped }],
  );
}

function stateOf(planned: PlannedConnection): ImportPreview['connections'][number]['state'] {
  if (planned.refused) return 'refused';
  if (planned.existing === undefined) return 'new';
  return changesOf(planned).length === 0 ? 'same' : 'changed';
}

function changesOf(planned: PlannedConnection): readonly Change[] {
  if (planned.refused) return [];
  const { existing } = planned;
  if (existing === undefined)
    return differences(null, drafted(planned, { id: '', createdBy: '', createdAt: 0 }));
  return [
    ...differences(existing.value, changedBy(existing.value, planned)),
    ...remappedOf(planned).flatMap(({ changes }) => changes),
  ];
}

function previewOf(planned: PlannedConnection): ImportPreview['connections'][number] {
  const { file, problems } = planned;
  return { name: file.name, state: stateOf(planned), changes: changesOf(planned), problems };
}

/** Of the text and of every connection as it stands: whoever changes either makes the preview stale. */
function fingerprintOf(text: string, standing: readonly Versioned<Connection>[]): string {
  const versions = standing.map(({ version, value }) => `${value.id} ${version}`).sort();
  return createHash('sha256')
    .update([...versions, text].join('\n'))
    .digest('hex');
}
