/** Copies of comments that somebody deleted on the side they were copied to. */
import type { World } from '../../local/world';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import { mapAs, roadmapMapping } from './mapped';
import { adminOf, call, connectedWorld, MINUTES, pairsOf, textDocument } from './rig';

let world: World;
let connectionId: string;
beforeEach(async () => {
  ({
    world,
    connection: { id: connectionId },
  } = await connectedWorld({ sandbox: { seed: 1 } }));
});
afterEach(() => world.stop());

test('a copy that is deleted in Jira stays away when its comment is edited or another is made, and no other is missing', async () => {
  const [[taskId, [key]] = ['', ['']]] = [...pairsOf(world)];
  const { sandbox, jira } = world;
  const inJira = () =>
    (jira.world.issue(key ?? '')?.comments ?? []).map((one) => ({
      id: one.id,
      text: JSON.stringify(one.body),
    }));
  const say = async (body: string): Promise<string> => {
    const { id } = sandbox.world.addComment(taskId, body);
    await world.advance(6 * MINUTES);
    return id;
  };
  const first = await say('<p>Said first</p>');
  await say('<p>Said second</p>');
  const [copy] = inJira();
  jira.world.deleteComment('acc-admin', key ?? '', copy?.id ?? '');
  await world.advance(6 * MINUTES);
  await say('<p>Said third</p>');
  sandbox.world.editComment(first, '<p>Said first and edited</p>');
  await world.advance(6 * MINUTES);
  expect(inJira().map(({ text }) => text)).toEqual([
    expect.stringContaining('Said second'),
    expect.stringContaining('Said third'),
  ]);
});

test('comments that were made while none were copied to Jira get their copies once they are, one deleted there or not', async () => {
  const [[taskId, [key]] = ['', ['']]] = [...pairsOf(world)];
  const [linkId = ''] = (await adminOf(world).get(connectionId)).links.map(({ id }) => id);
  const texts = () => JSON.stringify(world.jira.world.issue(key ?? '')?.comments.map(({ body }) => body));
  await mapAs(world, linkId, { ...roadmapMapping, comments: 'to-platform' });
  await world.advance(MINUTES);
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  await milo.comment(key ?? '', textDocument('Said in Jira'));
  world.sandbox.world.addComment(taskId, '<p>Not copied yet</p>');
  await world.advance(6 * MINUTES);
  expect(texts()).not.toContain('Not copied yet');
  await mapAs(world, linkId, { ...roadmapMapping, comments: 'both' });
  await world.advance(6 * MINUTES);
  const [own] = world.jira.world.issue(key ?? '')?.comments ?? [];
  world.jira.world.deleteComment('acc-member', key ?? '', own?.id ?? '');
  await world.advance(6 * MINUTES);
  expect(texts()).toContain('Not copied yet');
});

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
