import { mappingSchema, policyOf } from './mapping';
import type { MappingChoices } from './suggest-mapping';
import { suggestMapping } from './suggest-mapping';

const choices: MappingChoices = {
  issueTypeId: '10001',
  jiraStatuses: [
    { id: '1', name: 'Backlog', statusCategory: { key: 'new' } },
    { id: '2', name: 'To Do', statusCategory: { key: 'new' } },
    { id: '3', name: 'In Progress', statusCategory: { key: 'indeterminate' } },
    { id: '4', name: 'In Review', statusCategory: { key: 'indeterminate' } },
    { id: '5', name: 'Done', statusCategory: { key: 'done' } },
  ],
  jiraPriorities: ['Highest', 'High', 'Medium', 'Low'].map((name, index) => ({ id: String(index), name })),
  schema: {
    statuses: [
      { id: 'todo', name: 'to-do', category: 'todo' },
      { id: 'doing', name: 'Doing', category: 'in-progress' },
      { id: 'in-review', name: 'In review', category: 'in-progress' },
      { id: 'shipped', name: 'Shipped', category: 'done' },
    ],
    priorities: [
      { id: 'p0', name: 'Urgent' },
      { id: 'p1', name: 'high' },
      { id: 'p9', name: 'Whenever' },
    ],
  },
};

it('fits by name first and by category second, there and back', () => {
  const { statuses: tables, priorities } = suggestMapping(choices);
  const [statuses] = tables;
  expect(statuses?.toJira).toEqual([
    { task: 'todo', jira: '2' },
    { task: 'doing', jira: '3' },
    { task: 'in-review', jira: '4' },
    { task: 'shipped', jira: '5' },
  ]);
  expect(statuses?.toTask).toEqual([
    { jira: '1', task: 'todo' },
    { jira: '2', task: 'todo' },
    { jira: '3', task: 'doing' },
    { jira: '4', task: 'in-review' },
    { jira: '5', task: 'shipped' },
  ]);
  expect(priorities).toEqual([
    { task: 'p0', jira: '0' },
    { task: 'p1', jira: '1' },
  ]);
});

it('takes what an admin chose, and of several that became one the way back takes the one that is called alike', () => {
  const [statuses] = suggestMapping({
    ...choices,
    statuses: { doing: '4', 'in-review': '4', todo: '999' },
  }).statuses;
  expect(statuses?.toJira.map(({ jira }) => jira)).toEqual(['2', '4', '4', '5']);
  expect(statuses?.toTask.find(({ jira }) => jira === '4')).toEqual({ jira: '4', task: 'in-review' });
});

it('is stored as it is, and every field travels both ways until somebody says otherwise', () => {
  const mapping = suggestMapping(choices);
  expect(mappingSchema.parse(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping);
  expect(policyOf(mapping, 'labels')).toEqual({
    direction: 'both',
    conflict: 'newest',
    when: 'always',
  });
  expect(mappingSchema.safeParse({ ...mapping, version: 3 }).success).toBe(false);
});
