import * as z from 'zod';
import { mappingSchema } from '../contract/mapping';
import { fieldKinds } from '../platform/port';
import type { CustomKinds } from '../mapping/custom-kinds';
import type { Mapping } from '../mapping/mapping';
import type { StoredMapping } from '../mapping/stored-mapping';
import { entryId, optionsOf } from '../mapping/suggest-fields';
import { nameIn, storedNames, type NamedThing } from './mapping-names';
import { jiraFieldsOf, prioritiesOf, type JiraTypeSide } from './mapping-sides';

const LONGEST_NAME = 500;
const theirName = z.string().max(LONGEST_NAME);
const theirs = z.strictObject({ id: z.string().min(1).max(100), name: theirName });
/** The platform's things by id and name, Jira's by name alone: its ids differ from site to site. */
const pair = z.strictObject({ task: theirs, jira: theirName });
type NamedPair = z.output<typeof pair>;

const { fields, comments, filter, linkBack, deletions, custom, users } = mappingSchema.shape;
const { direction, conflict, when } = custom.element.shape;

/** A mapping as it travels between sites. People are left out: they are nobody's configuration. */
export const portableMappingSchema = z.strictObject({
  types: z.array(pair).min(1).max(50),
  statuses: z
    .array(
      z.strictObject({
        issueType: theirName,
        toJira: z.array(pair).max(200),
        toTask: z.array(pair).max(200),
      }),
    )
    .max(50),
  priorities: z.array(pair).max(100),
  byAddress: users.shape.byAddress,
  fields,
  custom: z
    .array(
      z.strictObject({
        task: theirs.extend({ kind: z.enum(fieldKinds) }),
        jira: theirName,
        direction,
        conflict,
        when,
        options: z.array(pair).max(500),
      }),
    )
    .max(50),
  comments,
  filter,
  linkBack,
  deletions,
});
export type PortableMapping = z.output<typeof portableMappingSchema>;

/** Null for a mapping of one type that was made before all names were kept: its statuses say all of it. */
export function portable(stored: StoredMapping): PortableMapping | null {
  const { mapping, names, kinds = {} } = stored;
  if (names === undefined) return null;
  const named = (thing: NamedThing, { task, jira }: Pair, fieldIds?: Pair): NamedPair => ({
    task: { id: task, name: short(nameIn(stored, 'task', thing, task, fieldIds?.task)) },
    jira: short(nameIn(stored, 'jira', thing, jira, fieldIds?.jira)),
  });
  return {
    types: mapping.types.map((one) => named('type', one)),
    statuses: mapping.statuses.map(({ issueTypeId, toJira, toTask }) => ({
      issueType: short(nameIn(stored, 'jira', 'type', issueTypeId)),
      toJira: toJira.map((one) => named('status', one)),
      toTask: toTask.map((one) => named('status', one)),
    })),
    priorities: mapping.priorities.map((one) => named('priority', one)),
    byAddress: mapping.users.byAddress,
    fields: mapping.fields,
    custom: mapping.custom.flatMap(({ id, task, jira, options, ...policy }) => {
      const kind = kinds[id]?.task;
      if (kind === undefined) return [];
      const field = named('field', { task, jira });
      return [
        {
          ...policy,
          task: { ...field.task, kind },
          jira: field.jira,
          options: options.map((one) => named('option', one, { task, jira })),
        },
      ];
    }),
    comments: mapping.comments,
    filter: mapping.filter,
    linkBack: mapping.linkBack,
    deletions: mapping.deletions,
  };
}

interface Pair {
  readonly task: string;
  readonly jira: string;
}

export type ResolvedMapping =
  | { readonly stored: StoredMapping }
  /** Names in the file that this site does not know. */
  | { readonly unknown: readonly string[] };

/**
 * A mapping of a file in the ids of this site, made without the platform, which may not be reachable yet. `before`: what
 * an existing link has, whose people and whose ids of entries it keeps.
 */
export function resolved(
  file: PortableMapping,
  types: readonly JiraTypeSide[],
  before: StoredMapping | null,
): ResolvedMapping {
  const unknown = new Set<string>();
  const jiraFields = jiraFieldsOf({ types });
  const idOf = (known: readonly { readonly id: string; readonly name: string }[], name: string): string => {
    const found = known.find((one) => one.name === name);
    if (found === undefined) unknown.add(name);
    return found?.id ?? '';
  };
  const pairs = (list: readonly NamedPair[], known: readonly { id: string; name: string }[]): Pair[] =>
    list.map(({ task, jira }) => ({ task: task.id, jira: idOf(known, jira) }));
  const taken = new Set(before?.mapping.custom.map(({ id }) => id));
  const kinds: Record<string, CustomKinds> = {};
  const mapping: Mapping = {
    version: 2,
    types: pairs(file.types, types),
    statuses: file.statuses.map(({ issueType, toJira, toTask }) => {
      const type = types.find(({ name }) => name === issueType);
      if (type === undefined) unknown.add(issueType);
      const known = type?.statuses ?? [];
      return {
        issueTypeId: type?.id ?? '',
        toJira: type === undefined ? [] : pairs(toJira, known),
        toTask: type === undefined ? [] : pairs(toTask, known),
      };
    }),
    priorities: pairs(file.priorities, prioritiesOf({ types })),
    users: {
      byHand: [...(before?.mapping.users.byHand ?? [])],
      byAddress: file.byAddress,
      unmatched: before?.mapping.users.unmatched ?? { jira: null, platform: null },
    },
    fields: file.fields,
    custom: file.custom.map(({ task, jira: name, options, ...policy }) => {
      const jira = idOf(jiraFields, name);
      const old = before?.mapping.custom.find((one) => one.task === task.id && one.jira === jira);
      const id = old?.id ?? entryId(task.id, jira, taken);
      taken.add(id);
      const field = jiraFields.find((one) => one.id === jira);
      if (field !== undefined)
        kinds[id] = {
          name: field.name,
          task: task.kind,
          jira: field.kind,
          options: before?.kinds?.[id]?.options ?? [],
        };
      const known = field === undefined ? [] : optionsOf({ kind: field.kind, options: field.allowedValues });
      return {
        ...policy,
        id,
        task: task.id,
        jira,
        options: field === undefined ? [] : pairs(options, known),
      };
    }),
    comments: file.comments,
    filter: file.filter,
    linkBack: file.linkBack,
    deletions: file.deletions,
  };
  if (unknown.size > 0) return { unknown: [...unknown] };
  return { stored: { ...storedNames(mapping, taskSideOf(file), { types }), kinds } };
}

/** What the file says of the platform's side: as much as names need. */
function taskSideOf(file: PortableMapping): Parameters<typeof storedNames>[1] {
  return {
    types: file.types.map(({ task }) => task),
    statuses: file.statuses.flatMap(({ toJira, toTask }) => [...toJira, ...toTask].map(({ task }) => task)),
    priorities: file.priorities.map(({ task }) => task),
    fields: file.custom.map(({ task: { id, name, kind }, options }) => ({
      id,
      name,
      kind,
      options: options.map(({ task }) => task),
    })),
  };
}

function short(name: string): string {
  return name.slice(0, LONGEST_NAME);
}
