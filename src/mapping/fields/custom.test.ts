import { jiraIssueFields } from '../jira-issue';
import type { CustomField } from '../mapping';
import { compatible, pairsOptions } from '../compatible';
import type { CustomKinds } from '../custom-kinds';
import { customField } from './custom';
import type { Context, TaskValues } from './field';
import { suggestMapping } from '../suggest-mapping';

const entry: CustomField = {
  id: 'abc',
  task: 'their',
  jira: 'customfield_1',
  direction: 'both',
  conflict: 'newest',
  when: 'always',
  options: [
    { task: 'low', jira: '1' },
    { task: 'high', jira: '2' },
  ],
};
const status = { id: '1', name: 'To do', statusCategory: { key: 'new' } };
const issueWith = (value: unknown) =>
  jiraIssueFields.parse({
    summary: 'x',
    status,
    updated: '2026-01-01T00:00:00.000+0000',
    extra: { customfield_1: value },
  });
const taskWith = (value: TaskValues['fields'][string]): TaskValues => ({
  title: 'x',
  description: null,
  statusId: 's',
  priorityId: null,
  assigneeId: null,
  dueDate: null,
  labels: [],
  typeId: 't',
  parentId: null,
  fields: { their: value },
});
const context: Context = {
  mapping: suggestMapping({
    issueTypeId: '1',
    jiraStatuses: [],
    jiraPriorities: [],
    schema: { statuses: [], priorities: [] },
  }),
  people: { toJira: () => undefined, toPlatform: () => undefined },
  titleLimit: 255,
};

function fieldOf(kinds: Pick<CustomKinds, 'task' | 'jira'> & Partial<CustomKinds>) {
  const made = customField(entry, { name: 'Theirs', options: [], ...kinds });
  if (made === null) throw new Error('Nothing travels');
  return made;
}
function toJira(kinds: Parameters<typeof fieldOf>[0], value: TaskValues['fields'][string], now?: unknown) {
  const plan = fieldOf(kinds).field.planForJira(
    taskWith(value),
    now === undefined ? null : issueWith(now),
    context,
  );
  return plan.write !== null && 'fields' in plan.write
    ? plan.write.fields.extra?.['customfield_1']
    : plan.notices;
}
function toTask(kinds: Parameters<typeof fieldOf>[0], value: unknown, now?: TaskValues['fields'][string]) {
  const plan = fieldOf(kinds).field.planForTask(
    issueWith(value),
    now === undefined ? null : taskWith(now),
    context,
  );
  return plan.write !== null ? plan.write.fields?.['their'] : plan.notices;
}

describe('a custom field of one kind', () => {
  it.each([
    ['number', 2.5, 2.5],
    ['text', 'Two words', 'Two words'],
    ['date', '2026-12-01', '2026-12-01'],
    ['date-time', '2026-12-01T09:30:00.000Z', '2026-12-01T09:30:00.000+0000'],
    ['url', 'https://a.example/b', 'https://a.example/b'],
    ['select', 'high', { id: '2' }],
    ['multi-select', ['high', 'low'], [{ id: '2' }, { id: '1' }]],
  ] as const)('%s is written to Jira as Jira takes it, and read back as the same', (kind, task, jira) => {
    const kinds = { task: kind, jira: kind };
    expect(toJira(kinds, task)).toEqual(jira);
    expect(toTask(kinds, jira)).toEqual(task);
    expect(fieldOf(kinds).field.equal(issueWith(jira), taskWith(task), context)).toBe(true);
    expect(toJira(kinds, null)).toBeNull();
    expect(toTask(kinds, null)).toBeNull();
  });

  it('names an option without a counterpart', () => {
    const kinds = { task: 'select', jira: 'select' } as const;
    const facts = { field: 'Theirs', option: 'Extreme', side: 'jira' };
    expect(toTask(kinds, { id: '9', value: 'Extreme' })).toEqual([
      { code: 'OPTION_UNMATCHED', field: 'abc', facts },
    ]);
  });

  it('keeps among several options those that the other side cannot know', () => {
    const kinds = { task: 'multi-select', jira: 'multi-select' } as const;
    expect(toJira(kinds, ['high'], [{ id: '9', value: 'Own' }])).toEqual([{ id: '2' }, { id: '9' }]);
    expect(toTask(kinds, [{ id: '1', value: 'Low' }], ['own', 'high'])).toEqual(['low', 'own']);
  });
});

describe('custom fields of two kinds', () => {
  it('travel only the way on which nothing is lost', () => {
    expect(compatible('number', 'text')).toEqual({ toJira: true, toPlatform: false });
    expect(compatible('date', 'date-time')).toEqual({ toJira: true, toPlatform: false });
    expect(compatible('text', 'select')).toEqual({ toJira: false, toPlatform: true });
    expect(compatible('text', 'other')).toEqual({ toJira: false, toPlatform: false });
    expect(fieldOf({ task: 'number', jira: 'text' }).direction).toBe('to-jira');
    expect(customField(entry, { name: 'x', task: 'number', jira: 'date', options: [] })).toBeNull();
  });

  it('are told in words where the other side is a text, and shortened where it is too long', () => {
    expect(toJira({ task: 'number', jira: 'text' }, 3)).toBe('3');
    const options = [{ id: 'high', name: 'Very high' }];
    expect(toJira({ task: 'select', jira: 'text', options }, 'high')).toBe('Very high');
    expect(toTask({ task: 'text', jira: 'multi-select' }, [{ id: '1', value: 'Low' }])).toBe('Low');
    expect(toJira({ task: 'date', jira: 'date-time' }, '2026-12-01')).toBe('2026-12-01T00:00:00.000+0000');
    expect(toJira({ task: 'text', jira: 'text' }, 'x'.repeat(300))).toHaveLength(255);
  });

  it('pair yes and no with the options of a list', () => {
    expect(pairsOptions('boolean', 'select')).toBe(true);
    const pairs = { ...entry, options: [{ task: 'true', jira: '1' }] };
    const made = customField(pairs, { name: 'x', task: 'boolean', jira: 'select', options: [] });
    const plan = made?.field.planForTask(issueWith({ id: '1', value: 'Yes' }), null, context);
    expect(plan?.write).toEqual({ fields: { their: true } });
  });
});
