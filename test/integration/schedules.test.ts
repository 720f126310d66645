import * as z from 'zod';
import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, call, connect, connectedWorld, inlineWorld, MINUTES, pairsOf } from './rig';

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

test('what the daily count has no time for comes first the next day, and nothing waits for a count that takes long', async () => {
  const first = await connected();
  // The next one has the same name.
  const { version } = await adminOf(world).get(first.id);
  await call(world, 'admin', 'connection.update', { connectionId: first.id, version, name: 'The first' });
  const second = await connect(world, 'OPS', 'Website relaunch');
  await world.advance(MINUTES);
  const ids = [first.id, second.id];
  const linked = async () =>
    Promise.all(ids.map(async (id) => (await adminOf(world).get(id)).links[0]?.linkedItems));
  const right = await linked();
  const queries = () =>
    world.recorder.calls.filter(
      ({ functionKey, path }) => functionKey === 'every-day' && path.endsWith('/entity/query'),
    ).length;
  await world.host.runSchedule('daily');
  const before = queries() - 6;
  for (const id of ids) await miscount(world, id);
  expect(await linked()).toEqual([999, 999]);
  // Three queries a link, and 55 seconds for the whole run.
  const slow = () =>
    world.faults.add({
      match: ({ functionKey, path }) => functionKey === 'every-day' && path.endsWith('/entity/query'),
      action: { kind: 'latency', ms: 12_000 },
      skip: before,
    });
  const withdraw = slow();
  await world.host.runSchedule('daily');
  expect(await linked()).toEqual([right[0], 999]);
  const title = 'Made while nothing is being counted';
  const { id } = world.sandbox.world.createTask({ title });
  await world.advance(MINUTES / 4);
  expect([...pairsOf(world).keys()]).toContain(id);

  withdraw();
  slow();
  await world.host.runSchedule('daily');
  expect((await linked())[1]).toBe(right[1]);
});

/** Has the number of linked items wrong, as a dying worker may leave it. */
async function miscount(at: World, connectionId: string): Promise<void> {
  const scope = {
    installationId: at.installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const place = { entityName: 'record', key: `progress:${connectionId}` };
  const { kvs } = at.host.services;
  const read = await kvs.handle('/api/v1/entity/get', place, scope);
  const { value } = z.object({ value: z.object({ v: z.number(), doc: z.string() }) }).parse(read.body);
  const progress = z.looseObject({ linked: z.record(z.string(), z.number()) }).parse(JSON.parse(value.doc));
  const linked = Object.fromEntries(Object.keys(progress.linked).map((id) => [id, 999]));
  const doc = JSON.stringify({ ...progress, linked });
  const { status } = await kvs.handle('/api/v1/entity/set', { ...place, value: { ...value, doc } }, scope);
  if (status >= 300) throw new Error(`The number could not be changed: ${status}`);
}

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
