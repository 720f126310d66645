import type { World } from '../../local/world';
import { connect, inlineWorld, MINUTES } from './rig';
import { asked, detailOf, listed, stageToken, withToken } from './life-cycle-views';

let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 14 } });
});
afterEach(() => world.stop());

describe('JA05 the service behind the connections', () => {
  test('it is unused, running or silent, and each connection has a number to quote', async () => {
    expect((await listed(world)).service).toEqual({ state: 'unused', lastSeenAt: null });
    const { id } = await connect(world);
    await world.advance(6 * MINUTES);
    const list = await listed(world);
    expect(list.service.state).toBe('running');
    expect(list.connections.map(({ number }) => number)).toEqual([Number.parseInt(id, 16)]);
    world.faults.add({
      match: ({ functionKey }) => functionKey === 'every-five-minutes',
      action: { kind: 'reset', when: 'before' },
    });
    await world.advance(20 * MINUTES);
    expect((await listed(world)).service).toMatchObject({
      state: 'silent',
      lastSeenAt: list.service.lastSeenAt,
    });
  });

  test('a connection that was inactive for long is not called stale at its activation', async () => {
    const { id } = await connect(world);
    const switched = async (active: boolean): Promise<void> => {
      const { version } = await detailOf(world, id);
      await asked(world, 'connection.setActive', { connectionId: id, version, active });
    };
    await switched(false);
    await world.advance(120 * MINUTES);
    await switched(true);
    expect(await detailOf(world, id)).toMatchObject({ status: 'Authorized', error: null });
  });

  test('the end of a secret is told ahead of time', async () => {
    const made = await withToken(world);
    const in20Days = new Date(world.clock.now() + 20 * 24 * 60 * MINUTES).toISOString().slice(0, 10);
    await stageToken(world, made.id, in20Days);
    await asked(world, 'authorisation.start', { connectionId: made.id, use: 'staged', returns: 'callback' });
    const ends = (await detailOf(world, made.id)).attention.find(({ kind }) => kind === 'secret-expires');
    expect(ends).toMatchObject({ level: 'info' });
    expect(ends?.at?.slice(0, 10)).toBe(in20Days);
  });
});
