import { makeFirstConnection } from './seeding/first-connection';
import { byConsent } from './seeding/ways-in';
import { AdminAtWork } from './seeding/admin-at-work';
import { BrowserlessPerson } from './seeding/browserless-person';
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
  const admin = new AdminAtWork((functionKey, payload) =>
    world.host.invokeResolver({ moduleKey: 'admin', functionKey, payload, accountId: 'acc-admin' }),
  );
  const { sandbox, host, installation, internet } = world;
  await makeFirstConnection({
    admin,
    person: new BrowserlessPerson((request) => internet.fetch(request)),
    platformAddress: sandbox.publicOrigin,
    approveHost: (domain) =>
      host.egressApprovals.egressSet(installation.id, {
        egresses: [
          {
            key: 'platform',
            description: 'Platform',
            configured: [{ domain, type: ['FETCH_BACKEND_SIDE'] }],
          },
        ],
      }),
    wayIn: byConsent((redirectUri) => sandbox.world.registerClient({ redirectUri })),
    jiraProjectKey: 'ROAD',
    platformProjectName: 'Roadmap',
    say: () => undefined,
    wait: (milliseconds) => world.advance(milliseconds),
  });
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
