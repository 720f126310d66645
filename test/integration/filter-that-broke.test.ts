/** A filter that was right when it was saved, and names something that is gone. */
import type { World } from '../../local/world';
import { mapAs, roadmapMapping } from './mapped';
import { adminOf, call, codeOf, MINUTES, worldsAfter } from './rig';
import { connectTwo, linkTroubles } from './two-links';

let world: World;
let connectionId: string;
let linkId: string;

const withTwoLinks = worldsAfter(async (first) => {
  const { id, links } = await connectTwo(first);
  await first.advance(10 * MINUTES);
  return { connectionId: id, linkId: links[0]?.id ?? '' };
});
beforeEach(async () => {
  ({
    world,
    begun: { connectionId, linkId },
  } = await withTwoLinks({ sandbox: { seed: 3 } }));
});
afterEach(() => world.stop());

const issuesNamed = (project: string, name: string) =>
  world.jira.world.issuesOf(project).filter(({ summary }) => summary === name).length;

test('stops new pairs of its own project link alone, is said there, and is over with the next mapping', async () => {
  await mapAs(world, linkId, {
    ...roadmapMapping,
    filter: { jira: null, platform: 'nothing of the kind (' },
  });
  world.sandbox.world.sendsWebhooks = false;
  world.sandbox.world.createTask({ title: 'New at home' });
  world.sandbox.world.createTask({ title: 'New elsewhere' }, 'prj-website');
  await world.advance(12 * MINUTES);
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', 'PLATFORM_FILTER_REFUSED'],
    ['OPS', null],
  ]);
  expect(await adminOf(world).get(connectionId)).toMatchObject({ status: 'Authorized' });
  expect(issuesNamed('OPS', 'New elsewhere')).toBe(1);
  expect(issuesNamed('ROAD', 'New at home')).toBe(0);
  const { version } = await adminOf(world).get(connectionId);
  const save = { connectionId, version, linkId, createTasks: 'new', mapping: roadmapMapping };
  const saved = await call(world, 'admin', 'link.update', save);
  expect(codeOf(saved)).toBe('ok');
  await world.advance(2 * MINUTES);
  expect(issuesNamed('ROAD', 'New at home')).toBe(1);
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', null],
    ['OPS', null],
  ]);
});
