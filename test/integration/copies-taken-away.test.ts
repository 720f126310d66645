/** Copies of comments that somebody deleted on the side they were copied to. */
import type { World } from '../../local/world';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import { call, connectedWorld, MINUTES, pairsOf, textDocument } from './rig';

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 1 } }));
});
afterEach(() => world.stop());

test('a copy that is deleted on the platform stays away, and its pair goes on', async () => {
  const [[taskId, [key]] = ['', ['']]] = [...pairsOf(world)];
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  const onPlatform = () => world.sandbox.world.comments(taskId).map(({ body }) => body);
  const say = async (text: string): Promise<void> => {
    await milo.comment(key ?? '', textDocument(text));
    await world.advance(12 * MINUTES);
  };
  await say('Said in Jira');
  const [copy] = world.sandbox.world.comments(taskId);
  world.sandbox.world.deleteComment(copy?.id ?? '');
  await world.advance(12 * MINUTES);
  await say('Said later');
  expect(onPlatform()).toEqual([expect.stringContaining('Said later')]);
  const failures = await call(world, 'admin', 'failures.list', { connectionId });
  expect(failures.ok ? failures.data['items'] : failures).toEqual([]);
});
