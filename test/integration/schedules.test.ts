import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, connect, connectedWorld, inlineWorld, MINUTES } from './rig';

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

test('a number of linked items that a dying worker left wrong is counted afresh by the daily schedule', async () => {
  const { id } = await connected();
  const linked = async () => (await adminOf(world).get(id)).links[0]?.linkedItems;
  expect(await linked()).toBe(12);
  const task = world.sandbox.world.createTask({ title: 'Thirteenth' });
  // Dies after the pair is recorded and before the number is.
  world.faults.killAt({
    atCall: 1,
    when: 'after',
    match: ({ target, functionKey, path }) =>
      functionKey === 'on-sync' && target === 'kvs' && path.endsWith('/batch/set'),
  });
  await world.advance(30 * MINUTES);
  expect(world.sandbox.world.task(task.id).title).toBe('Thirteenth');
  expect(await linked()).toBe(12);
  await world.host.runSchedule('daily');
  expect(await linked()).toBe(13);
});

test('a webhook that could not be made is made by the hourly schedule, and follows a new address', async () => {
  const withdraw = world.faults.add({
    match: ({ target, method, path }) =>
      target === 'egress' && method === 'POST' && path.includes('/webhooks'),
    action: { kind: 'status', status: 503 },
  });
  await connect(world);
  expect(world.sandbox.world.webhooks()).toHaveLength(0);
  withdraw();
  await world.host.runSchedule('hourly');
  expect(world.sandbox.world.webhooks()).toHaveLength(1);
  world.serveWebTriggersAt('https://moved.webtrigger.example');
  await world.host.runSchedule('hourly');
  expect(world.sandbox.world.webhooks().map(({ url }) => new URL(url).origin)).toEqual([
    'https://moved.webtrigger.example',
  ]);
});

test('before the app is removed, the platform forgets the webhook', async () => {
  await connected();
  expect(world.sandbox.world.webhooks()).toHaveLength(1);
  await world.host.preUninstall();
  expect(world.sandbox.world.webhooks()).toHaveLength(0);
});

test('nobody looked after the connection for a quarter of an hour: it says so itself, and heals', async () => {
  const { id } = await connected();
  world.faults.add({
    match: ({ functionKey }) => functionKey === 'every-five-minutes',
    action: { kind: 'reset', when: 'before' },
    times: 5,
  });
  await world.advance(21 * MINUTES);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Interrupted', error: { code: 'RUN_STALE' } });
  await world.advance(15 * MINUTES);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized', error: null });
});
