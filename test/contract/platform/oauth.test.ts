import { createHash, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { createSandbox, sandboxOrigin } from '../../../local/platform';
import { Browser } from './browser';
import { redirectUri, stage, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => on.end());

const verifier = randomBytes(32).toString('base64url');
const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  token_type: z.string(),
  scope: z.string(),
});

const authorizeUrl = (origin: string, change: Record<string, string> = {}): string => {
  const url = new URL('/oauth/authorize', origin);
  const query = {
    response_type: 'code',
    client_id: on.client.clientId,
    redirect_uri: redirectUri,
    scope: 'work:read work:write webhooks:manage offline_access',
    state: 'state-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  for (const [name, value] of Object.entries(query)) if (value !== '') url.searchParams.set(name, value);
  return url.href;
};

const token = (
  form: Record<string, string>,
  how: 'basic' | 'post' = 'basic',
  secret = on.client.clientSecret,
): Promise<Response> =>
  on.sandbox.program(
    new Request(`${sandboxOrigin}/oauth/token`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(how === 'basic'
          ? { authorization: `Basic ${Buffer.from(`${on.client.clientId}:${secret}`).toString('base64')}` }
          : {}),
      },
      body: new URLSearchParams({
        ...form,
        ...(how === 'post' ? { client_id: on.client.clientId, client_secret: secret } : {}),
      }).toString(),
    }),
  );

const exchange = (code: string, change: Record<string, string> = {}) =>
  token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...change,
  });
const refresh = (refreshToken: string) => token({ grant_type: 'refresh_token', refresh_token: refreshToken });
const me = (accessToken: string): Promise<Response> =>
  on.sandbox.program(
    new Request(`${sandboxOrigin}/api/v1/me`, { headers: { authorization: `Bearer ${accessToken}` } }),
  );

async function allowed(
  origin = sandboxOrigin,
  browser = new Browser(on.sandbox.program, origin),
): Promise<string> {
  await browser.open(authorizeUrl(origin));
  if (browser.text.includes('Who are you?')) await browser.submit({ answer: 'sign-in', user: 'usr-sam' });
  expect(browser.text).toContain('Allow Planlink for Jira?');
  await browser.submit({ answer: 'allow' });
  const landed = new URL(browser.url);
  expect(landed.origin + landed.pathname).toBe(redirectUri);
  expect(landed.searchParams.get('state')).toBe('state-1');
  expect(landed.searchParams.get('iss')).toBe(sandboxOrigin);
  return landed.searchParams.get('code') ?? '';
}

async function granted(): Promise<z.output<typeof tokens>> {
  return tokens.parse(await (await exchange(await allowed())).json());
}

test.each([sandboxOrigin, 'http://127.0.0.1:40123'])(
  'sign in, consent, code, token, call (browser at %s)',
  async (origin) => {
    const answer = await exchange(await allowed(origin));
    const got = tokens.parse(await answer.json());
    expect(got).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'work:read work:write webhooks:manage offline_access',
    });
    expect(got.access_token).not.toContain('.');
    expect(await (await me(got.access_token)).json()).toMatchObject({ user: { id: 'usr-sam' } });
  },
);

test('consent is asked for again, sign-in is not', async () => {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await allowed(sandboxOrigin, browser);
  await browser.open(authorizeUrl(sandboxOrigin));
  expect(browser.text).toContain('Signed in as Sam Service');
});

test('one who is signed in can go on as the service account', async () => {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await browser.open(authorizeUrl(sandboxOrigin));
  await browser.submit({ answer: 'sign-in', user: 'usr-paula' });
  await browser.submit({ answer: 'switch' });
  expect(browser.text).toContain('Who are you?');
  await browser.submit({ answer: 'sign-in', user: 'usr-service' });
  expect(browser.text).toContain('Signed in as Planlink Service');
  await browser.submit({ answer: 'allow' });
  const code = new URL(browser.url).searchParams.get('code') ?? '';
  const got = tokens.parse(await (await exchange(code)).json());
  expect(await (await me(got.access_token)).json()).toMatchObject({
    user: { id: 'usr-service', kind: 'service' },
  });
});

test('the secret may travel in the body', async () => {
  const form = {
    grant_type: 'authorization_code',
    code: await allowed(),
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
  expect((await token(form, 'post')).status).toBe(200);
});

test('a person who denies is sent back with access_denied', async () => {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await browser.open(authorizeUrl(sandboxOrigin));
  await browser.submit({ answer: 'sign-in', user: 'usr-paula' });
  await browser.submit({ answer: 'deny' });
  expect(Object.fromEntries(new URL(browser.url).searchParams)).toMatchObject({
    error: 'access_denied',
    state: 'state-1',
  });
});

test.each([
  ['no PKCE', { code_challenge: '', code_challenge_method: '' }, 'invalid_request'],
  ['plain PKCE', { code_challenge_method: 'plain' }, 'invalid_request'],
])('%s is refused to the client', async (_name, change, error) => {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await browser.open(authorizeUrl(sandboxOrigin, change));
  expect(new URL(browser.url).searchParams.get('error')).toBe(error);
});

test.each([
  ['an unknown client', { client_id: 'client-9999' }],
  ['another redirect address', { redirect_uri: 'https://evil.example/callback' }],
])('%s is refused to the person', async (_name, change) => {
  const browser = new Browser(on.sandbox.program, sandboxOrigin);
  await browser.open(authorizeUrl(sandboxOrigin, change));
  expect(browser.status).toBe(400);
  expect(browser.text).toContain('This request cannot be answered');
});

test('wrong secret, wrong verifier, and a code used twice', async () => {
  const code = await allowed();
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier };
  const wrong = await token(form, 'basic', 'not-the-secret');
  expect([wrong.status, await wrong.json()]).toMatchObject([401, { error: 'invalid_client' }]);
  expect(await (await exchange(code, { code_verifier: 'x'.repeat(43) })).json()).toMatchObject({
    error: 'invalid_grant',
  });
  const fresh = await allowed();
  const got = tokens.parse(await (await exchange(fresh)).json());
  expect(await (await exchange(fresh)).json()).toMatchObject({ error: 'invalid_grant' });
  expect((await me(got.access_token)).status).toBe(401);
});

test('access ends after an hour, and refreshing goes on', async () => {
  const got = await granted();
  on.clock.spend(3_601_000);
  expect((await me(got.access_token)).status).toBe(401);
  const next = tokens.parse(await (await refresh(got.refresh_token)).json());
  expect(next.refresh_token).not.toBe(got.refresh_token);
  expect((await me(next.access_token)).status).toBe(200);
});

test('a refresh token serves again within fifteen minutes, and ends everything after', async () => {
  const got = await granted();
  const lost = tokens.parse(await (await refresh(got.refresh_token)).json());
  on.clock.spend(14 * 60_000);
  const again = tokens.parse(await (await refresh(got.refresh_token)).json());
  expect((await me(again.access_token)).status).toBe(200);
  on.clock.spend(61_000);
  expect(await (await refresh(got.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
  expect((await me(again.access_token)).status).toBe(401);
  expect(await (await refresh(lost.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
});

test('revoked by the client, or by the person', async () => {
  const revoked = await granted();
  const answer = await on.sandbox.program(
    new Request(`${sandboxOrigin}/oauth/revoke`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${on.client.clientId}:${on.client.clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ token: revoked.refresh_token }).toString(),
    }),
  );
  expect(answer.status).toBe(200);
  expect((await me(revoked.access_token)).status).toBe(401);
  const second = await granted();
  expect(on.sandbox.world.revokeGrants()).toBeGreaterThan(0);
  expect((await me(second.access_token)).status).toBe(401);
  expect(await (await refresh(second.refresh_token)).json()).toMatchObject({ error: 'invalid_grant' });
});

test('an issued grant is like one that a person gave', async () => {
  expect((await me(on.grant.accessToken)).status).toBe(200);
  const next = tokens.parse(await (await refresh(on.grant.refreshToken)).json());
  expect((await me(next.access_token)).status).toBe(200);
  const short = await on.sandbox.world.issueGrant({ clientId: on.client.clientId, ttl: 10 });
  on.clock.spend(11_000);
  expect((await me(short.accessToken)).status).toBe(401);
});

test('grants survive a snapshot', async () => {
  const got = await granted();
  const state = JSON.parse(JSON.stringify(on.sandbox.snapshot())) as unknown;
  expect(state).toBeTruthy();
  const next = await createSandbox({ clock: on.clock, internet: on.internet, state: on.sandbox.snapshot() });
  const answer = await next.program(
    new Request(`${sandboxOrigin}/api/v1/me`, { headers: { authorization: `Bearer ${got.access_token}` } }),
  );
  expect(answer.status).toBe(200);
});
