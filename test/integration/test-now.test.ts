import * as z from 'zod';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, approveHost, call, codeOf, connectedWorld, inlineWorld, MINUTES, personOf } from './rig';

const HOST = 'sandbox.planlink.example';
const checkSchema = z.object({
  name: z.string(),
  state: z.string(),
  error: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  facts: z.record(z.string(), z.unknown()),
  milliseconds: z.number().nullable(),
});
const testSchema = z.object({
  id: z.string(),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  startedBy: z.string(),
  passed: z.boolean().nullable(),
  checks: z.array(checkSchema),
});
type Test = z.infer<typeof testSchema>;

let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 3 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 3 } });
  world = begun.world;
  return begun.connection;
}

async function step(connectionId: string, testId?: string, accountId?: string): Promise<Test> {
  const payload = { connectionId, ...(testId === undefined ? {} : { testId }) };
  const answer = await call(world, 'admin', 'test.step', payload, accountId);
  if (!answer.ok) throw new Error(`The test was refused: ${answer.error.code}`);
  return testSchema.parse(answer.data['test']);
}

async function whole(connectionId: string): Promise<Test> {
  let test = await step(connectionId);
  while (test.endedAt === null) test = await step(connectionId, test.id);
  return test;
}

async function kept(connectionId: string): Promise<readonly Test[]> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  return z.array(testSchema).parse(answer.ok ? answer.data['tests'] : null);
}

function statesOf({ checks }: Test): Readonly<Record<string, string>> {
  return Object.fromEntries(
    checks.map(({ name, state, error }) => [name, error === null ? state : `${state} ${error.code}`]),
  );
}

async function draft(address = `https://${HOST}`): Promise<string> {
  const payload = { name: 'Draft', platform: 'planning-api', address };
  const answer = await call(world, 'admin', 'connection.create', payload);
  if (!answer.ok || typeof answer.data['id'] !== 'string') throw new Error('There is no draft');
  return answer.data['id'];
}

/** An address of which the network says this. */
function brokenAddress(code: string): string {
  world.internet.register('https://broken.example.com', () =>
    Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })),
  );
  approveHost(world, 'broken.example.com');
  return 'https://broken.example.com';
}

const nothingElse = {
  tls: 'skipped',
  authorisation: 'skipped',
  permissions: 'skipped',
  clock: 'skipped',
  quota: 'skipped',
};

test('JA31 a connection is tested check by check: who it acts as, what it may do, the clock and the quota', async () => {
  const { id } = await connected();
  const test = await whole(id);
  expect(statesOf(test)).toEqual({
    egress: 'passed',
    reachability: 'passed',
    tls: 'passed',
    authorisation: 'passed',
    permissions: 'passed',
    clock: 'passed',
    quota: 'passed',
  });
  expect(test).toMatchObject({ passed: true, startedBy: 'acc-admin' });
  const facts = Object.assign({}, ...test.checks.map((check) => check.facts)) as Record<string, unknown>;
  expect(facts).toMatchObject({ account: 'Paula Planner', tenant: 'Northwind Planning', seconds: 0 });
  expect(facts['remaining']).toBeLessThanOrEqual(Number(facts['limit']));
});

test('JA32 each result is stored before the next check begins, anybody can go on, and the last ten are kept', async () => {
  const { id } = await connected();
  const first = await step(id);
  expect(first.checks.map(({ state }) => state)).toEqual(['passed', ...Array<string>(6).fill('waiting')]);
  expect((await kept(id))[0]).toEqual(first);
  const second = await step(id, first.id, 'acc-admin');
  expect(second.checks.filter(({ state }) => state === 'waiting')).toHaveLength(5);
  await world.advance(11 * MINUTES);
  expect((await kept(id))[0]).toMatchObject({ id: first.id, passed: false });
  expect((await step(id, first.id)).passed).toBe(false);
  const tests: string[] = [];
  for (let count = 0; count < 11; count += 1) tests.unshift((await whole(id)).id);
  expect((await kept(id)).map((test) => test.id)).toEqual(tests.slice(0, 10));
  expect(codeOf(await call(world, 'admin', 'test.step', { connectionId: id, testId: first.id }))).toBe(
    'NOT_FOUND',
  );
});

test('JA31 a test never writes at the platform or in Jira', async () => {
  const { id } = await connected();
  const firstCall = world.recorder.calls.length;
  await whole(id);
  const made = world.recorder.calls
    .slice(firstCall)
    .filter(({ functionKey, target }) => functionKey === 'admin-resolver' && target !== 'kvs');
  expect(made.length).toBeGreaterThan(7);
  expect(made.filter(({ method }) => method !== 'GET')).toEqual([]);
});

describe('what a test finds of the way to the platform', () => {
  test('JA31 a host that nobody approved', async () => {
    const test = await whole(await draft());
    expect(statesOf(test)).toEqual({
      egress: 'failed EGRESS_NOT_APPROVED',
      reachability: 'skipped',
      ...nothingElse,
    });
    expect(test.passed).toBe(false);
  });

  test.each([
    ['CERT_HAS_EXPIRED', { reachability: 'passed', ...nothingElse, tls: 'failed PLATFORM_TLS' }],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', { reachability: 'passed', ...nothingElse, tls: 'failed PLATFORM_TLS' }],
    ['ENOTFOUND', { reachability: 'failed PLATFORM_NOT_FOUND', ...nothingElse }],
    ['ECONNREFUSED', { reachability: 'failed PLATFORM_UNREACHABLE', ...nothingElse }],
  ])('JA31 %s', async (code, states) => {
    const test = await whole(await draft(brokenAddress(code)));
    expect(statesOf(test)).toEqual({ egress: 'passed', ...states });
  });

  test('JA31 a platform that is slow, one that is down, and one that sends its callers elsewhere', async () => {
    const { id } = await connected();
    const { faults } = world.sandbox.world;
    faults.latencyMs = 30_000;
    expect(statesOf(await whole(id))['reachability']).toBe('failed PLATFORM_TIMEOUT');
    faults.reset();
    faults.down = true;
    expect(statesOf(await whole(id))['reachability']).toBe('failed PLATFORM_UNAVAILABLE');
    faults.reset();
    faults.redirectTo = 'https://elsewhere.example.com';
    expect(statesOf(await whole(id))['reachability']).toBe('failed PLATFORM_REDIRECTS');
  });

  test('JA31 a draft without credentials is tested as far as it goes', async () => {
    const id = await draft();
    approveHost(world, HOST);
    const test = await whole(id);
    expect(statesOf(test)).toEqual({
      egress: 'passed',
      reachability: 'passed',
      tls: 'passed',
      authorisation: 'skipped',
      permissions: 'skipped',
      clock: 'passed',
      quota: 'skipped',
    });
    expect(test.passed).toBe(true);
  });
});

describe('what a test finds of credentials', () => {
  test('JA31 a grant that is over ends the authorisation', async () => {
    const { id } = await connected();
    world.sandbox.world.revokeGrants();
    const test = await whole(id);
    expect(statesOf(test)).toMatchObject({
      authorisation: 'failed GRANT_INVALID',
      permissions: 'skipped',
      clock: 'passed',
    });
    expect(await adminOf(world).get(id)).toMatchObject({
      status: 'Unauthorized',
      error: { code: 'GRANT_INVALID' },
    });
  });

  test('JA31 another tenant than the one the connection was made for', async () => {
    const { id } = await connected();
    world.sandbox.world.faults.wrongTenant = true;
    expect(statesOf(await whole(id))['authorisation']).toBe('failed TENANT_MISMATCH');
  });

  test('JA31 a passing test heals an interrupted connection at once', async () => {
    const { id } = await connected();
    world.sandbox.world.faults.down = true;
    await world.advance(6 * MINUTES);
    expect((await adminOf(world).get(id)).status).toBe('Interrupted');
    world.sandbox.world.faults.reset();
    expect((await whole(id)).passed).toBe(true);
    await world.advance(5_000);
    expect((await adminOf(world).get(id)).status).toBe('Authorized');
  });
});

/** A draft, authorised in a way that asks nobody. */
async function authorised(credentials: Readonly<Record<string, unknown>>): Promise<string> {
  const id = await draft();
  approveHost(world, HOST);
  await adminOf(world).stage(id, credentials);
  expect(await adminOf(world).startAuthorisation(id)).toBeNull();
  return id;
}

describe('what a test finds of permissions, clock and quota', () => {
  test('JA31 a personal access token and a service account are tested like a grant, and what they lack is named', async () => {
    const { token } = world.sandbox.world.issuePersonalToken({ scopes: ['work:read', 'work:write'] });
    const poor = await whole(await authorised({ method: 'pat', token }));
    expect(statesOf(poor)).toMatchObject({ authorisation: 'passed', permissions: 'failed SCOPES_MISSING' });
    const failed = poor.checks.find(({ name }) => name === 'permissions');
    expect(failed?.error?.facts).toEqual({ scopes: 'webhooks:manage' });
  });

  test('JA31 a service account with user name and password passes', async () => {
    const account = world.sandbox.world.createServiceAccount();
    const test = await whole(await authorised({ method: 'basic', ...account }));
    expect([...new Set(test.checks.map(({ state }) => state))]).toEqual(['passed']);
    expect(test.checks.find(({ name }) => name === 'authorisation')?.facts).toMatchObject({
      account: 'Planlink Service',
    });
  });

  test('JA31 with OAuth 1.0a a clock that is off by minutes is the cause of all refusals, and the test says so', async () => {
    const consumerKey = 'planlinktest1';
    const id = await draft();
    approveHost(world, HOST);
    const staged = await adminOf(world).stage(id, { method: 'oauth1a', consumerKey, newKeyPair: false });
    const publicKey = staged.authorisation.staged?.publicKey?.pem ?? '';
    world.sandbox.world.registerConsumer({ consumerKey, publicKey });
    const consentPage = (await adminOf(world).startAuthorisation(id)) ?? '';
    const person = personOf(world);
    const page = await person.submit(await person.visit(consentPage), {
      answer: 'sign-in',
      user: 'usr-paula',
    });
    await person.submit(page, { answer: 'allow' });
    expect(await adminOf(world).advance(id)).toBe(true);
    expect((await whole(id)).passed).toBe(true);
    world.sandbox.world.faults.clockSkewMs = 15 * MINUTES;
    const test = await whole(id);
    expect(statesOf(test)).toMatchObject({
      tls: 'passed',
      authorisation: 'failed OAUTH1_TIMESTAMP_REFUSED',
      permissions: 'skipped',
      clock: 'failed CLOCK_DIFFERS',
    });
    expect((await adminOf(world).get(id)).status).toBe('Authorized');
  });

  test('JA31 a Jira project that does not let the app in is named with what is missing', async () => {
    const { id } = await connected();
    world.jira.world.changeProject('ROAD', { appAccess: false });
    const test = await whole(id);
    const failed = test.checks.find(({ name }) => name === 'permissions');
    expect(failed?.error).toMatchObject({ code: 'JIRA_FORBIDDEN', facts: { project: 'ROAD' } });
    expect(test.passed).toBe(false);
  });

  test('JA31 a clock that is off by minutes is a warning with the difference', async () => {
    const { id } = await connected();
    world.sandbox.world.faults.clockSkewMs = 90_000;
    const test = await whole(id);
    expect(statesOf(test)['clock']).toBe('warning CLOCK_DIFFERS');
    const seconds = Number(test.checks.find(({ name }) => name === 'clock')?.facts['seconds']);
    expect(Math.abs(seconds - 90)).toBeLessThanOrEqual(1);
    expect(test.passed).toBe(true);
  });

  test('JA31 a quota that is used up is a warning, and the rest of the test says so too', async () => {
    const { id } = await connected();
    let test = await step(id);
    while (test.checks.some(({ name, state }) => name === 'clock' && state === 'waiting'))
      test = await step(id, test.id);
    world.sandbox.world.faults.refuseNext = { calls: 5, retryAfterSeconds: 20 };
    test = await step(id, test.id);
    expect(statesOf(test)['quota']).toBe('warning PLATFORM_RATE_LIMITED');
    expect(test.passed).toBe(true);
  });
});

test('JA31 nobody but an administrator tests, and nothing of a connection that is not there', async () => {
  const { id } = await connected();
  expect(codeOf(await call(world, 'admin', 'test.step', { connectionId: id }, 'acc-lead'))).toBe(
    'NOT_ALLOWED',
  );
  expect(codeOf(await call(world, 'admin', 'test.step', { connectionId: '000000000000' }))).toBe('NOT_FOUND');
});
