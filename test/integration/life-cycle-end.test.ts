import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import {
  adminOf,
  advanceWithoutTicks,
  call,
  connectedWorld,
  inlineWorld,
  MINUTES,
  pairsOf,
  personOf,
} from './rig';
import {
  asked,
  callsTo,
  detailOf,
  listed,
  refusal,
  reportSchema,
  stageToken,
  withToken,
} from './life-cycle-views';

const HOST = 'sandbox.planlink.example';
const DAYS = 24 * 60 * MINUTES;
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 12 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 12 } });
  world = begun.world;
  return begun.connection;
}

async function disconnect(connectionId: string) {
  const { version } = await detailOf(world, connectionId);
  return reportSchema.parse(await asked(world, 'connection.disconnect', { connectionId, version }));
}

async function remove(connectionId: string): Promise<void> {
  const { version, name } = await detailOf(world, connectionId);
  await asked(world, 'connection.delete', { connectionId, version, name });
}

/** The secrets that still stand somewhere in the secret store. */
function secretsKept(): readonly string[] {
  const { secret } = world.host.services.storedTexts();
  return [
    ...secret.matchAll(/"(?:accessToken|refreshToken|clientSecret|token|secret)\\?":\\?"([^"\\]{8,})/g),
  ].map((found) => found[1] ?? '');
}

const revocations = (): number => callsTo(world, HOST).filter((one) => one === 'POST /oauth/revoke').length;

async function reauthorise(connectionId: string): Promise<void> {
  const { authorisation } = await detailOf(world, connectionId);
  const client = await world.sandbox.world.registerClient({ redirectUri: authorisation.redirectUri });
  await adminOf(world).stage(connectionId, { method: 'oauth2', ...client });
  const url = (await adminOf(world).startAuthorisation(connectionId)) ?? '';
  const person = personOf(world);
  const signIn = await person.submit(await person.visit(url), { answer: 'sign-in', user: 'usr-paula' });
  await person.submit(signIn, { answer: 'allow' });
  expect(await adminOf(world).advance(connectionId)).toBe(true);
}

/** No answer for as long as a step of a disconnection may take. */
function hang(): void {
  world.faults.add({
    match: ({ target }) => target === 'egress',
    action: { kind: 'timeout', afterMs: 8_000 },
  });
}

describe('disconnecting', () => {
  test('the webhook goes, the grant ends at the platform, the secrets are gone, and the links stay for 30 days', async () => {
    const { id } = await connected();
    expect(secretsKept().length).toBeGreaterThan(0);
    const { connection, report } = await disconnect(id);
    expect(report.steps).toEqual([
      { what: 'webhook', outcome: 'done', error: null },
      { what: 'grant', outcome: 'done', error: null },
    ]);
    expect(connection).toMatchObject({
      status: 'Unauthorized',
      active: false,
      error: { code: 'DISCONNECTED' },
      authorisation: { current: null, staged: null },
      linksKeptUntil: report.linksKeptUntil,
    });
    expect(connection.links).toHaveLength(1);
    expect(Date.parse(report.linksKeptUntil) - world.clock.now()).toBeGreaterThan(29.9 * DAYS);
    expect(connection.attention.map(({ kind, count }) => [kind, count])).toEqual([['links-kept', 1]]);
    expect(world.sandbox.world.webhooks()).toEqual([]);
    expect(revocations()).toBeGreaterThan(0);
    expect(secretsKept()).toEqual([]);
    const before = callsTo(world, HOST).length;
    await world.advance(40 * MINUTES);
    await world.host.runSchedule('daily');
    expect(callsTo(world, HOST)).toHaveLength(before);
  });

  test('authorised again for the same tenant, the links are there and carry on', async () => {
    const { id } = await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    await disconnect(id);
    await world.advance(MINUTES);
    world.sandbox.world.editTask(taskId, { title: 'Edited while nobody was connected' });
    await reauthorise(id);
    const back = await detailOf(world, id);
    expect(back).toMatchObject({ status: 'Authorized', active: false, linksKeptUntil: null });
    expect(back.links.map(({ linkedItems }) => linkedItems)).toEqual([12]);
    const activation = { connectionId: id, version: back.version, active: true, untested: true };
    await asked(world, 'connection.setActive', activation);
    await world.advance(MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Edited while nobody was connected');
    expect(pairsOf(world).size).toBe(12);
    expect(world.sandbox.world.webhooks()).toHaveLength(1);
  });

  test.each([
    ['down', () => (world.sandbox.world.faults.down = true), 'PLATFORM_UNAVAILABLE'],
    ['not answering', hang, 'PLATFORM_TIMEOUT'],
    ['unknown to anybody', () => (world.sandbox.world.faults.unknownName = true), 'PLATFORM_NOT_FOUND'],
  ])(
    'a platform that is %s keeps nothing from succeeding here, and the report says so',
    async (_, fail, code) => {
      const { id } = await connected();
      fail();
      const { connection, report } = await disconnect(id);
      expect(connection).toMatchObject({ status: 'Unauthorized', active: false });
      expect(report.steps.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
        ['failed', code],
        ['failed', code],
      ]);
      expect(secretsKept()).toEqual([]);
    },
  );

  test('what the platform cannot do from here is told: a token has to be withdrawn by hand', async () => {
    const { id } = await withToken(world);
    const { report } = await disconnect(id);
    expect(report.steps).toEqual([
      { what: 'webhook', outcome: 'nothing-to-do', error: null },
      { what: 'grant', outcome: 'by-hand', error: null },
    ]);
    expect(secretsKept()).toEqual([]);
  });

  test('a grant that the platform has ended itself does not stand in the way', async () => {
    const { id } = await connected();
    world.sandbox.world.revokeGrants();
    const { connection, report } = await disconnect(id);
    expect(report.steps.map(({ what }) => what)).toEqual(['webhook', 'grant']);
    expect(connection.error?.code).toBe('DISCONNECTED');
  });

  test('after 30 days the links are removed, and issues and tasks stay', async () => {
    const { id } = await connected();
    await disconnect(id);
    await advanceWithoutTicks(world, 29 * DAYS);
    expect((await detailOf(world, id)).links).toHaveLength(1);
    expect((await detailOf(world, id)).attention).toMatchObject([{ kind: 'links-kept', level: 'danger' }]);
    await advanceWithoutTicks(world, 2 * DAYS);
    expect(await detailOf(world, id)).toMatchObject({ links: [], attention: [] });
    expect(world.jira.world.issuesOf('ROAD').length).toBeGreaterThanOrEqual(12);
  }, 120_000);
});

describe('killed anywhere', () => {
  test.each(['before', 'after'] as const)(
    'a disconnection that dies %s any of its calls is ended by the hourly schedule, and by itself never half done',
    async (when) => {
      const { id } = await connected();
      for (let atCall = 1; ; atCall++) {
        if (atCall > 1) await backInUse(id);
        const { version } = await detailOf(world, id);
        const revokedBefore = revocations();
        world.faults.killAt({ atCall, when, match: ({ functionKey }) => functionKey === 'admin-resolver' });
        await call(world, 'admin', 'connection.disconnect', { connectionId: id, version }).catch(
          () => 'killed',
        );
        const killed = !world.faults.killPending;
        world.faults.clear();
        if (!killed) return expect(atCall).toBeGreaterThan(10);
        const { status, active } = await detailOf(world, id);
        const ended = status === 'Unauthorized';
        expect([atCall, ended, active]).toEqual([atCall, ended, !ended]);
        await world.advance(3 * MINUTES);
        await world.host.runSchedule('hourly');
        if (ended) {
          expect([atCall, secretsKept()]).toEqual([atCall, []]);
          expect([atCall, world.sandbox.world.webhooks()]).toEqual([atCall, []]);
          expect([atCall, revocations() > revokedBefore]).toEqual([atCall, true]);
        } else {
          expect([atCall, await refusal(world, 'workspaces.list', { connectionId: id })]).toEqual([
            atCall,
            'ok',
          ]);
        }
        expect(world.host.services.storedTexts().plain).not.toContain(`leaving:${id}`);
      }
    },
    300_000,
  );

  async function backInUse(id: string): Promise<void> {
    if ((await detailOf(world, id)).status !== 'Authorized') await reauthorise(id);
    const { version, active } = await detailOf(world, id);
    if (!active)
      await asked(world, 'connection.setActive', { connectionId: id, version, active: true, untested: true });
  }
});

describe('deleting', () => {
  test('the name has to be typed; then everything goes, whatever the status, and the record of it stays', async () => {
    const { id } = await connected();
    const { version } = await detailOf(world, id);
    const typed = (name: string): Promise<string> =>
      refusal(world, 'connection.delete', { connectionId: id, version, name });
    expect(await typed('roadmap')).toBe('NAME_DIFFERS');
    expect(await typed('')).toBe('NAME_DIFFERS');
    expect((await detailOf(world, id)).status).toBe('Authorized');
    expect(await typed('Roadmap')).toBe('ok');
    expect((await listed(world)).connections).toMatchObject([
      { deleting: true, active: false, attention: [] },
    ]);
    expect(await typed('Roadmap')).toBe('NOT_FOUND');
    const doomed = (await listed(world)).connections[0]?.version;
    const rename = { connectionId: id, version: doomed, name: 'Come back' };
    expect(await refusal(world, 'connection.update', rename)).toBe('NOT_FOUND');
    expect(secretsKept()).toEqual([]);
    expect(world.sandbox.world.webhooks()).toEqual([]);
    await world.advance(10 * MINUTES);
    expect((await listed(world)).connections).toEqual([]);
    const audit = await asked(world, 'audit.list', { connectionId: id });
    expect(JSON.stringify(audit)).toContain('connection-deleted');
    expect(world.jira.world.issuesOf('ROAD').length).toBeGreaterThanOrEqual(12);
  });

  test('a draft without anything disappears at once', async () => {
    await asked(world, 'connection.create', {
      name: 'Tried',
      platform: 'planning-api',
      address: `https://${HOST}`,
    });
    const [made] = (await listed(world)).connections;
    await remove(made?.id ?? '');
    expect((await listed(world)).connections).toEqual([]);
  });

  test('a draft with credentials that were never tried leaves no secret behind', async () => {
    const { id } = await withToken(world);
    await stageToken(world, id);
    expect(secretsKept()).toHaveLength(2);
    await remove(id);
    expect(secretsKept()).toEqual([]);
    await world.advance(10 * MINUTES);
    expect((await listed(world)).connections).toEqual([]);
  });

  test('a deletion that dies after any of its calls is either undone or carried out, and leaves nothing', async () => {
    for (let atCall = 1; ; atCall++) {
      const { id, version, name } = await withToken(world, `Deleted ${atCall}`);
      world.faults.killAt({
        atCall,
        when: 'after',
        match: ({ functionKey }) => functionKey === 'admin-resolver',
      });
      await call(world, 'admin', 'connection.delete', { connectionId: id, version, name }).catch(
        () => 'killed',
      );
      const killed = !world.faults.killPending;
      world.faults.clear();
      const [left] = (await listed(world)).connections;
      if (left?.deleting === false) await remove(id);
      await world.advance(3 * MINUTES);
      await world.host.runSchedule('hourly');
      await world.advance(5 * MINUTES);
      expect([atCall, (await listed(world)).connections]).toEqual([atCall, []]);
      expect([atCall, secretsKept()]).toEqual([atCall, []]);
      const { plain } = world.host.services.storedTexts();
      for (const what of ['connection', 'health', 'leaving', 'spares', 'workspaces'])
        expect(plain).not.toContain(`${what}:${id}`);
      if (!killed) return expect(atCall).toBeGreaterThan(8);
    }
  }, 300_000);

  test('whose worker never came: the hourly schedule asks for it again', async () => {
    const { id } = await connected();
    const withdraw = world.faults.add({
      match: ({ functionKey }) => functionKey === 'on-sync',
      action: { kind: 'reset', when: 'before' },
    });
    await remove(id);
    await world.advance(50 * MINUTES);
    withdraw();
    await world.advance(80 * MINUTES);
    expect((await listed(world)).connections).toEqual([]);
  });
});

test('before the app is removed, webhooks and grants end at the platform', async () => {
  await connected();
  const before = revocations();
  await world.host.preUninstall();
  expect(world.sandbox.world.webhooks()).toEqual([]);
  expect(revocations()).toBeGreaterThan(before);
});
