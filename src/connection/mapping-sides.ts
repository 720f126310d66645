import type { CreateScreen, Jira, JiraIssueType, JiraProjectField } from '../jira/port';
import { fieldsOfScreens } from '../mapping/fields-of-screens';
import { ANY_TYPE, type Mapping } from '../mapping/mapping';
import { categoryOf } from '../mapping/suggest-statuses';
import type { ChangesFound, FieldChoice, MappingOptions } from '../contract/mapping';
import type { Capabilities, Platform, ProjectSchema } from '../platform/port';
import { inTurns } from '../sync/in-turns';

const AT_ONCE = 5;

/** An issue type with its place in the hierarchy and what new issues of it can be given. */
export interface JiraTypeSide extends JiraIssueType {
  /** 1 for epics, 0 for standard types, -1 for sub-tasks. */
  readonly level: number;
  readonly screen: CreateScreen;
}

/** What both projects offer, asked once for all that is said of a mapping. */
export interface MappingSides {
  readonly jiraProjectId: string;
  readonly platformProjectId: string;
  readonly platformName: string;
  readonly types: readonly JiraTypeSide[];
  readonly schema: ProjectSchema;
  readonly capabilities: Capabilities;
}

export interface SidesToRead {
  readonly jira: Pick<Jira, 'issueTypes' | 'issueTypeLevels' | 'createScreen'>;
  readonly platform: Pick<Platform, 'projectSchema' | 'capabilities'>;
  readonly platformName: string;
}

/**
 * Three calls, and one for each issue type: Jira tells of create screens by type only. Throws what reaching either side
 * threw.
 */
export async function readSides(
  { jira, platform, platformName }: SidesToRead,
  projects: { readonly jiraProjectId: string; readonly platformProjectId: string },
): Promise<MappingSides> {
  const { jiraProjectId, platformProjectId } = projects;
  // What some platforms can do is known only once they have been asked for something.
  const schema = await platform.projectSchema(platformProjectId);
  const { capabilities } = platform;
  // A sub-task cannot be made without a parent, and where the platform has none there is none to give.
  const types = await readJiraTypes(
    jira,
    jiraProjectId,
    ({ subtask }) => !subtask || capabilities.fields.includes('parent'),
  );
  return { jiraProjectId, platformProjectId, platformName, schema, capabilities, types };
}

/** Two calls, and one for each issue type that is wanted. */
export async function readJiraTypes(
  jira: SidesToRead['jira'],
  jiraProjectId: string,
  wanted: (type: JiraIssueType) => boolean,
): Promise<readonly JiraTypeSide[]> {
  const [all, levels] = await Promise.all([
    jira.issueTypes(jiraProjectId),
    jira.issueTypeLevels(jiraProjectId),
  ]);
  const types = all.filter(wanted);
  const screens = new Map<string, CreateScreen>();
  await inTurns(types, AT_ONCE, async ({ id }) => {
    screens.set(id, await jira.createScreen(jiraProjectId, id));
  });
  return types.flatMap((type) => {
    const screen = screens.get(type.id);
    const level = levels.get(type.id) ?? (type.subtask ? -1 : 0);
    return screen === undefined ? [] : [{ ...type, level, screen }];
  });
}

/** Fields of Jira that can stand in a custom entry: those that somebody made. The others have rows of their own. */
export function jiraFieldsOf({ types }: Pick<MappingSides, 'types'>): readonly JiraProjectField[] {
  return fieldsOfScreens(types.map(({ id, screen }) => ({ typeId: id, screen }))).filter(({ id }) =>
    id.startsWith('customfield_'),
  );
}

/** How the engine learns of changes on a platform that can do this. */
export function changesFound({
  webhooks,
  changes,
}: Pick<Capabilities, 'webhooks' | 'changes'>): ChangesFound {
  if (changes === 'scan') return 'read';
  return webhooks ? 'pushed' : 'asked';
}

/** The sides as the editor of a mapping shows them. */
export function optionsOf(sides: MappingSides): MappingOptions {
  const { schema, capabilities, types } = sides;
  const { fields: fieldNames, deletes, comments, externalUrl, filterExample, tellsDeleted } = capabilities;
  return {
    jira: {
      types: types.map(({ id, name, level, statuses }) => ({
        id,
        name,
        level,
        statuses: statuses.map((status) => ({
          id: status.id,
          name: status.name,
          category: categoryOf(status),
        })),
      })),
      priorities: prioritiesOf(sides),
      fields: jiraFieldsOf(sides).map(
        ({ id, name, kind, allowedValues, typeIds, requiredBy }): FieldChoice => ({
          id,
          name,
          kind,
          options: allowedValues?.map((value) => ({ id: value.id, name: value.name })) ?? null,
          required: requiredBy.length > 0,
          readOnly: false,
          typeIds: typeIds.length === types.length ? null : typeIds,
        }),
      ),
    },
    platform: {
      types: schema.types.map(({ id, name, level }) => ({ id, name, level })),
      statuses: schema.statuses.map(({ id, name, category, typeIds }) => ({ id, name, category, typeIds })),
      priorities: schema.priorities.map(({ id, name }) => ({ id, name })),
      fields: schema.fields.map(({ id, name, kind, options, required, readOnly, typeIds }) => ({
        id,
        name,
        kind,
        options: options?.map((option) => ({ id: option.id, name: option.name })) ?? null,
        required,
        readOnly,
        typeIds,
      })),
      fieldNames,
      deletes,
      comments,
      externalUrl,
      filterExample,
      changes: changesFound(capabilities),
      tellsDeleted,
    },
  };
}

/** Every priority that new issues of some type can have, in Jira's order. */
export function prioritiesOf({ types }: Pick<MappingSides, 'types'>): CreateScreen['priorities'] {
  const known = new Map(
    types.flatMap(({ screen }) => screen.priorities.map((one) => [one.id, one] as const)),
  );
  return [...known.values()].map(({ id, name }) => ({ id, name }));
}

/** The mapping with every type of the platform by name, where it was stored before there was more than one. */
export function withTypesNamed(mapping: Mapping, { types }: Pick<ProjectSchema, 'types'>): Mapping {
  return {
    ...mapping,
    types: mapping.types.flatMap((pair) =>
      pair.task === ANY_TYPE ? types.map(({ id }) => ({ task: id, jira: pair.jira })) : [pair],
    ),
  };
}

/** The issue types that a mapping names and Jira has. */
export function mappedTypes(mapping: Mapping, sides: Pick<MappingSides, 'types'>): readonly JiraTypeSide[] {
  return sides.types.filter(({ id }) => mapping.types.some(({ jira }) => jira === id));
}

/** The task types beside an issue type. */
export function taskTypesBeside(
  mapping: Mapping,
  issueTypeId: string,
  sides: MappingSides,
): readonly string[] {
  const beside = mapping.types.flatMap(({ task, jira }) => (jira === issueTypeId ? [task] : []));
  return beside.includes(ANY_TYPE) ? sides.schema.types.map(({ id }) => id) : beside;
}
