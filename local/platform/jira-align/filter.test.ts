import { readFilter } from './filter';
import { AlignProblem } from './problem';
import type { MemberKind } from './item';

const members = new Map<string, MemberKind>([
  ['id', 'number'],
  ['title', 'text'],
  ['ownerId', 'number'],
  ['isRecycled', 'flag'],
  ['lastUpdatedDate', 'time'],
  ['tags', 'list'],
]);
const item: Readonly<Record<string, unknown>> = {
  id: 7,
  title: "Ask O'Neil",
  ownerId: null,
  isRecycled: false,
  lastUpdatedDate: '2026-11-22T08:30:00Z',
  tags: ['a'],
};
const read = (text: string, heedsTimeOfDay = false) =>
  readFilter(text, { members, heedsTimeOfDay, mostComparisons: 3 })((member) => item[member] ?? null);

test.each([
  'id eq 7',
  'id gt 6 and id le 7',
  'id eq 1 or id eq 7',
  'id eq 7 or id eq 1 and id eq 2',
  'not (id eq 8)',
  "title eq 'Ask O''Neil'",
  "contains(title,'o''n')",
  "startswith(title, 'ask')",
  'ownerId eq null',
  'isRecycled eq false',
  'id ne 8',
  'lastUpdatedDate ge 2026-11-22',
  'lastUpdatedDate lt 2026-11-23T00:00:00Z',
  // Time of day does not count.
  'lastUpdatedDate ge 2026-11-22T23:00:00Z',
])('%s holds', (text) => expect(read(text)).toBe(true));

test.each([
  'id eq 8',
  '(id eq 7 or id eq 1) and id eq 2',
  'ownerId gt 1',
  'ownerId ne null',
  "endswith(title,'x')",
  // Not even the very time.
  'lastUpdatedDate eq 2026-11-22T08:30:00Z',
])('%s does not hold', (text) => expect(read(text)).toBe(false));

test('a site that heeds the time of day does', () => {
  expect(read('lastUpdatedDate ge 2026-11-22T08:30:01Z', true)).toBe(false);
  expect(read('lastUpdatedDate eq 2026-11-22T08:30:00Z', true)).toBe(true);
});

test.each([
  '',
  'id',
  'id eq',
  'id = 7',
  'id like 7',
  "id eq '7'",
  'title eq 7',
  'lastUpdatedDate ge 7',
  'colour eq 1',
  "tags eq 'a'",
  'id eq 7 and',
  '(id eq 7',
  'id eq 7)',
  ')))',
  'lower(title)',
  'contains(id,7)',
  'id eq 1 or id eq 2 or id eq 3 or id eq 4',
  'id eq 7; drop',
])('%s is refused', (text) => expect(() => read(text)).toThrow(AlignProblem));
