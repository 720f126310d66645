import { makeFirstConnection } from './seeding/first-connection';
import { needsInWorld } from './seeding/needs-in-world';
import { seedDemo } from './jira/seed';
import type { Handlers } from './host/inline-runtime';
import { createWorld, type World } from './world';

function freshApp(): Handlers {
  let loaded: Handlers = {};
  jest.isolateModules(() => {
    loaded = jest.requireActual<Handlers>('../src/index');
  });
  return loaded;
}

let world: World;

beforeEach(async () => {
  world = await createWorld({ mode: 'inline', loadModule: freshApp, sandbox: { seed: 20 } });
  await seedDemo(world.jira);
  await world.start();
});

afterEach(() => world.stop());

test('the real app, inline on a virtual clock, takes a platform project into Jira', async () => {
  await makeFirstConnection(needsInWorld(world));
  expect(world.jira.world.issuesOf('ROAD').filter(({ properties }) => 'planlink' in properties)).toHaveLength(
    20,
  );
  expect(world.recorder.notModelled).toEqual([]);
  expect(world.recorder.hostErrors).toEqual([]);
  expect(
    world.recorder.calls
      .filter(({ actor }) => actor.startsWith('user:'))
      .every(({ functionKey }) => functionKey.endsWith('resolver')),
  ).toBe(true);
}, 60_000);
