import { issue as issueSchema } from './answers';
import type { KnownFields } from './field-list';
import { taskOf } from './task-of-issue';

const known: KnownFields = {
  kinds: new Map([
    ['customfield_10101', 'number'],
    ['customfield_10102', 'multi-select'],
    ['customfield_10103', 'date-time'],
  ]),
  epicLink: 'customfield_10008',
  read: [],
};
const address = 'https://jira.example.com';
const comment = (more: object = {}) => ({
  created: '2026-11-20T09:00:00.000+0100',
  updated: '2026-11-20T10:00:00.000+0100',
  ...more,
});
const usual = {
  summary: 'A summary',
  description: 'h2. Why',
  status: { id: '3' },
  priority: { id: '2' },
  assignee: { key: 'JIRAUSER10100', name: 'milo' },
  duedate: '2026-12-24',
  labels: ['b', 'a'],
  issuetype: { id: '10001', subtask: false },
  project: { id: '10000' },
  created: '2026-11-01T09:00:00.000+0100',
  updated: '2026-11-21T09:00:00.000-0930',
  comment: { comments: [] },
  customfield_10008: 'ROAD-7',
  customfield_10101: 5,
  customfield_10102: [{ id: '20001', value: 'Red' }],
  customfield_10103: '2026-12-31T11:30:00.000+0100',
};
const read = (fields: object) =>
  taskOf(
    issueSchema.parse({ id: '10042', key: 'ROAD-42', fields: { ...usual, ...fields } }),
    known,
    new Map([['ROAD-7', '10007']]),
    address,
  );

test('an issue is a task with times in UTC and everything by id', () => {
  expect(read({})).toMatchObject({
    id: '10042',
    projectId: '10000',
    typeId: '10001',
    parentId: '10007',
    url: 'https://jira.example.com/browse/ROAD-42',
    assigneeId: 'JIRAUSER10100',
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-21T18:30:00.000Z',
    updatedBy: null,
    fields: {
      customfield_10101: 5,
      customfield_10102: ['20001'],
      customfield_10103: '2026-12-31T10:30:00.000Z',
    },
    externalUrl: null,
    deleted: false,
  });
});

test.each([
  ['a sub-task hangs below its parent', { parent: { id: '10009' } }, '10009'],
  ['an epic that is not seen is none', { customfield_10008: 'GONE-1' }, null],
  ['an issue may hang below nothing', { customfield_10008: null }, null],
])('%s', (_, fields, parentId) => {
  expect(read(fields).parentId).toBe(parentId);
});

test('a comment that is kept to some is not counted', () => {
  const role = { type: 'role', value: 'Administrators' };
  const comments = [comment(), comment({ visibility: role, updated: '2026-11-21T10:00:00.000+0100' })];
  expect(read({ comment: { comments } })).toMatchObject({
    commentCount: 1,
    commentsUpdatedAt: '2026-11-20T09:00:00.000Z',
  });
});

test('comments, stamps and the order of labels leave the version as it is', () => {
  const { version } = read({});
  for (const fields of [
    { comment: { comments: [comment()] } },
    { updated: '2026-11-22T09:00:00.000+0000' },
    { labels: ['a', 'b'] },
    { assignee: { key: 'JIRAUSER10100', name: 'milo.renamed' } },
  ])
    expect(read(fields).version).toBe(version);
});

test.each([
  ['summary', 'Another'],
  ['description', null],
  ['status', { id: '4' }],
  ['priority', null],
  ['assignee', null],
  ['duedate', null],
  ['labels', ['a']],
  ['issuetype', { id: '10002' }],
  ['project', { id: '10001' }],
  ['parent', { id: '10009' }],
  ['customfield_10008', 'ROAD-8'],
  ['customfield_10101', 6],
  ['customfield_10102', []],
])('another %s is another version', (field, value) => {
  expect(read({ [field]: value }).version).not.toBe(read({}).version);
});

test('what is empty in Jira is empty in the task', () => {
  const task = read({
    description: ' ',
    priority: null,
    assignee: null,
    duedate: null,
    labels: null,
    comment: null,
    customfield_10101: null,
    customfield_10102: [],
    customfield_10103: 'no date',
  });
  expect(task).toMatchObject({
    description: null,
    priorityId: null,
    assigneeId: null,
    dueDate: null,
    labels: [],
    commentCount: 0,
    commentsUpdatedAt: null,
    fields: {},
  });
});
