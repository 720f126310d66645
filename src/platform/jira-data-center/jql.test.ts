import fc from 'fast-check';
import { among, isJiraId, minutesBack } from './jql';

test('so many minutes back is never later than the instant, and little more than the slack before it', () => {
  const now = Date.parse('2026-11-22T08:00:00.000Z');
  fc.assert(
    fc.property(fc.nat({ max: 400 * 86_400_000 }), fc.nat({ max: 60_000 }), (ago, slack) => {
      const asked = now - minutesBack(now - ago, now, slack) * 60_000;
      expect(asked).toBeLessThanOrEqual(now - ago - Math.min(slack, ago));
      expect(asked).toBeGreaterThan(now - ago - slack - 60_001);
    }),
  );
});

test('an instant to come is asked for by the minute before now', () => {
  expect(minutesBack(3_600_000, 0, 60_000)).toBe(1);
});

test.each([
  ['10042', true],
  ['', false],
  ['-1', false],
  ['ROAD-1', false],
  ['1) OR (1', false],
])('"%s" is an id of Jira: %s', (id, is) => {
  expect(isJiraId(id)).toBe(is);
});

test('what is no number stands in quotes, whatever is in it', () => {
  expect(among('project', ['10000', '10001'])).toBe('project in (10000,10001)');
  expect(among('key', ['ROAD-1', 'a") OR ("\\'])).toBe('key in ("ROAD-1","a\\") OR (\\"\\\\")');
});
