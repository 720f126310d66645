import type { StatusPair } from '../contract/views';
import { kindsOf } from '../mapping/custom-kinds';
import type { Mapping } from '../mapping/mapping';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { PlatformField } from '../platform/port';
import { optionsOf as choicesOf } from '../mapping/suggest-fields';
import { jiraFieldsOf, prioritiesOf, type MappingSides } from './mapping-sides';

export type Side = 'task' | 'jira';
export type NamedThing = 'type' | 'status' | 'priority' | 'field' | 'option';
type Names = NonNullable<StoredMapping['names']>;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Options are told apart by their field: two fields may give the same id to different things. */
function nameKey(thing: NamedThing, id: string, fieldId?: string): string {
  return fieldId === undefined ? `${thing} ${id}` : `${thing} ${fieldId} ${id}`;
}

/** What people call something that a mapping names by id; the id where nobody has asked. */
export function nameIn(
  { names, statuses }: Pick<StoredMapping, 'names' | 'statuses'>,
  side: Side,
  thing: NamedThing,
  id: string,
  fieldId?: string,
): string {
  const stored = names?.[side][nameKey(thing, id, fieldId)];
  if (stored !== undefined) return stored;
  if (thing !== 'status') return id;
  // Links that were made before all names were kept know those of their statuses.
  return side === 'task'
    ? (statuses.find(({ taskStatusId }) => taskStatusId === id)?.taskStatusName ?? id)
    : (statuses.find(({ jiraStatusId }) => jiraStatusId === id)?.jiraStatusName ?? id);
}

/** The platform's side, as far as names and kinds go. */
interface TaskNames {
  readonly types: readonly Named[];
  readonly statuses: readonly Named[];
  readonly priorities: readonly Named[];
  readonly fields: readonly (Named & Pick<PlatformField, 'kind' | 'options'>)[];
}

/** A mapping with the names of all that it speaks of and the kinds of its fields, ready to be stored. */
export function storedWith(mapping: Mapping, sides: MappingSides): StoredMapping {
  const kinds = kindsOf(mapping, sides.schema.fields, jiraFieldsOf(sides));
  return { ...storedNames(mapping, sides.schema, sides), kinds };
}

/** The same without the kinds. */
export function storedNames(
  mapping: Mapping,
  schema: TaskNames,
  { types }: Pick<MappingSides, 'types'>,
): StoredMapping {
  const jiraFields = jiraFieldsOf({ types });
  const statuses = types.flatMap((type) => type.statuses);
  const names: Names = { task: {}, jira: {} };
  const note = (side: Side, thing: NamedThing, known: readonly Named[], id: string, fieldId?: string) => {
    const found = known.find((one) => one.id === id);
    if (found !== undefined) names[side][nameKey(thing, id, fieldId)] = found.name;
  };
  const noteBoth = (thing: NamedThing, task: readonly Named[], jira: readonly Named[], pair: Pair) => {
    note('task', thing, task, pair.task);
    note('jira', thing, jira, pair.jira);
  };
  for (const pair of mapping.types) noteBoth('type', schema.types, types, pair);
  for (const table of mapping.statuses)
    for (const pair of [...table.toJira, ...table.toTask])
      noteBoth('status', schema.statuses, statuses, pair);
  for (const pair of mapping.priorities)
    noteBoth('priority', schema.priorities, prioritiesOf({ types }), pair);
  for (const entry of mapping.custom) {
    noteBoth('field', schema.fields, jiraFields, entry);
    const field = schema.fields.find(({ id }) => id === entry.task);
    const other = jiraFields.find(({ id }) => id === entry.jira);
    if (field === undefined || other === undefined) continue;
    for (const pair of entry.options) {
      note('task', 'option', choicesOf(field), pair.task, entry.task);
      note(
        'jira',
        'option',
        choicesOf({ kind: other.kind, options: other.allowedValues }),
        pair.jira,
        entry.jira,
      );
    }
  }
  return { mapping, names, statuses: statusPairs(mapping, { names, statuses: [] }) };
}

interface Pair {
  readonly task: string;
  readonly jira: string;
}

/** Each pair of statuses once, whichever issue types have it. */
function statusPairs(mapping: Mapping, named: Pick<StoredMapping, 'names' | 'statuses'>): StatusPair[] {
  const pairs = mapping.statuses.flatMap(({ toJira }) => toJira);
  const once = new Map(pairs.map((pair) => [`${pair.task}\n${pair.jira}`, pair]));
  return [...once.values()].map(({ task, jira }) => ({
    taskStatusId: task,
    taskStatusName: nameIn(named, 'task', 'status', task),
    jiraStatusId: jira,
    jiraStatusName: nameIn(named, 'jira', 'status', jira),
  }));
}
