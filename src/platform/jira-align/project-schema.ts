import type { PlatformField, ProjectSchema } from '../port';
import { collections, type CollectionName } from './collections';
import type { CustomField } from './custom-fields';
import { statusesOf } from './states';
import { dueField } from './task-of-item';
import type { WorkItems } from './work-items';

/**
 * What a program offers. States and types are those of the site; custom fields are known of collections in which the
 * program has an item, since `editmeta` is asked of one.
 */
export async function projectSchema(items: WorkItems, program: number): Promise<ProjectSchema> {
  const open = items.open();
  const fields = await Promise.all(
    open.map(async (name): Promise<[CollectionName, readonly CustomField[]]> => [
      name,
      await items.fieldsIn(name, program),
    ]),
  );
  const states = open.map((name) => [name, items.factsOf(name, 'project').states] as const);
  return {
    types: open.map((name) => {
      const { typeId, title, level } = collections[name];
      return { id: typeId, name: title, level };
    }),
    statuses: statusesOf(new Map(states)),
    // What its numbers mean each site defines for its connectors, and no resource tells it to everybody.
    priorities: [],
    fields: [...customFields(fields, open.length), ...dueOfSome(items, open)],
  };
}

function customFields(
  found: readonly (readonly [CollectionName, readonly CustomField[]])[],
  all: number,
): PlatformField[] {
  const byId = new Map<string, { field: CustomField; typeIds: string[] }>();
  for (const [name, fields] of found)
    for (const field of fields) {
      const known = byId.get(field.id) ?? { field, typeIds: [] };
      known.typeIds.push(collections[name].typeId);
      byId.set(field.id, known);
    }
  return [...byId.values()].map(({ field, typeIds }) => ({
    ...field,
    typeIds: typeIds.length === all ? null : typeIds,
  }));
}

function dueOfSome(items: WorkItems, open: readonly CollectionName[]): PlatformField[] {
  const having = open.filter((name) => items.factsOf(name, 'project').members.due !== null);
  if (items.everyHasDue || having.length === 0) return [];
  const typeIds = having.map((name) => collections[name].typeId);
  return [
    {
      id: dueField,
      name: 'Due date',
      kind: 'date',
      options: null,
      readOnly: false,
      required: false,
      typeIds,
    },
  ];
}
