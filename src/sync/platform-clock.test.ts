import { noProgress } from './progress';
import { notAhead, onClock, onOurClock, setBackBy } from './platform-clock';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const at = (stamp: string) => ({ ...noProgress, task: { updatedAt: stamp, id: 't1' }, taskAheadMs: HOUR });

test('a clock that is set back takes the cursor with it, and a little further', () => {
  const after = onClock(at('2026-11-02T11:00:00.000Z'), 0, MINUTE);
  expect(after).toMatchObject({ task: { updatedAt: '2026-11-02T09:59:00.000Z', id: '' }, taskAheadMs: 0 });
});

test.each([
  ['says nothing', null],
  ['is as far ahead as before, but for what an answer takes', HOUR - 20_000],
])('a clock that %s leaves the progress as it is', (_, ahead) => {
  const before = at('2026-11-02T11:00:00.000Z');
  expect(onClock(before, ahead, MINUTE)).toBe(before);
  expect(setBackBy(HOUR, ahead)).toBe(0);
});

test('a clock that is put forward is remembered, and the cursor stays', () => {
  const before = at('2026-11-02T11:00:00.000Z');
  expect(onClock(before, 2 * HOUR, MINUTE)).toEqual({ ...before, taskAheadMs: 2 * HOUR });
});

test('a cursor in the future of the platform comes back to its present', () => {
  const now = Date.parse('2026-11-02T10:00:00.000Z');
  const { task } = notAhead(at('2026-11-02T11:00:00.000Z'), 0, now, MINUTE);
  expect(task).toEqual({ updatedAt: '2026-11-02T09:59:00.000Z', id: '' });
  const present = at('2026-11-02T10:00:00.000Z');
  expect(notAhead(present, 0, now, MINUTE)).toBe(present);
});

test('stamps are read on our clock where the two are far apart', () => {
  expect(onOurClock('2026-11-02T11:00:00.000Z', HOUR)).toBe('2026-11-02T10:00:00.000Z');
  expect(onOurClock('2026-11-02T11:00:00.000Z', 900)).toBe('2026-11-02T11:00:00.000Z');
  expect(onOurClock('2026-11-02T11:00:00.000Z', null)).toBe('2026-11-02T11:00:00.000Z');
});
