import fc from 'fast-check';
import { fieldNames, mappingSchema, type CustomField, type Mapping } from '../contract/mapping';
import type { FieldKind } from '../platform/port';
import { compatible, pairsOptions } from '../mapping/compatible';
import { storedMappingSchema, type StoredMapping } from '../mapping/stored-mapping';
import { entryId } from '../mapping/suggest-fields';
import { checkMapping } from './mapping-check';
import { mappingChanges } from './mapping-changes';
import { storedWith } from './mapping-names';
import { jiraFieldsOf, prioritiesOf, type MappingSides } from './mapping-sides';
import { portable, portableMappingSchema, resolved, type PortableMapping } from './portable-mapping';

const kinds = ['text', 'number', 'date', 'date-time', 'select', 'multi-select', 'url'] as const;
const options = (prefix: string) => ['Low', 'Mid', 'High'].map((name) => ({ id: `${prefix}${name}`, name }));
const choices = (kind: FieldKind, prefix: string) =>
  kind === 'select' || kind === 'multi-select' ? options(prefix) : null;

/** Two sites have the same names and other ids. */
function sidesOf(site: string): MappingSides {
  const named = (name: string) => ({ id: `${site}-${name}`, name });
  const fields = kinds.map((kind) => ({
    id: `customfield_${site}-${kind}`,
    name: `Field ${kind}`,
    kind,
    required: false,
    allowedValues: choices(kind, site),
  }));
  const basic = ['description', 'priority', 'assignee', 'duedate', 'labels', 'parent'];
  const screen = {
    fields,
    fieldIds: new Set([...basic, ...fields.map(({ id }) => id)]),
    required: [],
    priorities: ['High', 'Low'].map(named),
  };
  const statuses = ['To Do', 'Doing', 'Done'].map((name) => ({
    ...named(name),
    statusCategory: { key: name === 'Done' ? 'done' : 'new' },
  }));
  return {
    jiraProjectId: '1',
    platformProjectId: 'p',
    platformName: 'Platform',
    types: ['Task', 'Story', 'Epic'].map((name) => ({
      ...named(name),
      subtask: false,
      level: name === 'Epic' ? 1 : 0,
      statuses,
      screen,
    })),
    schema: {
      types: ['Work', 'Idea', 'Theme'].map((name) => ({
        id: `t-${name}`,
        name,
        level: name === 'Theme' ? 1 : 0,
      })),
      statuses: ['Open', 'Active', 'Over'].map((name) => ({
        id: `s-${name}`,
        name,
        category: 'todo' as const,
        typeIds: null,
      })),
      priorities: ['Big', 'Small'].map((name) => ({ id: `p-${name}`, name })),
      fields: [...kinds, 'boolean' as const].map((kind) => ({
        id: `f-${kind}`,
        name: `Their ${kind}`,
        kind,
        options: choices(kind, 'o'),
        readOnly: false,
        required: false,
        typeIds: null,
      })),
    },
    capabilities: {
      changes: 'told',
      webhooks: true,
      versionConditions: true,
      idempotentCreates: true,
      pageSize: 100,
      markup: 'html',
      maxTitleLength: 255,
      fields: fieldNames,
      deletes: true,
      tellsDeleted: true,
      comments: 'edited',
      externalUrl: true,
      filterExample: 'status:Done',
      rate: null,
    },
  };
}

const here = sidesOf('near');
const elsewhere = sidesOf('far');
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

/** Each of the first with some of the second, or with none. */
function pairs(from: readonly string[], to: readonly string[], side: 'task' | 'jira') {
  return fc
    .tuple(...from.map((id) => fc.option(fc.constantFrom(...to)).map((other) => ({ id, other }))))
    .map((all) =>
      all.flatMap(({ id, other }) =>
        other === null ? [] : [side === 'task' ? { task: id, jira: other } : { task: other, jira: id }],
      ),
    );
}

const policy = fc.record({
  direction: fc.constantFrom('both', 'to-jira', 'to-platform', 'off'),
  conflict: fc.constantFrom('newest', 'jira', 'platform', 'ask'),
  when: fc.constantFrom('always', 'creation'),
});

/** Pairs of fields of which nothing is written twice and every way is possible. */
const custom = pairs(ids(here.schema.fields), ids(jiraFieldsOf(here)), 'task').chain((list) => {
  const once = list.filter(({ jira }, place) => list.findIndex((one) => one.jira === jira) === place);
  const entries = once.flatMap(({ task, jira }) => {
    const field = here.schema.fields.find(({ id }) => id === task);
    const other = jiraFieldsOf(here).find(({ id }) => id === jira);
    if (field === undefined || other === undefined) return [];
    const ways = compatible(field.kind, other.kind);
    const directions: CustomField['direction'][] = ['off'];
    if (ways.toJira) directions.push('to-jira');
    if (ways.toPlatform) directions.push('to-platform');
    if (ways.toJira && ways.toPlatform) directions.push('both');
    const taskOptions = field.kind === 'boolean' ? ['true', 'false'] : ids(field.options ?? []);
    const paired = pairsOptions(field.kind, other.kind);
    return [
      fc.record({
        id: fc.constant(entryId(task, jira, new Set())),
        task: fc.constant(task),
        jira: fc.constant(jira),
        direction: fc.constantFrom(...directions),
        conflict: policy.map(({ conflict }) => conflict),
        when: policy.map(({ when }) => when),
        options: paired ? pairs(taskOptions, ids(other.allowedValues ?? []), 'task') : fc.constant([]),
      }),
    ];
  });
  return fc.tuple(...entries);
});

const filter = fc.option(fc.stringMatching(/^[a-z]{1,9} = "[A-Za-z "\\]{0,20}"$/));
const jiraStatuses = here.types[0]?.statuses ?? [];
const anyMapping: fc.Arbitrary<Mapping> = fc
  .record({
    types: fc.uniqueArray(
      fc.record({
        task: fc.constantFrom(...ids(here.schema.types)),
        jira: fc.constantFrom(...ids(here.types)),
      }),
      { minLength: 1, selector: ({ task, jira }) => `${task} ${jira}` },
    ),
    tables: fc.array(
      fc.record({
        toJira: pairs(ids(here.schema.statuses), ids(jiraStatuses), 'task'),
        toTask: pairs(ids(jiraStatuses), ids(here.schema.statuses), 'jira'),
      }),
      { minLength: 3, maxLength: 3 },
    ),
    priorities: pairs(ids(here.schema.priorities), ids(prioritiesOf(here)), 'task'),
    byAddress: fc.boolean(),
    byHand: fc.constantFrom([], [{ platform: 'u1', jira: 'a1' }]),
    unmatched: fc.record({ jira: fc.constantFrom(null, 'a9'), platform: fc.constantFrom(null, 'u9') }),
    fields: fc.dictionary(fc.constantFrom(...fieldNames), policy),
    custom,
    comments: fc.constantFrom('both', 'to-jira', 'to-platform', 'off'),
    filter: fc.record({ jira: filter, platform: filter }),
    linkBack: fc.boolean(),
    deletions: fc.constantFrom('keep', 'follow'),
  })
  .map(({ tables, byAddress, byHand, unmatched, ...rest }) =>
    mappingSchema.parse({
      ...rest,
      version: 2,
      users: { byAddress, byHand, unmatched },
      statuses: ids(here.types).flatMap((issueTypeId, place) => {
        const mapped = rest.types.some(({ jira }) => jira === issueTypeId);
        return mapped ? [{ issueTypeId, ...tables[place] }] : [];
      }),
    }),
  );

const throughText = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const read = (value: unknown): PortableMapping => portableMappingSchema.parse(throughText(value));

function took(made: ReturnType<typeof resolved>): StoredMapping {
  if ('unknown' in made) throw new Error(made.unknown.join(', '));
  return made.stored;
}

test('every mapping without errors is the same after it was saved, read, exported and imported', () => {
  fc.assert(
    fc.property(anyMapping, (mapping) => {
      const errors = checkMapping(mapping, here, new Map()).filter(({ level }) => level === 'error');
      expect(errors).toEqual([]);
      const stored = storedMappingSchema.parse(throughText(storedWith(mapping, here)));
      expect(stored.mapping).toEqual(mapping);
      const back = took(resolved(read(portable(stored)), here.types, stored));
      expect(back).toEqual(stored);
      expect(mappingChanges('link', stored, back)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('on another site a mapping means the same by its names, and brings no people along', () => {
  fc.assert(
    fc.property(anyMapping, (mapping) => {
      const file = read(portable(storedWith(mapping, here)));
      const text = JSON.stringify(file);
      for (const word of ['near', 'a1', 'u1', 'a9', 'u9']) expect(text).not.toContain(`"${word}`);
      const there = took(resolved(file, elsewhere.types, null));
      expect(read(portable(there))).toEqual(file);
      expect(JSON.stringify(there.mapping)).not.toContain('near');
      const errors = checkMapping(there.mapping, elsewhere, new Map());
      expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('names that a site does not know are told, all of them', () => {
  const mapping: Mapping = {
    version: 2,
    types: [{ task: 't-Work', jira: 'near-Task' }],
    statuses: [
      {
        issueTypeId: 'near-Task',
        toJira: [{ task: 's-Open', jira: 'near-Doing' }],
        toTask: [],
      },
    ],
    priorities: [{ task: 'p-Big', jira: 'near-High' }],
    users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
    fields: {},
    custom: [],
    comments: 'both',
    filter: { jira: null, platform: null },
    linkBack: false,
    deletions: 'keep',
  };
  const file = read(portable(storedWith(mapping, here)));
  const types = elsewhere.types.map((type) => ({
    ...type,
    statuses: type.statuses.filter(({ name }) => name !== 'Doing'),
    screen: { ...type.screen, priorities: [] },
  }));
  expect(resolved(file, types, null)).toEqual({ unknown: ['Doing', 'High'] });
});
