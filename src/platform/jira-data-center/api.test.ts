import { quotaOf } from './api';

const now = Date.parse('2026-11-22T08:00:00.000Z');
const told = (headers: Record<string, string>) => quotaOf(new Headers(headers), now);

test('a token bucket is full again after as many intervals as it takes to fill it', () => {
  const bucket = {
    'x-ratelimit-limit': '100',
    'x-ratelimit-remaining': '75',
    'x-ratelimit-interval-seconds': '60',
    'x-ratelimit-fillrate': '10',
  };
  expect(told(bucket)).toEqual({ limit: 100, remaining: 75, resetsAt: now + 3 * 60_000 });
});

test.each([
  ['no limit', {}, null],
  ['half of it', { 'x-ratelimit-limit': '100' }, null],
  ['nonsense', { 'x-ratelimit-limit': 'many', 'x-ratelimit-remaining': '1' }, null],
  [
    'no rate',
    { 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '1' },
    { limit: 100, remaining: 1, resetsAt: null },
  ],
])('a Jira that tells %s', (_, headers, quota) => {
  expect(told(headers)).toEqual(quota);
});
