/** What the other products ask of setting a connection up, as far as the pages only show what happens here. */
import { createHash, createPublicKey } from 'node:crypto';
import * as z from 'zod';
import type { World } from '../../local/world';
import { adminOf, approveHost, call, codeOf, connect, inlineWorld, MINUTES, personOf } from './rig';

const HOST = 'sandbox.planlink.example';
const ADDRESS = `https://${HOST}`;
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 31 } });
  approveHost(world, HOST);
});
afterEach(() => world.stop());

const credential = z
  .object({
    method: z.string(),
    clientId: z.string().nullable(),
    consumerKey: z.string().nullable(),
    username: z.string().nullable(),
    expiresAt: z.string().nullable(),
    publicKey: z
      .object({ pem: z.string(), bare: z.string(), fingerprint: z.string(), createdAt: z.string() })
      .nullable(),
  })
  .nullable();
const seenSchema = z.object({
  status: z.string(),
  version: z.number(),
  address: z.string(),
  workspaces: z.array(z.object({ id: z.string() })),
  attention: z.array(z.object({ kind: z.string(), name: z.string().nullable() })),
  authorisation: z.object({
    methods: z.array(z.string()),
    account: z.string().nullable(),
    tenant: z.string().nullable(),
    scopes: z.array(z.string()),
    missingScopes: z.array(z.string()),
    grantedAt: z.string().nullable(),
    grantExpiresAt: z.string().nullable(),
    current: credential,
    staged: credential,
  }),
});

async function asked(name: string, payload: object): Promise<Record<string, unknown>> {
  const answer = await call(world, 'admin', name, payload);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.data;
}
const refusal = async (name: string, payload: object): Promise<string> =>
  codeOf(await call(world, 'admin', name, payload));
const seen = async (connectionId: string) =>
  seenSchema.parse(await asked('connection.get', { connectionId }));
const draft = async (name = 'Draft'): Promise<string> =>
  (await adminOf(world).create(name, 'planning-api', ADDRESS)).id;
const callsOut = (): number => world.recorder.calls.filter(({ target }) => target === 'egress').length;

/** Opens the consent page that waits, as the page's link does, and answers it. */
async function consent(url: string, answer: 'allow' | 'deny' = 'allow', user = 'usr-paula'): Promise<void> {
  const person = personOf(world);
  const page = await person.visit(url);
  await person.submit(await person.submit(page, { answer: 'sign-in', user }), { answer });
}

/** A draft by OAuth 2.0, up to the moment at which the consent page is open. */
async function waitingForConsent(): Promise<{ readonly id: string; readonly url: string }> {
  const { id, authorisation } = await adminOf(world).create('Draft', 'planning-api', ADDRESS);
  const client = await world.sandbox.world.registerClient({ redirectUri: authorisation.redirectUri });
  await adminOf(world).stage(id, { method: 'oauth2', ...client });
  return { id, url: String(await adminOf(world).startAuthorisation(id)) };
}

test('LA34 S06 an address is brought to one form; one that is not https is refused before any call', async () => {
  const typed = ' Sandbox.Planlink.Example./ ';
  const made = await asked('connection.create', { name: 'One', platform: 'planning-api', address: typed });
  expect(made['address']).toBe(ADDRESS);
  const before = callsOut();
  const http = { name: 'Other', platform: 'planning-api', address: `http://${HOST}` };
  expect(await refusal('connection.create', http)).toBe('ADDRESS_NOT_HTTPS');
  const { id, version } = { id: String(made['id']), version: Number(made['version']) };
  expect(await refusal('connection.update', { connectionId: id, version, address: http.address })).toBe(
    'ADDRESS_NOT_HTTPS',
  );
  expect(callsOut()).toBe(before);
  expect((await seen(id)).address).toBe(ADDRESS);
});

test('LA44 JA04 the platform says which ways it offers, and each is asked for what it needs and nothing else', async () => {
  const id = await draft();
  expect((await seen(id)).authorisation.methods).toEqual(['oauth2', 'oauth1a', 'pat', 'basic']);
  const stage = (credentials: object): Promise<string> =>
    refusal('credentials.stage', { connectionId: id, credentials });
  const nothing = { clientId: null, consumerKey: null, username: null };
  const ways = [
    [
      { method: 'oauth2', clientId: 'planlink', clientSecret: 's' },
      { ...nothing, clientId: 'planlink' },
    ],
    [
      { method: 'oauth1a', consumerKey: 'planlinkkey1', newKeyPair: false },
      { ...nothing, consumerKey: 'planlinkkey1' },
    ],
    [{ method: 'pat', token: 't' }, nothing],
    [
      { method: 'basic', username: 'planlink', password: 'p' },
      { ...nothing, username: 'planlink' },
    ],
  ] as const;
  for (const [given, shown] of ways) {
    expect(await stage(given)).toBe('ok');
    const { staged } = (await seen(id)).authorisation;
    expect(staged).toMatchObject({ method: given.method, ...shown });
    for (const field of Object.keys(given).filter((name) => name !== 'method'))
      expect([field, await stage({ ...given, [field]: undefined })]).toEqual([field, 'INPUT_INVALID']);
    expect(await stage({ ...given, colour: 'red' })).toBe('INPUT_INVALID');
    expect((await seen(id)).authorisation.staged).toEqual(staged);
  }
});

test('JA06 JA16 the key pair is made in the app: the public half is shown in both forms, the private one to nobody', async () => {
  const id = await draft();
  const credentials = { method: 'oauth1a', consumerKey: 'planlinkkey1', newKeyPair: false };
  await asked('credentials.stage', { connectionId: id, credentials });
  const made = (await seen(id)).authorisation.staged?.publicKey;
  const key = createPublicKey(made?.pem ?? '');
  expect(key.asymmetricKeyType).toBe('rsa');
  expect(key.asymmetricKeyDetails?.modulusLength).toBeGreaterThanOrEqual(2048);
  const der = key.export({ type: 'spki', format: 'der' });
  expect(Buffer.from(made?.bare ?? '', 'base64').equals(der)).toBe(true);
  const print = createHash('sha256').update(der).digest('hex');
  expect(made?.fingerprint.replaceAll(':', '').toLowerCase()).toBe(print);
  expect(Date.parse(made?.createdAt ?? '')).toBe(world.clock.now());
  expect(JSON.stringify(await asked('connection.get', { connectionId: id }))).not.toMatch(
    /PRIVATE|MII[A-Za-z0-9+/]{1000}/,
  );
  await asked('credentials.stage', { connectionId: id, credentials });
  expect((await seen(id)).authorisation.staged?.publicKey).toEqual(made);
  await asked('credentials.stage', { connectionId: id, credentials: { ...credentials, newKeyPair: true } });
  expect((await seen(id)).authorisation.staged?.publicKey?.fingerprint).not.toBe(made?.fingerprint);
});

test('LA29 while the consent page is open the page is told until when; what was answered there decides', async () => {
  const { id, url } = await waitingForConsent();
  const waiting = await asked('authorisation.advance', { connectionId: id });
  expect(waiting).toMatchObject({ state: 'waiting', returns: 'callback', url });
  expect(Date.parse(String(waiting['expiresAt']))).toBeGreaterThan(world.clock.now() + MINUTES);
  await consent(url, 'deny');
  const refused = await asked('authorisation.advance', { connectionId: id });
  expect(refused).toMatchObject({ state: 'failed', error: { code: 'OAUTH_CONSENT_REFUSED' } });
  expect((await seen(id)).status).toBe('Draft');
  await consent(String(await adminOf(world).startAuthorisation(id)));
  expect(await asked('authorisation.advance', { connectionId: id })).toMatchObject({ state: 'done' });
});

test('LA30 once the grant is proven it is stored without another step, and the record says who did it', async () => {
  const { id, url } = await waitingForConsent();
  await consent(url);
  expect((await seen(id)).status).toBe('Draft');
  await asked('authorisation.advance', { connectionId: id });
  const { status, authorisation } = await seen(id);
  expect([status, authorisation.current?.method, authorisation.staged]).toEqual([
    'Authorized',
    'oauth2',
    null,
  ]);
  const { entries } = await asked('audit.list', { connectionId: id, action: 'authorised' });
  expect(entries).toMatchObject([{ actor: 'acc-admin', actorName: 'Ada Admin', action: 'authorised' }]);
});

test('LA25 JA29 after the consent it is shown who consented, for which tenant, with which rights and which are missing', async () => {
  const { id, url } = await waitingForConsent();
  await consent(url);
  await asked('authorisation.advance', { connectionId: id });
  const { authorisation } = await seen(id);
  expect(authorisation).toMatchObject({
    account: 'Paula Planner',
    tenant: 'Northwind Planning',
    missingScopes: [],
  });
  expect(authorisation.scopes).toEqual(expect.arrayContaining(['work:read', 'work:write']));
  expect(Date.parse(authorisation.grantedAt ?? '')).toBe(world.clock.now());
  const { token } = world.sandbox.world.issuePersonalToken({ scopes: ['work:read'] });
  await adminOf(world).stage(id, { method: 'pat', token });
  await adminOf(world).startAuthorisation(id);
  const poor = await seen(id);
  expect(poor.authorisation.missingScopes).toContain('work:write');
  expect(poor.attention.map(({ kind }) => kind)).toContain('scopes-missing');
});

test('JA27 an account that looks like a person’s own is pointed out by name, a service account is not', async () => {
  const { id, url } = await waitingForConsent();
  await consent(url);
  await asked('authorisation.advance', { connectionId: id });
  expect((await seen(id)).attention).toContainEqual({ kind: 'personal-account', name: 'Paula Planner' });
  await consent(String(await adminOf(world).startAuthorisation(id, 'current')), 'allow', 'usr-service');
  await asked('authorisation.advance', { connectionId: id });
  expect((await seen(id)).attention.map(({ kind }) => kind)).not.toContain('personal-account');
});

test('LA33 the workspaces are chosen once there is a grant, and authorising again leaves the choice as it was', async () => {
  const id = await draft();
  expect(await refusal('workspaces.list', { connectionId: id })).not.toBe('ok');
  const connection = await connect(world);
  const [first] = await adminOf(world).workspaces(connection.id);
  const chosen = (await seen(connection.id)).workspaces;
  expect(chosen.map((workspace) => workspace.id)).toContain(first?.id);
  await consent(String(await adminOf(world).startAuthorisation(connection.id, 'current')));
  await asked('authorisation.advance', { connectionId: connection.id });
  expect((await seen(connection.id)).workspaces).toEqual(chosen);
});
