import type { Mapping } from '../mapping/mapping';
import { mappingInShort } from './mapping-in-short';

const mapping: Mapping = {
  version: 2,
  types: [
    { task: 'task', jira: '10001' },
    { task: 'bug', jira: '10002' },
    { task: 'story', jira: '10001' },
  ],
  statuses: [],
  priorities: [],
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  fields: { title: { direction: 'to-jira', conflict: 'newest', when: 'always' } },
  custom: [],
  comments: 'both',
  filter: { jira: 'labels = plan', platform: null },
  linkBack: true,
  deletions: 'keep',
};

test('a mapping is told by its issue types, the way of most of its fields and the number of those that go another', () => {
  expect(mappingInShort(mapping)).toEqual({
    types: 2,
    direction: 'both',
    otherwise: 1,
    custom: 0,
    filter: { jira: 'labels = plan', platform: null },
    deletions: 'keep',
  });
});

test('a mapping that only brings tasks to Jira is told as that', () => {
  const policy = { direction: 'to-jira', conflict: 'newest', when: 'always' } as const;
  const names = ['title', 'description', 'status', 'priority', 'assignee'] as const;
  const custom = [{ id: 'abc', task: 'points', jira: 'customfield_1', ...policy, options: [] }];
  const fields = Object.fromEntries(names.map((name) => [name, policy]));
  expect(mappingInShort({ ...mapping, fields, custom })).toMatchObject({
    direction: 'to-jira',
    otherwise: 3,
    custom: 1,
  });
});
