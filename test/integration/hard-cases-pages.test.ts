import * as z from 'zod';
import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import {
  adminOf,
  call,
  connect,
  connectedWorld,
  connectWithoutSync,
  inlineWorld,
  MINUTES,
  pairsOf,
} from './rig';

let world: World;
afterEach(() => world.stop());

const SECOND = 1_000;

async function untilQuiet(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) await world.advance(MINUTES);
}

function doubled(): readonly string[] {
  return [...pairsOf(world)].filter(([, issues]) => issues.length > 1).map(([task]) => task);
}

test('a block of one stamp that is larger than a page is taken over whole, once each', async () => {
  world = await inlineWorld({ sandbox: { seed: 3 } });
  await connect(world);
  world.sandbox.world.createTasks(230);
  await untilQuiet(12);
  expect(pairsOf(world).size).toBe(233);
  expect(doubled()).toEqual([]);
});

test('with the platform’s clock an hour ahead, and then an hour behind, changes of both sides arrive', async () => {
  world = await inlineWorld({ sandbox: { seed: 4 } });
  await connect(world);
  for (const [turn, skew] of [60 * MINUTES, -60 * MINUTES].entries()) {
    world.sandbox.world.faults.clockSkewMs = skew;
    const [task, [issue] = []] = [...pairsOf(world)][turn] ?? [];
    const [other, [otherIssue] = []] = [...pairsOf(world)][turn + 2] ?? [];
    if (task === undefined || issue === undefined || other === undefined || otherIssue === undefined)
      throw new Error('Too few pairs');
    world.sandbox.world.editTask(task, { title: `On the platform ${turn}` });
    await new JiraAsPerson(world.jira.program, 'acc-member').edit(otherIssue, { summary: `In Jira ${turn}` });
    await untilQuiet(12);
    expect(world.jira.world.issue(issue)?.summary).toBe(`On the platform ${turn}`);
    expect(world.sandbox.world.task(other).title).toBe(`In Jira ${turn}`);
  }
});

test('a page that never comes in time is asked for in parts, and all of its tasks arrive', async () => {
  world = await inlineWorld({ sandbox: { seed: 120 } });
  const { id } = await connectWithoutSync(world);
  const slow = world.sandbox.world.tasks()[60]?.id ?? '';
  world.sandbox.world.faults.slowPage = { taskId: slow, fromTasks: 20 };
  await adminOf(world).syncNow(id);
  await untilQuiet(20);
  expect(pairsOf(world).size).toBe(120);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized' });
});

test.each([
  ['in the middle', 10],
  ['first of all, before any cursor', 0],
])(
  'a task that cannot be read, %s, is passed over and shown; what comes behind it arrives',
  async (_, place) => {
    world = await inlineWorld({ sandbox: { seed: 30 } });
    const { id } = await connectWithoutSync(world);
    const slow = world.sandbox.world.tasks()[place]?.id ?? '';
    world.sandbox.world.faults.slowPage = { taskId: slow, fromTasks: 1 };
    await adminOf(world).syncNow(id);
    await untilQuiet(30);
    const pairs = pairsOf(world);
    expect(pairs.has(slow)).toBe(false);
    expect(pairs.size).toBe(29);
    expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized', openFailures: 1 });
  },
);

test('of several projects the one whose task cannot be read is said to have failed', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 5 } });
  world = begun.world;
  const { id } = begun.connection;
  await adminOf(world).link(await adminOf(world).get(id), '10001', 'prj-website', 'new');
  await untilQuiet(6);
  const { links } = await adminOf(world).get(id);
  const { sandbox } = world;
  const slow = sandbox.world.createTask({ title: 'Cannot be read' }, 'prj-website');
  sandbox.world.faults.slowPage = { taskId: slow.id, fromTasks: 1 };
  const other = sandbox.world.createTask({ title: 'Can be read' });
  await untilQuiet(30);
  expect([...pairsOf(world).keys()]).toContain(other.id);
  const answer = await call(world, 'admin', 'failures.list', { connectionId: id });
  const { items } = z
    .object({ items: z.array(z.object({ severity: z.string(), linkId: z.string() })) })
    .parse(answer.ok ? answer.data : answer);
  const concerned = items.filter(({ severity }) => severity === 'failure').map(({ linkId }) => linkId);
  expect(concerned).toHaveLength(1);
  expect(concerned).toEqual([links.find(({ jiraProjectId }) => jiraProjectId === '10001')?.id]);
});

test('what a pass has done before it runs out of time at a page is counted and told as any other', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 5 } });
  world = begun.world;
  const { id } = begun.connection;
  await untilQuiet(6);
  const before = await adminOf(world).get(id);
  const { sandbox, faults } = world;
  sandbox.world.sendsWebhooks = false;
  const [slow = ''] = pairsOf(world).keys();
  sandbox.world.editTask(slow, { title: 'Cannot be read' });
  sandbox.world.faults.slowPage = { taskId: slow, fromTasks: 1 };
  sandbox.world.sendsWebhooks = true;
  // What is named is made first, and storage is so slow then that no time is left for a page in parts.
  const made = sandbox.world.createTask({ title: 'Named by an event' });
  faults.add({
    match: ({ target, functionKey }) => target === 'kvs' && functionKey === 'on-sync',
    action: { kind: 'latency', ms: 22 * SECOND },
    times: 11,
  });
  await world.advance(SECOND);
  await adminOf(world).syncNow(id);
  await untilQuiet(5);
  sandbox.world.faults.slowPage = null;
  await untilQuiet(5);
  expect([...pairsOf(world).keys()]).toContain(made.id);
  const after = await adminOf(world).get(id);
  expect(after.links[0]?.linkedItems).toBe((before.links[0]?.linkedItems ?? 0) + 1);
  const answer = await call(world, 'admin', 'connection.get', { connectionId: id });
  const runs = z
    .array(z.object({ created: z.number(), outcome: z.string() }))
    .parse(answer.ok ? answer.data['runs'] : []);
  expect(runs).toContainEqual({ created: 1, outcome: 'waiting' });
  expect(runs.reduce((sum, { created }) => sum + created, 0)).toBe(6);
});

test.each([
  ['at the first place', 0],
  ['in the middle', 15],
])('a task whose every change fails %s keeps no other waiting', async (_, place) => {
  world = await inlineWorld({ sandbox: { seed: 30 } });
  const { id } = await connect(world);
  const pairs = [...pairsOf(world)];
  const bad = pairs[place]?.[0] ?? '';
  world.sandbox.world.faults.failingTasks = new Map([[bad, 'unavailable']]);
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  for (const [, [issue = '']] of pairs) await milo.edit(issue, { summary: `New name of ${issue}` });
  await world.advance(30 * SECOND);
  await untilQuiet(14);
  const late = pairs.filter(
    ([task, [issue]]) => world.sandbox.world.task(task).title !== `New name of ${issue}`,
  );
  expect(late.map(([task]) => task)).toEqual([bad]);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized' });
});
