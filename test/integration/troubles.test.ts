import { createHmac } from 'node:crypto';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import {
  adminOf,
  approveHost,
  call,
  codeOf,
  connect,
  connectedWorld,
  type Envelope,
  inlineWorld,
  MINUTES,
  pairsOf,
  personOf,
  withdrawHost,
} from './rig';

const HOST = 'sandbox.planlink.example';
const ADDRESS = `https://${HOST}`;
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 6 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 6 } });
  world = begun.world;
  return begun.connection;
}

function idOf(answer: Envelope): string {
  if (!answer.ok || typeof answer.data['id'] !== 'string')
    throw new Error(`No connection: ${JSON.stringify(answer)}`);
  return answer.data['id'];
}

async function draft(address = ADDRESS): Promise<string> {
  return idOf(
    await call(world, 'admin', 'connection.create', { name: 'Draft', platform: 'planning-api', address }),
  );
}

async function redirectUri(connectionId: string): Promise<string> {
  return (await adminOf(world).get(connectionId)).authorisation.redirectUri;
}

/** Starts an authorisation as Ada and answers the address of the consent page. */
async function started(connectionId: string, secret?: string): Promise<string> {
  approveHost(world, HOST);
  const client = await world.sandbox.world.registerClient({ redirectUri: await redirectUri(connectionId) });
  const admin = adminOf(world);
  const { clientId, clientSecret } = client;
  await admin.stage(connectionId, { method: 'oauth2', clientId, clientSecret: secret ?? clientSecret });
  return (await admin.startAuthorisation(connectionId)) ?? '';
}

async function consent(
  url: string,
  answer: 'allow' | 'deny' = 'allow',
): Promise<{ url: string; status: number; html: string }> {
  const person = personOf(world);
  const page = await person.submit(await person.visit(url), { answer: 'sign-in', user: 'usr-paula' });
  return person.submit(page, { answer });
}

async function advance(connectionId: string, accountId?: string): Promise<string> {
  const answer = await call(world, 'admin', 'authorisation.advance', { connectionId }, accountId);
  if (!answer.ok) return answer.error.code;
  const { state, error } = answer.data as { state: string; error?: { code: string } };
  return error?.code ?? state;
}

async function statusOf(connectionId: string): Promise<string> {
  const { status, error } = await adminOf(world).get(connectionId);
  return error === null ? status : `${status} ${error.code}`;
}

describe('making a connection', () => {
  test('a host that nobody approved is named as such, and nothing reaches it', async () => {
    const id = await draft();
    expect(codeOf(await call(world, 'admin', 'connection.checkAddress', { connectionId: id }))).toBe(
      'EGRESS_NOT_APPROVED',
    );
  });

  test('a host that does not exist, one that is something else, and one that is down are told apart', async () => {
    const id = await draft();
    approveHost(world, HOST);
    const check = async () =>
      codeOf(await call(world, 'admin', 'connection.checkAddress', { connectionId: id }));
    world.sandbox.world.faults.unknownName = true;
    expect(await check()).toBe('PLATFORM_NOT_FOUND');
    world.sandbox.world.faults.reset();
    world.sandbox.world.faults.unreachable = true;
    expect(await check()).toBe('PLATFORM_UNREACHABLE');
    world.sandbox.world.faults.reset();
    world.sandbox.world.faults.down = true;
    expect(await check()).toBe('PLATFORM_UNAVAILABLE');
    world.sandbox.world.faults.reset();
    world.sandbox.world.faults.latencyMs = 30_000;
    expect(await check()).toBe('PLATFORM_TIMEOUT');
    world.sandbox.world.faults.reset();
    world.internet.register('https://blog.example.com', () =>
      Promise.resolve(new Response('<h1>Hello</h1>')),
    );
    const other = idOf(
      await call(world, 'admin', 'connection.create', {
        name: 'Blog',
        platform: 'planning-api',
        address: 'https://blog.example.com',
      }),
    );
    approveHost(world, 'blog.example.com');
    expect(codeOf(await call(world, 'admin', 'connection.checkAddress', { connectionId: other }))).toBe(
      'PLATFORM_NOT_COMPATIBLE',
    );
  });

  test.each([
    ['an address that is not https', { address: 'http://x.example.com' }, 'ADDRESS_NOT_HTTPS'],
    ['a name with a right-to-left override', { name: 'a\u202eb' }, 'NAME_NOT_PLAIN'],
    ['an unknown platform', { platform: 'abacus' }, 'INPUT_INVALID'],
    ['an unknown field', { colour: 'red' }, 'INPUT_INVALID'],
  ])('%s is refused and nothing is stored', async (_, wrong, code) => {
    expect(
      codeOf(
        await call(world, 'admin', 'connection.create', {
          name: 'Good',
          platform: 'planning-api',
          address: ADDRESS,
          ...wrong,
        }),
      ),
    ).toBe(code);
    expect(await call(world, 'admin', 'connections.list', {})).toMatchObject({ data: { connections: [] } });
  });

  test('the same name twice is refused', async () => {
    await draft();
    expect(
      codeOf(
        await call(world, 'admin', 'connection.create', {
          name: 'DRAFT',
          platform: 'planning-api',
          address: ADDRESS,
        }),
      ),
    ).toBe('NAME_TAKEN');
  });
});

describe('authorising', () => {
  test('a wrong client secret is said to be one, and the connection stays a draft', async () => {
    const id = await draft();
    await consent(await started(id, 'not-the-secret-of-this-client'));
    expect(await advance(id)).toBe('OAUTH_CLIENT_REJECTED');
    expect(await statusOf(id)).toBe('Draft');
  });

  test('a refused consent is said to be one', async () => {
    const id = await draft();
    const page = await consent(await started(id), 'deny');
    expect(page.html).toContain('Access was not granted');
    expect(await advance(id)).toBe('OAUTH_CONSENT_REFUSED');
  });

  test('a state that is replayed, unknown, expired or of another person opens nothing', async () => {
    const id = await draft();
    const back = await consent(await started(id));
    expect(back.status).toBe(200);
    const replay = await personOf(world).visit(back.url);
    expect([replay.status, replay.html]).toEqual([400, expect.stringContaining('used already')]);
    const forged = new URL(back.url);
    forged.searchParams.set('state', 'guessed');
    expect((await personOf(world).visit(forged.href)).html).toContain('not known');
    world.jira.world.putUser({ ...user('acc-lead'), groups: [...user('acc-admin').groups] });
    expect(await advance(id, 'acc-lead')).toBe('OAUTH_STATE_OTHER_USER');
    expect(await advance(id)).toBe('done');

    const late = await started(id);
    await world.advance(11 * MINUTES);
    expect((await consent(late)).html).toContain('took too long');
    expect(await advance(id)).toBe('OAUTH_STATE_EXPIRED');
    expect(await statusOf(id)).toBe('Authorized');
  });

  test('a grant for another tenant is refused by name, and the old one goes on working', async () => {
    const { id } = await connected();
    const url = await started(id);
    await consent(url);
    world.sandbox.world.faults.wrongTenant = true;
    expect(await advance(id)).toBe('TENANT_MISMATCH');
    world.sandbox.world.faults.reset();
    await world.advance(6 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
  });
});

function user(accountId: string) {
  const found = world.jira.world.users().find((one) => one.accountId === accountId);
  if (found === undefined) throw new Error(`No ${accountId}`);
  return found;
}

describe('a connection in trouble', () => {
  test('an outage interrupts and heals by itself, and what happened meanwhile is not lost', async () => {
    const { id } = await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    world.sandbox.world.faults.down = true;
    world.sandbox.world.editTask(taskId, { title: 'Changed during the outage' });
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Interrupted PLATFORM_UNAVAILABLE');
    world.sandbox.world.faults.reset();
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Changed during the outage');
  });

  test('a platform slower than the limit interrupts and heals', async () => {
    const { id } = await connected();
    world.sandbox.world.faults.latencyMs = 30_000;
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Interrupted PLATFORM_TIMEOUT');
    world.sandbox.world.faults.reset();
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
  });

  test('a withdrawn host approval interrupts with its own cause', async () => {
    const { id } = await connected();
    withdrawHost(world, HOST);
    await world.advance(6 * MINUTES);
    expect(await statusOf(id)).toBe('Interrupted EGRESS_NOT_APPROVED');
    approveHost(world, HOST);
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
  });

  test('a revoked grant is proven, stops the calls, and reauthorising with the existing credentials catches up', async () => {
    const { id } = await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    world.sandbox.world.revokeGrants();
    world.sandbox.world.editTask(taskId, { title: 'Changed without a grant' });
    await world.advance(12 * MINUTES);
    expect(await statusOf(id)).toBe('Unauthorized GRANT_INVALID');
    const calls = world.recorder.calls.length;
    await world.advance(30 * MINUTES);
    expect(world.recorder.calls.slice(calls).filter(({ target }) => target === 'egress')).toEqual([]);
    const answer = await call(world, 'admin', 'authorisation.start', {
      connectionId: id,
      use: 'current',
      returns: 'callback',
    });
    if (!answer.ok) throw new Error(answer.error.code);
    await consent(String(answer.data['url']));
    expect(await advance(id)).toBe('done');
    await world.advance(6 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Changed without a grant');
  });

  test('access tokens are renewed for days, and a lost answer to a refresh does not cost the grant', async () => {
    const { id } = await connected();
    await world.advance(150 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
    world.faults.add({
      match: ({ target, path }) => target === 'egress' && path.endsWith('/oauth/token'),
      action: { kind: 'reset', when: 'after' },
      times: 1,
    });
    await world.advance(180 * MINUTES);
    expect(await statusOf(id)).toBe('Authorized');
  });

  test('two admins editing at once: the second is told, and nothing of the first is lost', async () => {
    const connection = await connected();
    const { version } = await adminOf(world).get(connection.id);
    expect(
      codeOf(
        await call(world, 'admin', 'connection.setActive', {
          connectionId: connection.id,
          version,
          active: false,
        }),
      ),
    ).toBe('ok');
    expect(
      codeOf(
        await call(world, 'admin', 'connection.setActive', {
          connectionId: connection.id,
          version,
          active: true,
        }),
      ),
    ).toBe('VERSION_STALE');
  });
});

describe('webhooks', () => {
  test('a change on the platform is in Jira long before the next tick', async () => {
    await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    await world.advance(MINUTES);
    world.sandbox.world.editTask(taskId, { title: 'Told by webhook' });
    await world.advance(30_000);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Told by webhook');
  });

  test('a bad signature is refused, an old one too, a repeat is taken note of and does nothing', async () => {
    const { id } = await connected();
    const [taskId] = [...pairsOf(world).keys()] as [string];
    world.sandbox.world.editTask(taskId, { title: 'Once' });
    await world.advance(30_000);
    const delivery = world.sandbox.world.deliveries().at(-1);
    if (delivery === undefined) throw new Error('Nothing was delivered');
    const pushed = () =>
      world.recorder.calls.filter(
        ({ target, functionKey }) => target === 'queue' && functionKey.includes('inbound'),
      ).length;
    const before = pushed();
    expect((await world.sandbox.world.repeatDelivery(delivery.eventId)).status).toBe(200);
    const hook = world.sandbox.world.webhooks()[0];
    const send = (signature: string, stamp: number, body = '{"type":"task.changed","taskIds":["x"]}') =>
      world.internet.fetch(
        new Request(hook?.url ?? '', {
          method: 'POST',
          body,
          headers: {
            'content-type': 'application/json',
            'webhook-id': 'evt-1',
            'webhook-timestamp': String(stamp),
            'webhook-signature': signature,
          },
        }),
      );
    const now = Math.floor(world.clock.now() / 1000);
    const forged = createHmac('sha256', 'guessed').update(`evt-1.${now}.{}`).digest('base64');
    expect((await send(`v1,${forged}`, now)).status).toBe(401);
    expect((await send('', now)).status).toBe(401);
    expect(
      (
        await world.internet.fetch(
          new Request((hook?.url ?? '').replace(id, '000000000000'), { method: 'POST', body: '{}' }),
        )
      ).status,
    ).toBe(401);
    expect(pushed()).toBe(before);
  });
});

describe('items', () => {
  test('a title of 300 characters is shortened in Jira, said so, and stays whole on the platform', async () => {
    const { id } = await connected();
    const task = world.sandbox.world.createTask({ title: 'x'.repeat(300) });
    await world.advance(12 * MINUTES);
    const key = pairsOf(world).get(task.id)?.[0] ?? '';
    expect(world.jira.world.issue(key)?.summary).toHaveLength(255);
    expect(world.sandbox.world.task(task.id).title).toHaveLength(300);
    const detail = await call(world, 'admin', 'connection.get', { connectionId: id });
    expect(JSON.stringify(detail)).toContain('TITLE_SHORTENED');
  });

  test('a description with a table, an emoji, a mention and a script arrives as text, table and emoji, without harm', async () => {
    await connected();
    const html =
      '<p>Hi <span data-mention="acc-member">@Milo</span> 🎉</p><table><tbody><tr><th>A</th><td>B</td></tr></tbody></table><script>alert(1)</script><p><a href="javascript:alert(1)">link</a></p>';
    const task = world.sandbox.world.createTask({ title: 'Rich', description: html });
    await world.advance(12 * MINUTES);
    const text = JSON.stringify(world.jira.world.issue(pairsOf(world).get(task.id)?.[0] ?? '')?.description);
    expect(text).toContain('🎉');
    expect(text).toContain('"table"');
    expect(text).toContain('Milo');
    expect(text).not.toContain('alert');
    expect(text).not.toContain('javascript');
  });

  test('one item that Jira refuses is parked with its cause, and the others go on', async () => {
    const { id } = await connected();
    const [[badTask, [badIssue]], [goodTask, [goodIssue]]] = [...pairsOf(world)] as [
      [string, string[]],
      [string, string[]],
    ];
    const bad = world.jira.world.issue(badIssue ?? '');
    const stop = world.faults.add({
      match: ({ target, method, path }) =>
        target === 'jira' && method === 'PUT' && path.includes(`/issue/${bad?.id}`),
      action: {
        kind: 'status',
        status: 400,
        body: {
          errorMessages: [],
          errors: {
            summary: 'This word is not allowed here.',
          },
        },
      },
    });
    world.sandbox.world.editTask(badTask, { title: 'Cannot arrive' });
    world.sandbox.world.editTask(goodTask, { title: 'Arrives' });
    await world.advance(6 * MINUTES);
    expect(world.jira.world.issue(goodIssue ?? '')?.summary).toBe('Arrives');
    expect(await statusOf(id)).toBe('Authorized');
    expect(JSON.stringify(await call(world, 'admin', 'connection.get', { connectionId: id }))).toContain(
      'JIRA_REFUSED_ITEM',
    );
    stop();
    await world.advance(60 * MINUTES);
    expect(world.jira.world.issue(badIssue ?? '')?.summary).toBe('Cannot arrive');
    expect((await adminOf(world).get(id)).openFailures).toBe(0);
  });

  test('a deleted task leaves its issue alone and says so', async () => {
    const { id } = await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    world.sandbox.world.deleteTask(taskId);
    await world.advance(6 * MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')).toBeDefined();
    expect(JSON.stringify(await call(world, 'admin', 'connection.get', { connectionId: id }))).toContain(
      'PLATFORM_ITEM_GONE',
    );
  });

  test('a field that was taken off the screens is left out with a notice, and the rest of the item arrives', async () => {
    const { id } = await connected();
    const [taskId = '', [key = ''] = []] = [...pairsOf(world)][0] ?? [];
    const road = world.jira.world.projects().find((project) => project.key === 'ROAD');
    const issueTypes = (road?.issueTypes ?? []).map((type) => ({
      ...type,
      createScreen: type.createScreen.filter((field) => field !== 'duedate'),
      editScreen: type.editScreen.filter((field) => field !== 'duedate'),
    }));
    world.jira.world.changeProject('ROAD', { issueTypes });
    world.sandbox.world.editTask(taskId, { title: 'Still arrives', dueDate: '2027-02-03' });
    await world.advance(12 * MINUTES);
    expect(world.jira.world.issue(key)?.summary).toBe('Still arrives');
    expect(world.sandbox.world.task(taskId).dueDate).toBe('2027-02-03');
    const answer = await call(world, 'admin', 'connection.get', { connectionId: id });
    expect(answer).toMatchObject({ data: { openFailures: 0, status: 'Authorized' } });
    expect(JSON.stringify(answer)).toContain('JIRA_FIELD_NOT_ON_SCREEN');
  });

  test('a status that takes two steps in the workflow is reached', async () => {
    await connect(world, 'OPS', 'Roadmap');
    const task = world.sandbox.world.createTask({ title: 'Done already', statusId: 'st-done' });
    await world.advance(12 * MINUTES);
    expect(world.jira.world.issue(pairsOf(world, 'OPS').get(task.id)?.[0] ?? '')?.status.name).toBe('Done');
    expect(world.sandbox.world.task(task.id).statusId).toBe('st-done');
  });
});
