import { load } from 'cheerio/slim';
import * as z from 'zod';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import {
  adminOf,
  approveHost,
  call,
  codeOf,
  connect,
  connectedWorld,
  inlineWorld,
  MINUTES,
  pairsOf,
  personOf,
} from './rig';

const HOST = 'sandbox.planlink.example';
const ADDRESS = `https://${HOST}`;
const CONSUMER_KEY = 'planlinkconsumer1';
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 4 } });
  approveHost(world, HOST);
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  return begun.connection;
}

async function draft(): Promise<string> {
  return (await adminOf(world).create('Draft', 'planning-api', ADDRESS)).id;
}

const described = z
  .object({
    method: z.string(),
    consumerKey: z.string().nullable(),
    clientId: z.string().nullable(),
    expiresAt: z.string().nullable(),
    publicKey: z.object({ pem: z.string(), fingerprint: z.string() }).nullable(),
  })
  .nullable();
const seenSchema = z.object({
  status: z.string(),
  error: z.object({ code: z.string() }).nullable(),
  authorisation: z.object({
    account: z.string().nullable(),
    accountKind: z.string().nullable(),
    tenant: z.string().nullable(),
    missingScopes: z.array(z.string()),
    grantExpiresAt: z.string().nullable(),
    current: described,
    staged: described,
  }),
});

async function seen(connectionId: string): Promise<z.infer<typeof seenSchema>> {
  const answer = await call(world, 'admin', 'connection.get', { connectionId });
  if (!answer.ok) throw new Error(answer.error.code);
  return seenSchema.parse(answer.data);
}

async function stage(connectionId: string, credentials: Readonly<Record<string, unknown>>): Promise<string> {
  return codeOf(await call(world, 'admin', 'credentials.stage', { connectionId, credentials }));
}

const outcomeSchema = z.object({ state: z.string(), error: z.object({ code: z.string() }).optional() });

/** Starts, verifies or advances, and answers how it ended: a state or the code of what failed. */
async function outcome(name: string, payload: Readonly<Record<string, unknown>>): Promise<string> {
  const answer = await call(world, 'admin', name, payload);
  if (!answer.ok) return answer.error.code;
  const { state, error } = outcomeSchema.parse(answer.data);
  return error?.code ?? state;
}

const start = (connectionId: string, use = 'staged', returns = 'callback'): Promise<string> =>
  outcome('authorisation.start', { connectionId, use, returns });

async function consentAddress(connectionId: string): Promise<string> {
  const answer = await call(world, 'admin', 'authorisation.advance', { connectionId });
  if (!answer.ok) throw new Error(answer.error.code);
  return String(answer.data['url']);
}

/** Signs in and answers at the consent page that waits; gives the page it ends on. */
async function consent(connectionId: string, answer: 'allow' | 'deny' = 'allow', user = 'usr-paula') {
  const person = personOf(world);
  const page = await person.visit(await consentAddress(connectionId));
  return person.submit(await person.submit(page, { answer: 'sign-in', user }), { answer });
}

function codeOn(html: string): string {
  return load(html)('#verification-code').text();
}

/** A draft with a key pair whose public half stands at the platform. */
async function consumer(connectionId: string): Promise<void> {
  await stage(connectionId, { method: 'oauth1a', consumerKey: CONSUMER_KEY, newKeyPair: false });
  const { staged } = (await seen(connectionId)).authorisation;
  world.sandbox.world.registerConsumer({
    consumerKey: CONSUMER_KEY,
    publicKey: staged?.publicKey?.pem ?? '',
  });
}

/** The connection's first project is linked and synced with whatever grant it has. */
async function changeArrives(title: string): Promise<boolean> {
  const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
  world.sandbox.world.editTask(taskId, { title });
  await world.advance(12 * MINUTES);
  return world.jira.world.issue(issueKey ?? '')?.summary === title;
}

describe('OAuth 1.0a', () => {
  test('LA35 LA36 LA37 LA38 LA39 JA26 JA28 JA29 by verification code, with what was pasted around it', async () => {
    const id = await draft();
    await consumer(id);
    expect(await start(id, 'staged', 'code')).toBe('consent');
    const approved = await consent(id);
    expect(await outcome('authorisation.verify', { connectionId: id, code: 'wrong' })).toMatch(/^OAUTH1_/);
    expect((await seen(id)).status).toBe('Draft');
    const code = codeOn(approved.html);
    expect(await outcome('authorisation.verify', { connectionId: id, code: `  ${code}\n` })).toBe('done');
    const { status, authorisation } = await seen(id);
    expect(status).toBe('Authorized');
    expect(authorisation).toMatchObject({
      account: 'Paula Planner',
      accountKind: 'person',
      tenant: 'Northwind Planning',
      missingScopes: [],
      staged: null,
      current: { method: 'oauth1a', consumerKey: CONSUMER_KEY },
    });
    expect(authorisation.grantExpiresAt).not.toBeNull();
  });

  test('by callback, and a refusal at the consent page is said to be one', async () => {
    const id = await draft();
    await consumer(id);
    expect(await start(id)).toBe('consent');
    expect((await consent(id, 'deny')).html).toContain('Access was not granted');
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('OAUTH1_PERMISSION_DENIED');
    expect(await start(id)).toBe('consent');
    expect((await consent(id, 'allow', 'usr-service')).html).toContain('Almost done');
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('done');
    expect((await seen(id)).authorisation.accountKind).toBe('service');
  });

  test('JA22 JA25 an unknown consumer key, a rotated key and a clock that is off are told apart', async () => {
    const id = await draft();
    await stage(id, { method: 'oauth1a', consumerKey: CONSUMER_KEY, newKeyPair: false });
    expect(await start(id, 'staged', 'code')).toBe('OAUTH1_CONSUMER_UNKNOWN');
    await consumer(id);
    await stage(id, { method: 'oauth1a', consumerKey: CONSUMER_KEY, newKeyPair: true });
    expect(await start(id, 'staged', 'code')).toBe('OAUTH1_SIGNATURE_INVALID');
    const { staged } = (await seen(id)).authorisation;
    world.sandbox.world.replaceConsumerKey(CONSUMER_KEY, staged?.publicKey?.pem ?? '');
    world.sandbox.world.faults.clockSkewMs = 20 * MINUTES;
    expect(await start(id, 'staged', 'code')).toBe('OAUTH1_TIMESTAMP_REFUSED');
    world.sandbox.world.faults.reset();
    expect(await start(id, 'staged', 'code')).toBe('consent');
  });

  test('LA38 a verification code that has ended is said to be one, and another can be asked for', async () => {
    const id = await draft();
    await consumer(id);
    await start(id, 'staged', 'code');
    const code = codeOn((await consent(id)).html);
    world.sandbox.world.faults.expiredVerifiers = true;
    expect(await outcome('authorisation.verify', { connectionId: id, code })).toMatch(
      /^OAUTH1_(VERIFIER_INVALID|TOKEN_EXPIRED|TOKEN_REJECTED)$/,
    );
    world.sandbox.world.faults.reset();
    expect(await start(id, 'staged', 'code')).toBe('consent');
    const again = codeOn((await consent(id)).html);
    expect(await outcome('authorisation.verify', { connectionId: id, code: again })).toBe('done');
  });

  test('JA15 JA22 a consumer key with a space or a symbol is refused before any call', async () => {
    const id = await draft();
    const calls = world.recorder.calls.filter(({ target }) => target === 'egress').length;
    for (const consumerKey of ['two words', 'with-a-dash1', 'short', 'schlüssel1', 'x'.repeat(65)])
      expect(await stage(id, { method: 'oauth1a', consumerKey, newKeyPair: false })).toBe(
        'CONSUMER_KEY_INVALID',
      );
    expect(world.recorder.calls.filter(({ target }) => target === 'egress')).toHaveLength(calls);
    expect((await seen(id)).authorisation.staged).toBeNull();
  });

  test('JA20 rotating the key pair: the old one serves until the new one has been proven', async () => {
    const id = await draft();
    await consumer(id);
    await start(id, 'staged', 'code');
    const first = codeOn((await consent(id)).html);
    await outcome('authorisation.verify', { connectionId: id, code: first });
    const before = (await seen(id)).authorisation.current?.publicKey?.fingerprint;
    await stage(id, { method: 'oauth1a', consumerKey: 'planlinkconsumer2', newKeyPair: true });
    const workspaces = () => call(world, 'admin', 'workspaces.list', { connectionId: id });
    expect(codeOf(await workspaces())).toBe('ok');
    expect(await start(id, 'staged', 'code')).toBe('OAUTH1_CONSUMER_UNKNOWN');
    expect(codeOf(await workspaces())).toBe('ok');
    const { current, staged } = (await seen(id)).authorisation;
    expect(current?.publicKey?.fingerprint).toBe(before);
    world.sandbox.world.registerConsumer({
      consumerKey: 'planlinkconsumer2',
      publicKey: staged?.publicKey?.pem ?? '',
    });
    expect(await start(id, 'staged', 'code')).toBe('consent');
    const code = codeOn((await consent(id)).html);
    expect(await outcome('authorisation.verify', { connectionId: id, code })).toBe('done');
    expect((await seen(id)).authorisation.current?.publicKey?.fingerprint).not.toBe(before);
    expect(codeOf(await workspaces())).toBe('ok');
  });
});

describe('JA36 a token, and a user name with a password', () => {
  test('a personal access token is proven at once, with its end where the platform says it', async () => {
    const id = await draft();
    const expiresAt = world.clock.now() + 20 * 24 * 60 * MINUTES;
    const { token } = world.sandbox.world.issuePersonalToken({ expiresAt });
    expect(await stage(id, { method: 'pat', token: `${token}\n` })).toBe('ok');
    expect(await start(id)).toBe('done');
    const { status, authorisation } = await seen(id);
    expect([status, authorisation.current?.method]).toEqual(['Authorized', 'pat']);
    expect(authorisation.current?.expiresAt).toBe(new Date(expiresAt).toISOString());
  });

  test('a wrong token and a wrong password are refused, and nothing is in use', async () => {
    const id = await draft();
    await stage(id, { method: 'pat', token: 'no-such-token' });
    expect(await start(id)).toBe('CREDENTIALS_REJECTED');
    await stage(id, { method: 'basic', username: 'nobody', password: 'wrong' });
    expect(await start(id)).toBe('CREDENTIALS_REJECTED');
    expect((await seen(id)).status).toBe('Draft');
  });

  test('a service account with its password; what it may not do is listed', async () => {
    const id = await draft();
    const account = world.sandbox.world.createServiceAccount({});
    await stage(id, { method: 'basic', username: account.username, password: account.password });
    expect(await start(id)).toBe('done');
    expect((await seen(id)).authorisation.current?.method).toBe('basic');
    const poor = world.sandbox.world.issuePersonalToken({ scopes: ['work:read'] });
    await stage(id, { method: 'pat', token: poor.token });
    expect(await start(id)).toBe('done');
    expect((await seen(id)).authorisation.missingScopes).toEqual(['work:write', 'webhooks:manage']);
  });

  test('an end that has passed is refused', async () => {
    const id = await draft();
    expect(await stage(id, { method: 'pat', token: 'x', expiresOn: '2020-01-01' })).toBe(
      'EXPIRY_IN_THE_PAST',
    );
  });

  test('withdrawn, the connection becomes Unauthorized; a new one brings it back and nothing is lost', async () => {
    const { id } = await connected();
    const { token } = world.sandbox.world.issuePersonalToken({});
    await stage(id, { method: 'pat', token });
    expect(await start(id)).toBe('done');
    expect(await changeArrives('By a token')).toBe(true);
    // Another client at the platform: its own webhook, and none of the one before.
    expect(world.sandbox.world.webhooks().map(({ clientId }) => clientId)).toEqual(['user:usr-service']);
    world.sandbox.world.revokePersonalTokens();
    expect(await changeArrives('While withdrawn')).toBe(false);
    expect((await seen(id)).error?.code).toBe('CREDENTIALS_REJECTED');
    expect((await seen(id)).status).toBe('Unauthorized');
    await stage(id, { method: 'pat', token: world.sandbox.world.issuePersonalToken({}).token });
    expect(await start(id)).toBe('done');
    expect((await seen(id)).status).toBe('Authorized');
    expect(await changeArrives('After all')).toBe(true);
  });
});

describe('OAuth 2.0', () => {
  async function client(connectionId: string): Promise<{ clientId: string; clientSecret: string }> {
    const { redirectUri } = (await adminOf(world).get(connectionId)).authorisation;
    return world.sandbox.world.registerClient({ redirectUri });
  }

  test('LA28 JA20 new credentials are staged; a wrong secret costs nothing, the right one replaces the old', async () => {
    const { id } = await connected();
    const old = (await seen(id)).authorisation.current?.clientId;
    const fresh = await client(id);
    await stage(id, { method: 'oauth2', ...fresh, clientSecret: 'not the secret' });
    expect(await start(id)).toBe('consent');
    await consent(id);
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('OAUTH_CLIENT_REJECTED');
    expect((await seen(id)).authorisation).toMatchObject({
      current: { clientId: old },
      staged: { clientId: fresh.clientId },
    });
    expect(await changeArrives('With the old ones')).toBe(true);
    await stage(id, { method: 'oauth2', ...fresh });
    expect(await start(id)).toBe('consent');
    await consent(id);
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('done');
    expect((await seen(id)).authorisation).toMatchObject({
      current: { clientId: fresh.clientId },
      staged: null,
    });
    expect(await changeArrives('With the new ones')).toBe(true);
  });

  test('LA21 LA27 LA31 existing credentials again: the same tenant is demanded, both are named', async () => {
    const { id } = await connected();
    world.sandbox.world.faults.wrongTenant = true;
    expect(await start(id, 'current')).toBe('consent');
    await consent(id);
    const answer = await call(world, 'admin', 'authorisation.advance', { connectionId: id });
    expect(answer).toMatchObject({
      ok: true,
      data: {
        state: 'failed',
        error: { code: 'TENANT_MISMATCH', facts: { expected: 'Northwind Planning' } },
      },
    });
    world.sandbox.world.faults.reset();
    expect(await start(id, 'current')).toBe('consent');
    await consent(id);
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('done');
    expect(await changeArrives('Again')).toBe(true);
  });

  test('a server without refresh tokens: the grant serves until it is refused, and its end is known', async () => {
    world.sandbox.world.faults.noRefreshToken = true;
    const { id } = await connect(world);
    expect((await seen(id)).authorisation.grantExpiresAt).not.toBeNull();
    expect(await changeArrives('Within the hour')).toBe(true);
    await world.advance(80 * MINUTES);
    expect((await seen(id)).status).toBe('Unauthorized');
    expect((await seen(id)).error?.code).toBe('GRANT_INVALID');
  });

  test('a server without metadata (RFC 8414) has its endpoints where the document says', async () => {
    world.sandbox.world.faults.noMetadata = true;
    const { id } = await connect(world);
    expect((await seen(id)).status).toBe('Authorized');
    expect(await changeArrives('Without metadata')).toBe(true);
  });

  test('a server that tells no expiry', async () => {
    world.sandbox.world.faults.noExpiry = true;
    const { id } = await connect(world);
    await world.advance(80 * MINUTES);
    expect((await seen(id)).status).toBe('Authorized');
    expect(await changeArrives('Later')).toBe(true);
  });

  test('nothing staged, or discarded before the consent came back: refused, and nothing changes', async () => {
    const { id } = await connected();
    expect(await start(id)).toBe('NOTHING_STAGED');
    await stage(id, { method: 'oauth2', ...(await client(id)) });
    expect(await start(id)).toBe('consent');
    await consent(id);
    expect(codeOf(await call(world, 'admin', 'credentials.discard', { connectionId: id }))).toBe('ok');
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('NOTHING_STAGED');
    expect(codeOf(await call(world, 'admin', 'credentials.discard', { connectionId: id }))).toBe(
      'NOTHING_STAGED',
    );
    expect((await seen(id)).status).toBe('Authorized');
    expect(await changeArrives('Still there')).toBe(true);
  });

  test('a cancelled authorisation is worth nothing when its consent comes back', async () => {
    const { id } = await connected();
    await start(id, 'current');
    const url = await consentAddress(id);
    await call(world, 'admin', 'authorisation.cancel', { connectionId: id });
    const person = personOf(world);
    const page = await person.submit(await person.visit(url), { answer: 'sign-in', user: 'usr-paula' });
    expect((await person.submit(page, { answer: 'allow' })).html).toContain('not known');
    expect(await outcome('authorisation.advance', { connectionId: id })).toBe('none');
  });
});

test('whatever was tried, no secret that is not in use stays in the secret store', async () => {
  const { id } = await connected();
  for (let round = 0; round < 3; round++) {
    await stage(id, { method: 'pat', token: `tried-${round}-${'x'.repeat(20)}` });
    await start(id);
  }
  const { token } = world.sandbox.world.issuePersonalToken({});
  await stage(id, { method: 'pat', token });
  expect(await start(id)).toBe('done');
  await world.advance(2 * 60 * MINUTES);
  const { secret } = world.host.services.storedTexts();
  expect(secret).toContain(token);
  expect(secret).not.toContain('tried-');
  expect(secret).not.toContain('refreshToken');
  expect(secret).not.toContain('clientSecret');
});
