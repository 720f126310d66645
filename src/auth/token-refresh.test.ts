import { needsRefresh } from './token-refresh';

const tokens = (expiresAt: number | null) => ({ accessToken: 'a', refreshToken: 'r', expiresAt, scopes: [] });

test.each([
  ['long before its end', tokens(1_000_000), undefined, false],
  ['a minute before its end', tokens(60_000), undefined, true],
  ['without a known end', tokens(null), undefined, false],
  ['refused although it should live', tokens(1_000_000), 'a', true],
  ['when another one was refused', tokens(1_000_000), 'older', false],
])('a token %s', (_, grant, stale, refreshed) => {
  expect(needsRefresh(grant, stale, 0)).toBe(refreshed);
});

test('a token that cannot be renewed serves until the platform refuses it', () => {
  const grant = { accessToken: 'a', refreshToken: null, expiresAt: 0, scopes: [] };
  expect(needsRefresh(grant, undefined, 1_000)).toBe(false);
  expect(needsRefresh(grant, 'a', 1_000)).toBe(true);
});
