import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, approveHost, connectedWorld, inlineWorld, MINUTES, pairsOf, personOf } from './rig';
import { asked, callsTo, detailOf, listed, refusal, stageToken, withToken } from './life-cycle-views';

const HOST = 'sandbox.planlink.example';
const ADDRESS = `https://${HOST}`;
let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 14 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 14 } });
  world = begun.world;
  return begun.connection;
}

const create = (given: object): Promise<string> =>
  refusal(world, 'connection.create', { name: 'Good', platform: 'planning-api', address: ADDRESS, ...given });

describe('making a connection', () => {
  test('it begins as an inactive draft that cannot be activated or disconnected', async () => {
    expect(await create({})).toBe('ok');
    const [made] = (await listed(world)).connections;
    expect(made).toMatchObject({ status: 'Draft', active: false, attention: [], lastTest: null });
    const which = { connectionId: made?.id, version: made?.version };
    expect(await refusal(world, 'connection.setActive', { ...which, active: true, untested: true })).toBe(
      'NOT_NOW',
    );
    expect(await refusal(world, 'connection.disconnect', which)).toBe('NOT_NOW');
  });

  test.each([
    ['http://planning.example.com', 'ADDRESS_NOT_HTTPS'],
    ['https://user:secret@planning.example.com', 'ADDRESS_HAS_CREDENTIALS'],
    ['https://planning.example.com/path', 'ADDRESS_HAS_PATH'],
    ['https://planning.example.com?x=1', 'ADDRESS_HAS_PATH'],
    ['https://10.1.2.3', 'ADDRESS_NOT_PUBLIC'],
    ['https://[::1]', 'ADDRESS_NOT_PUBLIC'],
    ['https://localhost', 'ADDRESS_NOT_PUBLIC'],
    ['https://169.254.169.254', 'ADDRESS_NOT_PUBLIC'],
    ['https://metadata.google.internal', 'ADDRESS_NOT_PUBLIC'],
    ['https://planning.example.com:22', 'ADDRESS_PORT_CLOSED'],
    ['https://planning\u202e.example.com', 'ADDRESS_NOT_PUBLIC'],
    [`https://${'a'.repeat(280)}.example`, 'ADDRESS_NOT_PUBLIC'],
    [`https://${'a'.repeat(300)}.example`, 'INPUT_INVALID'],
  ])('the address %s is refused with %s before any call, and nothing is stored', async (address, code) => {
    expect(await create({ address })).toBe(code);
    const { id, version } = await withToken(world, 'Other');
    await world.advance(MINUTES);
    const before = world.recorder.calls.filter(({ target }) => target === 'egress').length;
    expect(await refusal(world, 'connection.update', { connectionId: id, version, address })).toBe(code);
    expect(world.recorder.calls.filter(({ target }) => target === 'egress')).toHaveLength(before);
    expect((await listed(world)).connections.map(({ name }) => name)).toEqual(['Other']);
    expect((await detailOf(world, id)).version).toBe(version);
  });

  test('a host that sends its callers elsewhere is named as such, and nobody is followed', async () => {
    approveHost(world, HOST);
    world.sandbox.world.faults.redirectTo = 'https://elsewhere.example.com';
    expect(await create({})).toBe('ok');
    const [made] = (await listed(world)).connections;
    expect(await refusal(world, 'connection.checkAddress', { connectionId: made?.id })).toBe(
      'PLATFORM_REDIRECTS',
    );
    expect(callsTo(world, 'elsewhere.example.com')).toEqual([]);
  });

  test('a name is taken whatever its case and width, and free again when its connection is deleted', async () => {
    expect(await create({ name: 'Röadmap 2027' })).toBe('ok');
    expect(await create({ name: ' RÖADMAP ２０２７ ' })).toBe('NAME_TAKEN');
    const [made] = (await listed(world)).connections;
    await asked(world, 'connection.delete', { connectionId: made?.id, version: 1, name: 'Röadmap 2027' });
    expect(await create({ name: 'röadmap 2027' })).toBe('ok');
  });

  test('a name with markup, emoji or invisible marks is refused for what it is, and nothing is stored', async () => {
    for (const bad of ['<b onclick="x">Plan</b>', 'Plan 🚀', 'a\u202eb', 'a\u200fb', 'a\u2066b', 'a\nb'])
      expect([bad, await create({ name: bad })]).toEqual([bad, 'NAME_NOT_PLAIN']);
    for (const bad of ['', '   ', 'x'.repeat(81)])
      expect([bad, await create({ name: bad })]).toEqual([bad, 'INPUT_INVALID']);
    expect((await listed(world)).connections).toEqual([]);
  });
});

describe('activating and deactivating', () => {
  test('JA33 activation demands a passed test since the credentials changed, or that the person does without', async () => {
    const made = await withToken(world);
    expect(made).toMatchObject({ status: 'Authorized', active: false });
    expect(made.attention.map(({ kind }) => kind)).toEqual(['never-tested']);
    const on = async (more = {}): Promise<string> => {
      const { version } = await detailOf(world, made.id);
      return refusal(world, 'connection.setActive', {
        connectionId: made.id,
        version,
        active: true,
        ...more,
      });
    };
    expect(await on()).toBe('ACTIVATION_UNTESTED');
    expect((await detailOf(world, made.id)).active).toBe(false);
    await adminOf(world).testNow(made.id);
    expect((await detailOf(world, made.id)).attention).toEqual([]);
    expect(await on()).toBe('ok');
    expect((await detailOf(world, made.id)).active).toBe(true);
    const { version } = await detailOf(world, made.id);
    await asked(world, 'connection.setActive', { connectionId: made.id, version, active: false });
    await world.advance(MINUTES);
    await stageToken(world, made.id);
    await asked(world, 'authorisation.start', { connectionId: made.id, use: 'staged', returns: 'callback' });
    expect(await on()).toBe('ACTIVATION_UNTESTED');
    expect(await on({ untested: true })).toBe('ok');
  });

  test('JA35 deactivated for a while, credentials changed, saved, activated: what happened meanwhile is caught up with at once', async () => {
    const { id } = await connected();
    const [[taskId, [issueKey]]] = [...pairsOf(world)] as [[string, string[]]];
    const switched = async (active: boolean): Promise<void> => {
      const { version } = await detailOf(world, id);
      await asked(world, 'connection.setActive', { connectionId: id, version, active, untested: true });
    };
    await switched(false);
    world.sandbox.world.editTask(taskId, { title: 'Edited meanwhile' });
    await world.advance(30 * MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).not.toBe('Edited meanwhile');
    await stageToken(world, id);
    await asked(world, 'authorisation.start', { connectionId: id, use: 'staged', returns: 'callback' });
    await switched(true);
    expect(await detailOf(world, id)).toMatchObject({ status: 'Authorized', active: true });
    await world.advance(MINUTES);
    expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Edited meanwhile');
  });
});

describe('editing', () => {
  test('a name can change at any time, an address only while the connection is inactive', async () => {
    const { id } = await connected();
    const update = async (change: object): Promise<string> => {
      const { version } = await detailOf(world, id);
      return refusal(world, 'connection.update', { connectionId: id, version, ...change });
    };
    expect(await update({ name: 'Roadmap 2028' })).toBe('ok');
    expect(await detailOf(world, id)).toMatchObject({ name: 'Roadmap 2028', active: true });
    expect(await update({ address: 'https://other.example.com' })).toBe('NOT_NOW');
    expect(await detailOf(world, id)).toMatchObject({ address: ADDRESS, status: 'Authorized' });
    expect(await update({ address: `${ADDRESS}/` })).toBe('ok');
    expect(await detailOf(world, id)).toMatchObject({ address: ADDRESS, status: 'Authorized' });
  });

  test('LA24 at another address nothing of the old grant is sent there; reauthorised, it works for the same tenant', async () => {
    const made = await withToken(world);
    const moved = 'moved.example.com';
    world.internet.register(`https://${moved}`, (request) =>
      world.internet.fetch(new Request(request.url.replace(moved, HOST), request)),
    );
    approveHost(world, moved);
    const { id } = made;
    await asked(world, 'connection.update', {
      connectionId: id,
      version: made.version,
      address: `https://${moved}`,
    });
    expect(await detailOf(world, id)).toMatchObject({
      status: 'Unauthorized',
      error: { code: 'ADDRESS_CHANGED' },
      authorisation: { tenant: made.authorisation.tenant, current: { method: 'pat' } },
    });
    expect(await refusal(world, 'workspaces.list', { connectionId: id })).toBe('CONNECTION_NOT_READY');
    await world.host.runSchedule('hourly');
    await world.host.runSchedule('daily');
    await world.advance(12 * MINUTES);
    expect(callsTo(world, moved)).toEqual([]);
    await asked(world, 'authorisation.start', { connectionId: id, use: 'current', returns: 'callback' });
    expect(await detailOf(world, id)).toMatchObject({ status: 'Authorized', error: null });
    expect(await refusal(world, 'workspaces.list', { connectionId: id })).toBe('ok');
  });

  test('a consent that was under way for the old address is not exchanged at the new one', async () => {
    approveHost(world, HOST);
    const { id, authorisation } = await adminOf(world).create('Moving', 'planning-api', ADDRESS);
    const client = await world.sandbox.world.registerClient({ redirectUri: authorisation.redirectUri });
    await adminOf(world).stage(id, { method: 'oauth2', ...client });
    const url = (await adminOf(world).startAuthorisation(id)) ?? '';
    const person = personOf(world);
    const consent = await person.submit(await person.visit(url), { answer: 'sign-in', user: 'usr-paula' });
    await person.submit(consent, { answer: 'allow' });
    const { version } = await detailOf(world, id);
    const address = 'https://moved.example.com';
    await asked(world, 'connection.update', { connectionId: id, version, address });
    expect(await asked(world, 'authorisation.advance', { connectionId: id })).toEqual({ state: 'none' });
    expect(await detailOf(world, id)).toMatchObject({
      status: 'Draft',
      address,
      authorisation: { current: null },
    });
  });

  test('LA43 an interruption of an inactive connection passes by itself, too', async () => {
    const { id } = await withToken(world);
    await adminOf(world).grant(await adminOf(world).get(id), ['wsp-product']);
    world.sandbox.world.faults.down = true;
    await world.host.runSchedule('daily');
    expect(await detailOf(world, id)).toMatchObject({
      status: 'Interrupted',
      active: false,
      error: { code: 'PLATFORM_UNAVAILABLE' },
    });
    world.sandbox.world.faults.reset();
    await world.host.runSchedule('daily');
    expect(await detailOf(world, id)).toMatchObject({ status: 'Authorized', error: null });
  });

  test('settings are saved over the version that was seen', async () => {
    const { id, version } = await withToken(world);
    const settings = {
      mendRole: 'Issue tracking',
      auditDays: 30,
      grantNewWorkspaces: true,
      pointsAnHour: 10_000,
    };
    await asked(world, 'connection.settings', { connectionId: id, version, settings });
    expect((await detailOf(world, id)).settings).toEqual(settings);
    const other = { ...settings, auditDays: 90 };
    expect(await refusal(world, 'connection.settings', { connectionId: id, version, settings: other })).toBe(
      'VERSION_STALE',
    );
    expect((await detailOf(world, id)).settings).toEqual(settings);
  });
});
