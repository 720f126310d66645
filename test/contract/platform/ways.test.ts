import * as z from 'zod';
import { createSandbox, sandboxOrigin } from '../../../local/platform';
import { stage, start, type Stage } from './stage';

const days = 86_400_000;
let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const me = (authorization: string): Promise<Response> => on.call('GET', '/me', undefined, { authorization });
const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
const refusal = (answer: Response): unknown[] => [answer.status, answer.headers.get('www-authenticate')];
const expired = [401, 'Bearer error="invalid_token"'];
const wrongPassword = [401, 'Basic realm="Northwind Planning", charset="UTF-8"'];

describe('personal access tokens', () => {
  test('act for somebody, with the scopes and the end that were chosen', async () => {
    const { token } = on.sandbox.world.issuePersonalToken({
      userId: 'usr-paula',
      scopes: ['work:read'],
      expiresAt: start + 30 * days,
    });
    expect(await (await me(`Bearer ${token}`)).json()).toEqual({
      user: { id: 'usr-paula', displayName: 'Paula Planner', email: 'paula@example.com', kind: 'person' },
      tenant: { id: 'ten-northwind', name: 'Northwind Planning', markup: 'html' },
      credential: { kind: 'pat', scopes: ['work:read'], expiresAt: '2026-12-22T08:00:00.000Z' },
    });
    const refused = await on.call(
      'POST',
      '/tasks',
      { projectId: 'prj-roadmap', title: 'A' },
      { authorization: `Bearer ${token}`, 'idempotency-key': 'a' },
    );
    expect(refused.status).toBe(403);
  });

  test('end when they were to end', async () => {
    const { token } = on.sandbox.world.issuePersonalToken({ expiresAt: start + days });
    on.clock.spend(days - 1);
    expect((await me(`Bearer ${token}`)).status).toBe(200);
    on.clock.spend(1);
    expect(refusal(await me(`Bearer ${token}`))).toEqual(expired);
  });

  test('never end when nothing else was chosen', async () => {
    const { token } = on.sandbox.world.issuePersonalToken();
    on.clock.spend(10 * 365 * days);
    expect(await (await me(`Bearer ${token}`)).json()).toMatchObject({ credential: { expiresAt: null } });
  });

  test('are revoked one by one, all together, or as a fault', async () => {
    const { world } = on.sandbox;
    const [first, second, third] = [
      world.issuePersonalToken(),
      world.issuePersonalToken(),
      world.issuePersonalToken(),
    ];
    expect(world.revokePersonalTokens(first.id)).toBe(1);
    expect(refusal(await me(`Bearer ${first.token}`))).toEqual(expired);
    expect((await me(`Bearer ${second.token}`)).status).toBe(200);
    world.faults.revokedPersonalTokens = true;
    expect(refusal(await me(`Bearer ${second.token}`))).toEqual(expired);
    // Nothing else is touched by it.
    expect((await on.call('GET', '/me')).status).toBe(200);
    world.faults.reset();
    expect((await me(`Bearer ${third.token}`)).status).toBe(200);
    expect(world.revokePersonalTokens()).toBe(2);
    expect(refusal(await me(`Bearer ${third.token}`))).toEqual(expired);
  });

  test('of one person are one client: what one began, the next goes on with', async () => {
    const { world } = on.sandbox;
    const bodies: unknown[] = [];
    for (const { token } of [world.issuePersonalToken(), world.issuePersonalToken()]) {
      const answer = await on.call(
        'POST',
        '/tasks',
        { projectId: 'prj-roadmap', title: 'A' },
        { authorization: `Bearer ${token}`, 'idempotency-key': 'same' },
      );
      bodies.push(z.object({ id: z.string() }).parse(await answer.json()).id);
    }
    expect(bodies[0]).toBe(bodies[1]);
  });
});

describe('service accounts', () => {
  test('come in with user name and password', async () => {
    const { username, password } = on.sandbox.world.createServiceAccount({ username: 'planlink@jira' });
    expect(await (await me(basic(username, password))).json()).toMatchObject({
      user: { id: 'usr-service', kind: 'service' },
      credential: { kind: 'basic', scopes: ['work:read', 'work:write', 'webhooks:manage'], expiresAt: null },
    });
  });

  test('with a wrong name, a wrong password or nothing readable do not', async () => {
    const { username, password } = on.sandbox.world.createServiceAccount();
    for (const wrong of [
      basic(username, 'wrong'),
      basic('nobody', password),
      basic(username, ''),
      `Basic ${username}`,
      'Basic',
    ])
      expect(refusal(await me(wrong))).toEqual(wrongPassword);
  });

  test('have names of their own', () => {
    on.sandbox.world.createServiceAccount({ username: 'a' });
    expect(() => on.sandbox.world.createServiceAccount({ username: 'a' })).toThrow(
      'There is a service account',
    );
    expect(() => on.sandbox.world.createServiceAccount({ username: 'a:b' })).toThrow('A user name is');
    expect(() => on.sandbox.world.createServiceAccount({ userId: 'usr-nobody' })).toThrow('no user');
  });

  test('are revoked one by one, all together, or as a fault', async () => {
    const { world } = on.sandbox;
    const [first, second] = [world.createServiceAccount(), world.createServiceAccount()];
    const call = ({ username, password } = second): Promise<Response> => me(basic(username, password));
    expect(world.revokeServiceAccounts(first.username)).toBe(1);
    expect(refusal(await call(first))).toEqual(wrongPassword);
    expect((await call()).status).toBe(200);
    world.faults.revokedServiceAccounts = true;
    expect(refusal(await call())).toEqual(wrongPassword);
    world.faults.reset();
    expect((await call()).status).toBe(200);
    expect(world.revokeServiceAccounts()).toBe(1);
    expect(refusal(await call())).toEqual(wrongPassword);
  });
});

test.each(['', 'Digest username="a"', 'Bearer', 'Bearer a b'])(
  'with "%s" nobody comes in, and the ways that there are get told',
  async (authorization) => {
    const answer = await me(authorization);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    expect(answer.headers.get('www-authenticate')).toContain('Bearer');
  },
);

test('OAuth 2.0 tells when a person is needed again: at the end of the grant, or of a token without renewal', async () => {
  const expiry = async (scopes: readonly string[]): Promise<unknown> => {
    const { accessToken } = await on.sandbox.world.issueGrant({ clientId: on.client.clientId, scopes });
    const answer: unknown = await (await me(`Bearer ${accessToken}`)).json();
    return z
      .object({ credential: z.object({ kind: z.literal('oauth2'), expiresAt: z.string() }) })
      .parse(answer).credential.expiresAt;
  };
  expect(await expiry(['work:read', 'offline_access'])).toBe(new Date(start + 180 * days).toISOString());
  expect(await expiry(['work:read'])).toBe(new Date(start + 3_600_000).toISOString());
});

test('a restart: tokens and accounts go on, and their secrets are not in what is kept', async () => {
  const { world } = on.sandbox;
  const { token } = world.issuePersonalToken();
  const revoked = world.issuePersonalToken();
  world.revokePersonalTokens(revoked.id);
  const { username, password } = world.createServiceAccount();
  const text = JSON.stringify(on.sandbox.snapshot());
  expect(text).not.toContain(token);
  expect(text).not.toContain(password);
  const next = await createSandbox({ clock: on.clock, internet: on.internet, state: on.sandbox.snapshot() });
  on.internet.register(sandboxOrigin, next.program);
  expect((await me(`Bearer ${token}`)).status).toBe(200);
  expect((await me(`Bearer ${revoked.token}`)).status).toBe(401);
  expect((await me(basic(username, password))).status).toBe(200);
  expect(next.world.issuePersonalToken().id).toBe('pat-0003');
});
