import { markOf } from './delta';
import { JIRA_OVERLAP_MS, minutesBack } from './issue-scan';

test('a look reaches back to the cursor in whole minutes, also when the clocks are seconds apart', () => {
  expect(minutesBack(0, 0)).toBe(1);
  expect(minutesBack(0, 50_000)).toBe(1);
  expect(minutesBack(0, 50_001)).toBe(2);
  expect(minutesBack(0, 60_000)).toBe(2);
  expect(minutesBack(null, 1_000_000_000)).toBe(JIRA_OVERLAP_MS / 60_000 + 1);
});

test('a mark tells stamps of one item apart, whatever zone they are written in', () => {
  expect(markOf('1', '2026-11-02T10:00:00.000+0100')).toBe(markOf('1', '2026-11-02T09:00:00.000Z'));
  expect(markOf('1', '2026-11-02T09:00:00.001Z')).not.toBe(markOf('1', '2026-11-02T09:00:00.000Z'));
  expect(markOf('2', '2026-11-02T09:00:00.000Z')).not.toBe(markOf('1', '2026-11-02T09:00:00.000Z'));
});
