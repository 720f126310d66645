import type { World } from '../../local/world';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import { adminOf, inlineWorld, MINUTES, pairsOf } from './rig';
import { connectTwo, linkTroubles } from './two-links';

let world: World;
let connectionId: string;
beforeEach(async () => {
  world = await inlineWorld({ sandbox: { seed: 6 } });
  connectionId = (await connectTwo(world)).id;
});
afterEach(() => world.stop());

async function changeBoth(name: string): Promise<void> {
  for (const project of ['prj-roadmap', 'prj-website']) {
    const task = world.sandbox.world.tasks(project)[0];
    if (task === undefined) throw new Error('No task');
    world.sandbox.world.editTask(task.id, { title: name });
  }
  await world.advance(12 * MINUTES);
}

function named(project: string, name: string): number {
  return world.jira.world.issuesOf(project).filter(({ summary }) => summary === name).length;
}

test('a project that the platform no longer has stops its own link, is said there, and comes back by itself', async () => {
  const mend = world.faults.add({
    match: ({ target, path }) => target === 'egress' && path.includes('prj-roadmap'),
    action: { kind: 'status', status: 404, body: { type: 'about:blank', title: 'Not found', status: 404 } },
  });
  world.sandbox.world.sendsWebhooks = false;
  await changeBoth('While one was gone');
  expect(named('OPS', 'While one was gone')).toBe(1);
  expect(named('ROAD', 'While one was gone')).toBe(0);
  expect(await adminOf(world).get(connectionId)).toMatchObject({ status: 'Authorized' });
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', 'PLATFORM_ITEM_GONE'],
    ['OPS', null],
  ]);
  mend();
  await world.advance(25 * MINUTES);
  expect(named('ROAD', 'While one was gone')).toBe(1);
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', null],
    ['OPS', null],
  ]);
});

test('a Jira project that the app may no longer see stops its own link, and nothing of it is taken for deleted', async () => {
  world.jira.world.changeProject('ROAD', { appAccess: false });
  await changeBoth('While hidden');
  await new JiraAsPerson(world.jira.program, 'acc-member').edit(
    [...pairsOf(world, 'OPS').values()].flat()[0] ?? '',
    { summary: 'From Jira' },
  );
  await world.advance(12 * MINUTES);
  expect(world.sandbox.world.tasks('prj-website').map(({ title }) => title)).toContain('From Jira');
  expect(await adminOf(world).get(connectionId)).toMatchObject({ status: 'Authorized' });
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', 'JIRA_FORBIDDEN'],
    ['OPS', null],
  ]);
  world.jira.world.changeProject('ROAD', { appAccess: true });
  await world.advance(45 * MINUTES);
  expect(named('ROAD', 'While hidden')).toBe(1);
  expect(await linkTroubles(world, connectionId)).toEqual([
    ['ROAD', null],
    ['OPS', null],
  ]);
});
