import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import * as z from 'zod';
import { VirtualClock } from '../../../local/clock';
import { Internet } from '../../../local/internet';
import { createSandbox } from '../../../local/platform';
import { Browser } from './browser';
import { formOf, TestConsumer } from './consumer';
import { jiraStage, type JiraStage } from './jira-data-center-stage';

let on: JiraStage;
/** Made once: what takes long is finding its key. */
const planlink = new TestConsumer('planlink-1', () => on.clock.now());
beforeEach(async () => {
  on = await jiraStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const home = 'https://jira-dc.planlink.example';
/** As a person's browser reaches the demo. */
const loopback = 'http://127.0.0.1:40125';
const redirectUri = 'https://local.webtrigger.example/x1/callback';
const send = (request: Request): Promise<Response> => on.internet.fetch(request);
const browser = (origin = home): Browser => new Browser(on.jira.program, origin);
const me = (authorization: string): Promise<Response> =>
  send(new Request(`${home}/rest/api/2/myself`, { headers: { authorization } }));

describe('OAuth 1.0a', () => {
  const servlet = `${home}/plugins/servlet/oauth`;
  const post = (path: string, change: Record<string, string>): Promise<Response> =>
    send(planlink.request('POST', `${servlet}/${path}`, change));
  const begin = async (oauth_callback: string): Promise<string> =>
    (await formOf(await post('request-token', { oauth_callback })))['oauth_token'] ?? '';
  const works = async (oauth_token: string): Promise<void> => {
    const read = await send(planlink.request('GET', `${home}/rest/api/2/myself`, { oauth_token }));
    expect(await read.json()).toMatchObject({ name: 'paula' });
  };

  async function allowed(token: string, origin = home): Promise<Browser> {
    const person = browser(origin);
    await person.open(`${origin}/plugins/servlet/oauth/authorize?oauth_token=${token}`);
    await person.submit({ answer: 'sign-in', user: 'usr-paula' });
    expect(load(person.text)('main').text().replace(/\s+/g, ' ')).toContain(
      'Signed in as Paula Planner at Northwind Jira. Planlink for Jira will be able to: Read and write data as you',
    );
    await person.submit({ answer: 'allow' });
    return person;
  }

  test('an application link is entered, and a person carries the verification code over', async () => {
    const admin = browser();
    const links = '/plugins/servlet/applinks/listApplicationLinks';
    const { consumerKey, publicKey } = planlink;
    await admin.open(links, { name: 'Planlink for Jira', consumerKey, publicKey });
    expect(load(admin.text)('#consumer-key').text()).toBe('planlink-1');
    const requestToken = await begin('oob');
    const page = load((await allowed(requestToken)).text);
    const oauth_verifier = page('#verification-code').text();
    const answer = await formOf(await post('access-token', { oauth_token: requestToken, oauth_verifier }));
    await works(answer['oauth_token'] ?? '');
    await admin.open(`${links}/planlink-1/revoke`, {});
    const refused = await send(
      planlink.request('GET', `${home}/rest/api/2/myself`, { oauth_token: answer['oauth_token'] ?? '' }),
    );
    expect(refused.headers.get('www-authenticate')).toContain('oauth_problem="token_revoked"');
  });

  test.each([home, loopback])('or is sent back with it, in a browser at %s', async (origin) => {
    on.jira.registerConsumer({ consumerKey: planlink.consumerKey, publicKey: planlink.publicKey });
    const token = await begin(redirectUri);
    const { searchParams, origin: back } = new URL((await allowed(token, origin)).url);
    expect(back).toBe('https://local.webtrigger.example');
    const oauth_verifier = searchParams.get('oauth_verifier') ?? '';
    const answer = await formOf(await post('access-token', { oauth_token: token, oauth_verifier }));
    await works(answer['oauth_token'] ?? '');
  });
});

describe('OAuth 2.0', () => {
  const verifier = 'v'.repeat(50);
  const tokens = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
  let client: { clientId: string; clientSecret: string };

  async function link(permission: string): Promise<void> {
    const admin = browser();
    const form = { name: 'Planlink for Jira', redirectUri, permission };
    await admin.open('/plugins/servlet/oauth2/incoming', form);
    const $ = load(admin.text);
    client = { clientId: $('#client-id').text(), clientSecret: $('#client-secret').text() };
  }
  async function consented(scope: string, origin = home): Promise<URLSearchParams> {
    const person = browser(origin);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: redirectUri,
      scope,
      state: 's1',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    });
    await person.open(`/rest/oauth2/latest/authorize?${query.toString()}`);
    if (person.text.includes('Who are you?')) await person.submit({ answer: 'sign-in', user: 'usr-service' });
    if (person.text !== '') await person.submit({ answer: 'allow' });
    return new URL(person.url).searchParams;
  }
  const ask = (form: Record<string, string>): Promise<Response> =>
    send(
      new Request(`${home}/rest/oauth2/latest/token`, { method: 'POST', body: new URLSearchParams(form) }),
    );
  const exchange = (code: string): Promise<Response> =>
    ask({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: client.clientId,
      client_secret: client.clientSecret,
    });

  test('an incoming link leads to tokens that are renewed with its redirect URL', async () => {
    await link('WRITE');
    const code = (await consented('WRITE', loopback)).get('code') ?? '';
    const first = tokens.parse(await (await exchange(code)).json());
    expect((await me(`Bearer ${first.access_token}`)).status).toBe(200);
    const renew = {
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token,
      client_id: client.clientId,
      client_secret: client.clientSecret,
    };
    expect(await (await ask(renew)).json()).toMatchObject({ error: 'invalid_grant' });
    const second = tokens.parse(await (await ask({ ...renew, redirect_uri: redirectUri })).json());
    expect((await me(`Bearer ${second.access_token}`)).status).toBe(200);
    on.jira.revokeGrants();
    expect((await me(`Bearer ${second.access_token}`)).status).toBe(401);
  });

  test('a secret in the header is taken for the sign-in of a person', async () => {
    await link('WRITE');
    const answer = await send(
      new Request(`${home}/rest/oauth2/latest/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}` },
        body: new URLSearchParams({ grant_type: 'authorization_code', code: 'x' }),
      }),
    );
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('AUTHENTICATED_FAILED');
  });

  test('a link for reading is allowed no more, and its tokens change nothing', async () => {
    await link('READ');
    expect((await consented('WRITE')).get('error')).toBe('invalid_scope');
    const { access_token } = tokens.parse(
      await (await exchange((await consented('READ')).get('code') ?? '')).json(),
    );
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await on.call('GET', '/project', undefined, headers)).status).toBe(200);
    expect((await on.call('POST', '/search', { jql: '' }, headers)).status).toBe(200);
    expect((await on.call('POST', '/issue', { fields: {} }, headers)).status).toBe(403);
  });

  test('there is none before 8.22', async () => {
    on.jira.setUp({ version: '8.20.30' });
    expect((await ask({})).status).toBe(404);
    expect((await on.call('GET', '/issue/createmeta?projectKeys=ROAD')).status).toBe(200);
    on.jira.setUp({ version: '9.12.15' });
    expect((await on.call('GET', '/issue/createmeta?projectKeys=ROAD')).status).toBe(404);
  });
});

test('a personal access token and an account let in until they are revoked', async () => {
  const admin = browser();
  await admin.open('/secure/ViewProfile.jspa', { name: 'P', userId: 'usr-paula', days: '90' });
  const token = load(admin.text)('#personal-token').text();
  expect((await me(`Bearer ${token}`)).status).toBe(200);
  on.clock.spend(91 * 86_400_000);
  const ended = await me(`Bearer ${token}`);
  expect([ended.status, await ended.json()]).toEqual([401, expect.objectContaining({ 'status-code': 401 })]);

  await admin.open('/secure/admin/user/UserBrowser.jspa', { username: 'planlink', userId: 'usr-service' });
  const password = load(admin.text)('#api-password').text();
  const basic = `Basic ${btoa(`planlink:${password}`)}`;
  expect((await me(basic)).status).toBe(200);
  expect((await me(`Basic ${btoa('planlink:wrong')}`)).headers.get('x-seraph-loginreason')).toBe(
    'AUTHENTICATED_FAILED',
  );
  on.jira.setUp({ captcha: true });
  const denied = await me(basic);
  expect([denied.status, denied.headers.get('x-authentication-denied-reason')]).toEqual([
    403,
    expect.stringContaining('CAPTCHA_CHALLENGE'),
  ]);
});

test('a snapshot has all of it, and none of the secrets', async () => {
  on.sandbox.world.createTasks(2);
  on.jira.registerConsumer({ consumerKey: planlink.consumerKey, publicKey: planlink.publicKey });
  const oauth_token = on.jira.issueConsumerToken({ consumerKey: planlink.consumerKey });
  const account = on.jira.createServiceAccount();
  on.jira.setUp({ version: '9.12.15', timeZone: 'UTC' });
  await on.call('PUT', '/issue/10001', { fields: { description: 'h3. Kept' } });
  await on.call('PUT', '/issue/10001/properties/mark', { by: 'us' });
  const text = JSON.stringify(on.sandbox.snapshot());
  for (const secret of [on.token, oauth_token, account.password]) expect(text).not.toContain(secret);

  const state: ReturnType<typeof on.sandbox.snapshot> = JSON.parse(text);
  const clock = new VirtualClock(on.clock.now());
  const next = await createSandbox({ clock, internet: new Internet(), state });
  const read = async (path: string, authorization: string): Promise<unknown> =>
    (
      await next.jiraDataCenter.program(
        new Request(`${home}/rest/api/2${path}`, { headers: { authorization } }),
      )
    ).json();
  const basic = `Basic ${btoa(`${account.username}:${account.password}`)}`;
  expect(await read('/issue/ROAD-1?properties=mark', `Bearer ${on.token}`)).toMatchObject({
    fields: { description: 'h3. Kept' },
    properties: { mark: { by: 'us' } },
  });
  expect(await read('/serverInfo', basic)).toMatchObject({ version: '9.12.15' });
  const signed = planlink.header('GET', `${home}/rest/api/2/myself`, { oauth_token });
  expect(await read('/myself', signed)).toMatchObject({ name: 'service', timeZone: 'UTC' });
});
