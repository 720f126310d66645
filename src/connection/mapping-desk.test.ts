import type { CustomField, Mapping } from '../contract/mapping';
import { withLastingIds } from './mapping-desk';

const entry = (id: string, task: string, jira: string): CustomField => ({
  id,
  task,
  jira,
  direction: 'both',
  conflict: 'newest',
  when: 'always',
  options: [],
});

const mapping = (...custom: CustomField[]): Mapping => ({
  version: 2,
  types: [{ task: 't', jira: '1' }],
  statuses: [],
  priorities: [],
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  fields: {},
  custom,
  comments: 'both',
  filter: { jira: null, platform: null },
  linkBack: false,
  deletions: 'keep',
});

test('an entry keeps its id for as long as it pairs the same two fields, whatever a page sends', () => {
  const before = mapping(entry('aaa', 'points', 'J1'), entry('bbb', 'start', 'J2'));
  const sent = mapping(entry('zzz', 'points', 'J1'), entry('bbb', 'start', 'J3'), entry('ccc', 'risk', 'J4'));
  const [points, start, risk] = withLastingIds(sent, before).custom;
  expect(points).toEqual(entry('aaa', 'points', 'J1'));
  expect(risk).toEqual(entry('ccc', 'risk', 'J4'));
  // Under the old id, the new pair of fields would be taken to have agreed already.
  expect(start).toEqual({
    ...entry('bbb', 'start', 'J3'),
    id: expect.stringMatching(/^[a-z0-9]{3}$/) as string,
  });
  expect(['aaa', 'bbb', 'ccc']).not.toContain(start?.id);
});

test('a first mapping is taken as it is', () => {
  const first = mapping(entry('aaa', 'points', 'J1'));
  expect(withLastingIds(first, null)).toEqual(first);
});
