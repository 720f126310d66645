import type { Task } from '../platform/port';
import { mappedFields } from './fields/table';
import { packFingerprints, unpackFingerprints } from './fingerprints';
import { jiraIssueFields } from './jira-issue';
import { merge } from './merge';
import { suggestMapping } from './suggest-mapping';
import { issueIsUnmoved, taskIsUnmoved } from './unmoved';

const mapping = suggestMapping({
  issueTypeId: '1',
  jiraStatuses: [{ id: '10', name: 'To do', statusCategory: { key: 'new' } }],
  jiraPriorities: [],
  schema: { statuses: [{ id: 's1', name: 'To do', category: 'todo' }], priorities: [] },
});
const fields = mappedFields(mapping);
const issue = jiraIssueFields.parse({
  summary: 'Same',
  status: { id: '10', name: 'To do', statusCategory: { key: 'new' } },
  updated: '2026-11-02T09:00:00.000+0000',
  comment: { total: 0, comments: [] },
});
const task: Task = {
  id: 't1',
  projectId: 'p1',
  typeId: 'task',
  parentId: null,
  fields: {},
  externalUrl: null,
  key: 'P-1',
  url: 'https://x.example.com/t1',
  title: 'Same',
  description: null,
  statusId: 's1',
  priorityId: null,
  assigneeId: null,
  dueDate: null,
  labels: [],
  version: '1',
  createdAt: '2026-11-02T09:00:00.000Z',
  updatedAt: '2026-11-02T09:00:00.000Z',
  updatedBy: null,
  deleted: false,
  commentCount: 0,
  commentsUpdatedAt: null,
};
const people = { toJira: () => undefined, toPlatform: () => undefined };
const stamps = { issueUpdatedAt: issue.updated, taskUpdatedAt: task.updatedAt };
const { agreedAfter } = merge({ agreed: null, issue, task, mapping, people, ...stamps });

test('both sides rest right after they have agreed', () => {
  expect(taskIsUnmoved(fields, task, agreedAfter)).toBe(true);
  expect(issueIsUnmoved(fields, issue, agreedAfter)).toBe(true);
});

test.each<[string, Partial<Task>]>([
  ['title', { title: 'Other' }],
  ['description', { description: '<p>New</p>' }],
  ['status', { statusId: 's2' }],
  ['due date', { dueDate: '2026-12-24' }],
  ['labels', { labels: ['new'] }],
  ['comments', { commentCount: 1, commentsUpdatedAt: '2026-11-02T10:00:00.000Z' }],
])('a task whose %s changed has moved', (_, change) => {
  expect(taskIsUnmoved(fields, { ...task, ...change }, agreedAfter)).toBe(false);
});

test('an issue with another summary, or with a comment, has moved', () => {
  expect(issueIsUnmoved(fields, { ...issue, summary: 'Other' }, agreedAfter)).toBe(false);
  const comment = { total: 1, comments: [{ id: '7', updated: issue.updated }] };
  expect(issueIsUnmoved(fields, { ...issue, comment }, agreedAfter)).toBe(false);
});

describe('a person without a counterpart', () => {
  const robot = { accountId: 'robot', displayName: 'Robot', active: true };
  const sides = [
    { side: 'task', of: { issue, task: { ...task, assigneeId: 'u-1' } } },
    { side: 'issue', of: { issue: { ...issue, assignee: robot }, task } },
  ] as const;

  test.each(sides)('who was tried in vain is no news of the $side', ({ of }) => {
    const { agreedAfter: after } = merge({ agreed: agreedAfter, ...of, mapping, people, ...stamps });
    expect(taskIsUnmoved(fields, of.task, after)).toBe(true);
    expect(issueIsUnmoved(fields, of.issue, after)).toBe(true);
    expect(unpackFingerprints(packFingerprints(after))).toEqual(after);
  });

  test('somebody else, or nobody any more, is', () => {
    const { agreedAfter: after } = merge({ agreed: agreedAfter, ...sides[0].of, mapping, people, ...stamps });
    for (const assigneeId of ['u-2', null])
      expect(taskIsUnmoved(fields, { ...task, assigneeId }, after)).toBe(false);
    expect(issueIsUnmoved(fields, { ...issue, assignee: robot }, after)).toBe(false);
  });

  test('is written at the next merge once there is one', () => {
    const of = sides[0].of;
    const { agreedAfter: after } = merge({ agreed: agreedAfter, ...of, mapping, people, ...stamps });
    const known = { ...people, toJira: () => 'robot' };
    const merged = merge({ agreed: after, ...of, mapping, people: known, ...stamps });
    expect(merged.toJira).toEqual({ assignee: { accountId: 'robot' } });
    expect(merged.conflicts).toEqual([]);
  });
});
