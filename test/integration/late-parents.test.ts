import type { World } from '../../local/world';
import { mapAs, roadmapMapping } from './mapped';
import { connectWithoutSync, inlineWorld, MINUTES, pairsOf } from './rig';

let world: World;
afterEach(() => world.stop());

const HOURS = 60 * MINUTES;

function issueOf(taskId: string) {
  const [key = ''] = pairsOf(world).get(taskId) ?? [];
  return world.jira.world.issue(key);
}

test('a child whose parent is linked long after the last of its tries gets the parent within minutes', async () => {
  world = await inlineWorld({ sandbox: { seed: 0 } });
  const { links } = await connectWithoutSync(world);
  const filter = { jira: null, platform: 'label:sync' };
  await mapAs(world, links[0]?.id ?? '', { ...roadmapMapping, filter });
  await world.advance(6 * MINUTES);
  const platform = world.sandbox.world;
  const feature = platform.createTask({ title: 'A feature', typeId: 'ty-feature' });
  const story = platform.createTask({
    title: 'A story',
    typeId: 'ty-story',
    parentId: feature.id,
    labels: ['sync'],
  });
  await world.advance(14 * HOURS);
  expect(issueOf(story.id)).toMatchObject({ summary: 'A story', parentKey: null });
  expect(issueOf(feature.id)).toBeUndefined();
  platform.editTask(feature.id, { labels: ['sync'] });
  await world.advance(12 * MINUTES);
  expect(issueOf(story.id)?.parentKey).toBe(issueOf(feature.id)?.key);
  expect(issueOf(feature.id)).toBeDefined();
});
