import { fieldNames } from '../contract/field-names';
import type { FieldChoice, MappingOptions } from '../contract/mapping';
import { mappingSchema } from './mapping';
import { suggestFields } from './suggest-fields';
import { suggestProject } from './suggest-project';

const work = [
  { id: '1', name: 'To Do', category: 'todo' },
  { id: '2', name: 'In Progress', category: 'in-progress' },
  { id: '3', name: 'Testing', category: 'in-progress' },
  { id: '4', name: 'Done', category: 'done' },
] as const;
const type = (id: string, name: string, level = 0) => ({ id, name, level, statuses: work });
const abilities = {
  fieldNames,
  deletes: true,
  comments: 'edited',
  externalUrl: true,
  filterExample: 'status:Done',
  changes: 'pushed',
  tellsDeleted: true,
} as const;

function optionsOf(jira: readonly ReturnType<typeof type>[], platform: readonly string[][]): MappingOptions {
  return {
    jira: { types: jira, priorities: [], fields: [] },
    platform: {
      ...abilities,
      types: platform.map(([id = '', name = '', level = '0']) => ({ id, name, level: Number(level) })),
      statuses: [
        { id: 'open', name: 'Open', category: 'todo', typeIds: null },
        { id: 'qa', name: 'QA', category: 'in-progress', typeIds: ['t'] },
        { id: 'over', name: 'Closed', category: 'done', typeIds: null },
      ],
      priorities: [],
      fields: [],
    },
  };
}

const jiraTypes = [type('T', 'Task'), type('B', 'Bug'), type('E', 'Epic', 1), type('S', 'Sub-task', -1)];

test('types fit by name, by what they mean, and else with the tasks; what groups work only with its like', () => {
  const options = optionsOf(jiraTypes, [
    ['r', 'Requirement'],
    ['t', 'Task'],
    ['d', 'Defect'],
    ['f', 'Feature', '1'],
    ['p', 'Portfolio', '3'],
    ['b', 'Bug', '-1'],
    ['c', 'Checkbox', '-1'],
  ]);
  const mapping = suggestProject(options);
  expect(mapping.types).toEqual([
    { task: 't', jira: 'T' },
    { task: 'd', jira: 'B' },
    { task: 'f', jira: 'E' },
    { task: 'b', jira: 'B' },
    { task: 'r', jira: 'T' },
  ]);
  expect(mapping.fields).toEqual({});
  expect(mappingSchema.parse(mapping)).toEqual(mapping);
});

test('a project of one type takes all ordinary issues, and parents stay away', () => {
  const mapping = suggestProject(optionsOf(jiraTypes, [['t', 'Work item']]));
  expect(mapping.types).toEqual([
    { task: 't', jira: 'T' },
    { task: 't', jira: 'B' },
  ]);
  expect(mapping.fields.parent?.direction).toBe('off');
});

test('statuses fit by words for the same step, for the types that have them, and never where no way leads', () => {
  const options = optionsOf(jiraTypes, [
    ['t', 'Task'],
    ['f', 'Feature', '1'],
  ]);
  const [tasks, , features] = suggestProject(options).statuses;
  expect(tasks?.toJira).toEqual([
    { task: 'open', jira: '1' },
    { task: 'qa', jira: '3' },
    { task: 'over', jira: '4' },
  ]);
  expect(features?.toJira.map(({ task }) => task)).toEqual(['open', 'over']);
  const reachable = (_: string, statusId: string) => statusId !== '3';
  expect(suggestProject(options, { reachable }).statuses[0]?.toJira[1]).toEqual({ task: 'qa', jira: '2' });
});

const field = (
  id: string,
  name: string,
  kind: FieldChoice['kind'],
  more: Partial<FieldChoice> = {},
): FieldChoice => ({
  id,
  name,
  kind,
  options: null,
  required: false,
  readOnly: false,
  typeIds: null,
  ...more,
});

test('fields fit by name before synonyms, only where values can be kept, each once', () => {
  const yesNo = {
    options: [
      { id: 'y', name: 'Yes' },
      { id: 'n', name: 'No' },
    ],
  };
  const entries = suggestFields(
    [
      field('p', 'Points', 'number'),
      field('sp', 'Story Points', 'number'),
      field('n', 'Note', 'number'),
      field('b', 'Billable', 'boolean'),
      field('s', 'Score', 'number', { readOnly: true }),
      field('t', 'Teams', 'multi-select', { options: [{ id: 'w', name: 'Web' }] }),
    ],
    [
      field('J1', 'Story points', 'number'),
      field('J2', 'note', 'text'),
      field('J3', 'Billable', 'select', yesNo),
      field('J4', 'Score', 'text'),
      field('J5', 'Sprint', 'other'),
      field('J6', 'Teams', 'multi-select', { options: [{ id: 'c', name: 'Checkout' }] }),
    ],
  );
  expect(entries.map(({ task, jira, direction }) => [task, jira, direction])).toEqual([
    ['sp', 'J1', 'both'],
    ['b', 'J3', 'both'],
    ['s', 'J4', 'to-jira'],
  ]);
  expect(entries[1]?.options).toEqual([
    { task: 'true', jira: 'y' },
    { task: 'false', jira: 'n' },
  ]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
});
