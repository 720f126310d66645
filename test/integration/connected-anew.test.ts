import type { World } from '../../local/world';
import { adminOf, call, codeOf, connect, connectedWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

test('LA12b a connection that was deleted and made anew finds its pairs again: no task gets a second issue', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 7 } });
  world = begun.world;
  const first = begun.connection;
  const before = pairsOf(world);
  const { version, name } = await adminOf(world).get(first.id);
  const gone = await call(world, 'admin', 'connection.delete', { connectionId: first.id, version, name });
  expect(codeOf(gone)).toBe('ok');
  await world.advance(2 * 60 * MINUTES);

  const second = await connect(world);
  expect(second.id).not.toBe(first.id);
  await world.advance(12 * MINUTES);
  expect(pairsOf(world)).toEqual(before);

  const [[taskId, [issueKey]]] = [...before] as [[string, string[]]];
  world.sandbox.world.editTask(taskId, { title: 'By the new connection' });
  await world.advance(12 * MINUTES);
  expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('By the new connection');
  expect(pairsOf(world)).toEqual(before);
});
