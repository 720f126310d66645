import * as z from 'zod';
import { sandboxOrigin } from '../../../local/platform';
import { stage, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const answered = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  expires_in: z.number().optional(),
});
const post = (path: string, form: Record<string, string>): Promise<Response> =>
  on.internet.fetch(
    new Request(sandboxOrigin + path, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        authorization: `Basic ${Buffer.from(`${on.client.clientId}:${on.client.clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams(form),
    }),
  );
const refreshed = async (token = on.grant.refreshToken): Promise<z.output<typeof answered>> => {
  const answer = await post('/oauth/token', { grant_type: 'refresh_token', refresh_token: token });
  expect(answer.status).toBe(200);
  return answered.parse(await answer.json());
};
const me = (token: string): Promise<Response> =>
  on.call('GET', '/me', undefined, { authorization: `Bearer ${token}` });

test('a server that gives no new refresh tokens: the one there is goes on serving', async () => {
  on.sandbox.world.faults.noRefreshToken = true;
  const first = await refreshed();
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 3600 });
  on.clock.spend(3_600_000);
  expect((await me(first.access_token)).status).toBe(401);
  expect((await me((await refreshed()).access_token)).status).toBe(200);
});

test('a server that names no end: the token does not end', async () => {
  on.sandbox.world.faults.noExpiry = true;
  const given = await refreshed();
  expect([given.expires_in, typeof given.refresh_token]).toEqual([undefined, 'string']);
  on.clock.spend(30 * 86_400_000);
  const answer = await me(given.access_token);
  expect(await answer.json()).toMatchObject({ credential: { kind: 'oauth2', expiresAt: null } });
});

test('a server whose revocation fails: the grant goes on', async () => {
  const revoke = (): Promise<Response> => post('/oauth/revoke', { token: on.grant.refreshToken });
  on.sandbox.world.faults.revocationFails = true;
  expect((await revoke()).status).toBe(503);
  expect((await me(on.grant.accessToken)).status).toBe(200);
  on.sandbox.world.faults.reset();
  expect((await revoke()).status).toBe(200);
  expect((await me(on.grant.accessToken)).status).toBe(401);
});

test('a server without metadata', async () => {
  const read = (): Promise<Response> =>
    on.internet.fetch(new Request(`${sandboxOrigin}/.well-known/oauth-authorization-server`));
  expect((await read()).status).toBe(200);
  on.sandbox.world.faults.noMetadata = true;
  expect((await read()).status).toBe(404);
});

test('a host that sends every call on elsewhere, but no person', async () => {
  on.sandbox.world.faults.redirectTo = 'https://elsewhere.example';
  const at = async (path: string): Promise<unknown[]> => {
    const answer = await on.sandbox.program(new Request(sandboxOrigin + path));
    return [answer.status, answer.headers.get('location')];
  };
  expect(await at('/api/v1/users?limit=3')).toEqual([302, 'https://elsewhere.example/api/v1/users?limit=3']);
  expect(await at('/.well-known/oauth-authorization-server')).toEqual([
    302,
    'https://elsewhere.example/.well-known/oauth-authorization-server',
  ]);
  expect((await post('/oauth/token', {})).status).toBe(302);
  expect((await post('/oauth1/request-token', {})).status).toBe(302);
  expect(await at('/oauth1/authorize?oauth_token=x')).toEqual([400, null]);
  expect((await at('/faults'))[0]).toBe(200);
});

test('every answer has the time in Date, by the clock of the platform', async () => {
  const dates = async (): Promise<unknown[]> =>
    Promise.all(
      [
        '/api/v1/me',
        '/api/v1/nowhere',
        '/.well-known/oauth-authorization-server',
        '/oauth1/nothing',
        '/',
      ].map(async (path) =>
        (await on.sandbox.program(new Request(sandboxOrigin + path))).headers.get('date'),
      ),
    );
  on.clock.spend(90_000);
  expect(await dates()).toEqual(Array(5).fill('Sun, 22 Nov 2026 08:01:30 GMT'));
  on.sandbox.world.faults.clockSkewMs = -600_000;
  expect(await dates()).toEqual(Array(5).fill('Sun, 22 Nov 2026 07:51:30 GMT'));
  on.sandbox.world.faults.down = true;
  expect((await dates())[0]).toBe('Sun, 22 Nov 2026 07:51:30 GMT');
});

test('a wrong clock shows in Date and in what it stamps, and set right it lets no task go back', async () => {
  on.sandbox.world.faults.clockSkewMs = 3_600_000;
  const answer = await on.call(
    'POST',
    '/tasks',
    { projectId: 'prj-roadmap', title: 'A' },
    { 'idempotency-key': 'a' },
  );
  const late = { createdAt: '2026-11-22T09:00:00.000Z', updatedAt: '2026-11-22T09:00:00.000Z' };
  expect(await answer.json()).toMatchObject(late);
  on.sandbox.world.faults.clockSkewMs = 0;
  const { id, updatedAt } = on.sandbox.world.editTask('tsk-000001', { title: 'B' });
  expect([id, new Date(updatedAt).toISOString()]).toEqual(['tsk-000001', late.updatedAt]);
  expect(on.sandbox.world.createTask({ title: 'C' }).updatedAt).toBe(on.clock.now());
});

test('limits are told in the older headers too', async () => {
  on.sandbox.world.rate = { calls: 2, windowSeconds: 60 };
  const told = async (): Promise<unknown[]> => {
    const { headers } = await on.call('GET', '/me');
    return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
  };
  const reset = String(on.clock.now() / 1000 + 60);
  expect([await told(), await told(), await told()]).toEqual([
    ['2', '1', reset],
    ['2', '0', reset],
    ['2', '0', reset],
  ]);
});
