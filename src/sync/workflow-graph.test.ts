import type { JiraTransition } from '../jira/port';
import { parentsFirst } from './parents-first';
import { firstUnknown, shortest } from './workflow-graph';

const step = (to: string, change: Partial<JiraTransition> = {}): JiraTransition => ({
  id: `to-${to}`,
  name: `To ${to}`,
  toStatusId: to,
  toCategory: 'indeterminate',
  missing: [],
  resolutionId: null,
  ...change,
});
const ids = (way: readonly JiraTransition[] | null) => way?.map(({ toStatusId }) => toStatusId) ?? null;

test('the fewest steps are taken, none of which demands a field or passes through what is done', () => {
  const known = new Map([
    ['a', [step('b'), step('d', { missing: ['Assignee'] }), step('z', { toCategory: 'done' })]],
    ['b', [step('c')]],
    ['c', [step('d')]],
    ['z', [step('d')]],
  ]);
  expect(ids(shortest(known, 'a', 'd'))).toEqual(['b', 'c', 'd']);
  expect(ids(shortest(known, 'a', 'z'))).toEqual(['z']);
  expect(shortest(known, 'd', 'a')).toBeNull();
  expect(shortest(known, 'a', 'a')).toEqual([]);
});

test('where no way is known, the nearest status that is in progress is looked into first, and never one that is done', () => {
  const known = new Map([
    ['a', [step('x', { toCategory: 'new' }), step('b'), step('z', { toCategory: 'done' })]],
  ]);
  expect(ids(firstUnknown(known, 'a'))).toEqual(['b']);
  expect(ids(firstUnknown(new Map([...known, ['b', [step('a')]]]), 'a'))).toEqual(['x']);
  expect(firstUnknown(new Map([...known, ['b', []], ['x', []]]), 'a')).toBeNull();
});

test('parents come before their children, and a circle is no reason to leave anybody out', () => {
  const item = (id: string, parentId: string | null) => ({ id, parentId });
  const items = [
    item('c', 'b'),
    item('b', 'a'),
    item('a', null),
    item('x', 'elsewhere'),
    item('p', 'q'),
    item('q', 'p'),
  ];
  const generations = parentsFirst(items, (one) => one).map((part) => part.map(({ id }) => id));
  expect(generations).toEqual([['a', 'x'], ['b'], ['c'], ['p', 'q']]);
});
