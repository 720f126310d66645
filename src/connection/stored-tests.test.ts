import { passed, skipped, unlike } from './checks/check';
import { defaultSettings, type Connection } from './connection';
import { newTest, testsSchema, testView, withOutcome } from './stored-tests';

const connection: Connection = {
  id: 'c1',
  name: 'Planning',
  platform: 'planning-api',
  address: 'https://planning.example.com',
  createdBy: 'acc-admin',
  createdAt: 0,
  active: true,
  credentials: null,
  staged: null,
  grant: null,
  workspaces: [],
  links: [],
  settings: defaultSettings,
  disconnectedAt: null,
  deletedAt: null,
};
const MINUTE = 60_000;
const names = ['egress', 'reachability', 'tls', 'authorisation', 'permissions', 'clock', 'quota'] as const;

test('a test ends with its last check, and warnings pass', () => {
  let test = newTest('t1', connection, 'acc-admin', 0);
  for (const name of names.slice(0, -1)) {
    test = withOutcome(test, name, passed({ host: 'x' }), 5, 10);
    expect(test.passed).toBeNull();
  }
  test = withOutcome(test, 'quota', unlike('warning', 'PLATFORM_RATE_LIMITED', { remaining: 1 }), 5, 20);
  expect(testView(test, 30)).toMatchObject({ passed: true, endedAt: new Date(20).toISOString() });
  expect(testsSchema.parse(JSON.parse(JSON.stringify({ tests: [test] })))).toEqual({ tests: [test] });
});

test('one failed check fails the test', () => {
  let test = newTest('t1', connection, 'acc-admin', 0);
  test = withOutcome(test, 'egress', unlike('failed', 'EGRESS_NOT_APPROVED', {}), 5, 10);
  for (const name of names.slice(1)) test = withOutcome(test, name, skipped, 0, 20);
  expect(test.passed).toBe(false);
});

test('JA32 a test that was left for ten minutes has ended as failed, and what it did not reach is skipped', () => {
  const test = withOutcome(newTest('t1', connection, 'acc-admin', 0), 'egress', passed(), 5, 10);
  expect(testView(test, 10 * MINUTE - 1)).toMatchObject({ passed: null, endedAt: null });
  const left = testView(test, 10 * MINUTE);
  expect(left).toMatchObject({ passed: false, endedAt: new Date(10 * MINUTE).toISOString() });
  expect(left.checks.map(({ state }) => state)).toEqual(['passed', ...Array(6).fill('skipped')]);
});
