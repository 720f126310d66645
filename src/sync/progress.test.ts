import { MARK_LENGTH, noProgress, parseProgress } from './progress';

const stored = (seen: unknown): unknown => ({ v: 1, doc: JSON.stringify({ ...noProgress, seen }) });

test('marks are kept as one text and read out of it again', () => {
  const marks = ['abcdef', '-_1234', 'ABCDEF'];
  expect(marks.every(({ length }) => length === MARK_LENGTH)).toBe(true);
  expect(parseProgress(stored(marks.join(''))).seen).toEqual(marks);
  expect(parseProgress(stored('')).seen).toEqual([]);
});

test('a list of marks, as it was kept before, is still read', () => {
  expect(parseProgress(stored(['abcdefgh'])).seen).toEqual(['abcdefgh']);
});
