import type { Connection } from '../../local/seeding/admin-at-work';
import type { World } from '../../local/world';
import { adminOf, call, codeOf, connectedWorld, inlineWorld, MINUTES, pairsOf } from './rig';

let world: World;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 4 } });
});
afterEach(() => world.stop());

/** For what begins behind the set-up: a connected world takes the place of the new one. */
async function connected(): Promise<Connection> {
  await world.stop();
  const begun = await connectedWorld({ sandbox: { seed: 4 } });
  world = begun.world;
  return begun.connection;
}

/** Does something while the app waits for the answer to a call of the worker, and lets that call be refused. */
function duringNextWork(deed: () => Promise<void>): void {
  const { publicOrigin, program } = world.sandbox;
  let armed = true;
  world.internet.register(publicOrigin, async (request) => {
    if (!armed || !request.url.includes('/api/v1/tasks')) return program(request);
    armed = false;
    world.sandbox.world.revokeGrants();
    await deed();
    return program(request);
  });
}

test('a refusal of the old grant that arrives after a reauthorisation does not end the new one', async () => {
  const { id } = await connected();
  const [taskId = '', [issueKey = ''] = []] = [...pairsOf(world)][0] ?? [];
  duringNextWork(async () => {
    const { token } = world.sandbox.world.issuePersonalToken();
    await adminOf(world).stage(id, { method: 'pat', token });
    expect(await adminOf(world).startAuthorisation(id)).toBeNull();
  });
  world.sandbox.world.editTask(taskId, { title: 'Arrives with the new grant' });
  await world.advance(6 * MINUTES);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized', error: null });
  expect(world.jira.world.issue(issueKey)?.summary).toBe('Arrives with the new grant');
});

test('a refusal that arrives after the connection was disconnected changes nothing about it', async () => {
  const { id } = await connected();
  const [taskId = ''] = pairsOf(world).keys();
  duringNextWork(async () => {
    const { version } = await adminOf(world).get(id);
    const answer = await call(world, 'admin', 'connection.disconnect', { connectionId: id, version });
    expect(codeOf(answer)).toBe('ok');
  });
  world.sandbox.world.editTask(taskId, { title: 'Never arrives' });
  await world.advance(6 * MINUTES);
  expect(await adminOf(world).get(id)).toMatchObject({
    status: 'Unauthorized',
    error: { code: 'DISCONNECTED' },
  });
});
