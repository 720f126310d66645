import { noProgress, type Progress } from './progress';
import { advanced, beginsBeyond, cursorWithOverlap, type Paged } from './task-cursor';

const at = (time: string, id: string): { updatedAt: string; id: string } => ({
  updatedAt: `2026-11-02T${time}:00.000Z`,
  id,
});
const NOON = Date.parse('2026-11-02T12:00:00.000Z');
const start: Progress = { ...noProgress, task: at('11:50', 't1') };
const page: Paged = {
  from: at('11:50', 't1'),
  askedAt: NOON,
  last: at('11:55', 't2'),
  more: true,
  isBeyond: true,
  ahead: 0,
};

test('the cursor follows the pages, and the scan goes on where it stands', () => {
  expect(advanced(start, page)).toMatchObject({ task: page.last, taskScan: page.last, taskSettled: false });
});

test('a page of the future leaves the cursor at the present, and so do those behind it', () => {
  const first = advanced(start, { ...page, last: at('12:30', 't3') });
  expect(first).toMatchObject({ task: at('11:59', ''), taskScan: at('12:30', 't3') });
  const later = { from: at('12:30', 't3'), last: at('12:40', 't4'), askedAt: NOON + 40 * 60_000 };
  expect(advanced(first, { ...page, ...later })).toMatchObject({
    task: at('11:59', ''),
    taskScan: at('12:40', 't4'),
  });
  const end = advanced(first, { ...page, ...later, more: false });
  expect(end).toMatchObject({ task: at('11:59', ''), taskScan: null });
});

test('a platform that does not tell the time has the cursor where its pages end', () => {
  expect(advanced(start, { ...page, last: at('12:30', 't3'), ahead: null }).task).toEqual(at('12:30', 't3'));
});

test('pages of the overlap leave the cursor where it is', () => {
  const overlap = { ...page, from: at('11:49', ''), last: at('11:50', 't0'), isBeyond: false };
  expect(advanced(start, overlap).task).toEqual(start.task);
});

test('a look begins a minute before the cursor until nothing more has turned up there', () => {
  expect(cursorWithOverlap(start)).toEqual(start.task);
  expect(cursorWithOverlap({ ...start, taskSettled: false })).toEqual(at('11:49', ''));
});

test.each([
  ['begins at a settled cursor', { taskSettled: true }, true],
  ['begins a minute before it', { taskSettled: false }, false],
  ['goes on where the cursor is', { taskScan: at('11:50', 't1') }, true],
  ['goes on behind a cursor that was left at the present', { taskScan: at('12:30', 't3') }, true],
  ['goes on before the cursor among the same stamps', { taskScan: at('11:50', 't0') }, false],
  ['goes on before the cursor', { taskScan: at('11:49', 't0') }, false],
])('a look that %s', (_what, change: Partial<Progress>, beyond) => {
  expect(beginsBeyond({ ...start, ...change })).toBe(beyond);
});
