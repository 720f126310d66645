import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import { adminOf, connect, connectedWorld, inlineWorld, MINUTES, pairsOf, textDocument } from './rig';

let world: World;
afterEach(() => world.stop());

function pairAt(position: number): [task: string, issue: string] {
  const [task, [issue] = []] = [...pairsOf(world)][position] ?? [];
  if (task === undefined || issue === undefined) throw new Error(`There is no pair ${position}`);
  return [task, issue];
}

async function changeBothSides(): Promise<() => unknown> {
  const [task1, issue1] = pairAt(0);
  const [task2, issue2] = pairAt(1);
  const milo = new JiraAsPerson(world.jira.program, 'acc-member');
  await milo.edit(issue1, { summary: 'From Jira' });
  await milo.comment(issue1, textDocument('Said in Jira'));
  world.sandbox.world.editTask(task2, { title: 'From the platform', statusId: 'st-done' });
  world.sandbox.world.addComment(task2, '<p>Said on the platform</p>');
  world.sandbox.world.createTask({ title: 'New on the platform' });
  return () => ({
    titles: [world.sandbox.world.task(task1).title, world.jira.world.issue(issue2)?.summary],
    status: world.jira.world.issue(issue2)?.status.name,
    taskComments: world.sandbox.world.comments(task1).filter(({ body }) => body.includes('Said in Jira'))
      .length,
    issueComments: (world.jira.world.issue(issue2)?.comments ?? []).filter(({ body }) =>
      JSON.stringify(body).includes('Said on the platform'),
    ).length,
    madeOnce: world.jira.world.issuesOf('ROAD').filter(({ summary }) => summary === 'New on the platform')
      .length,
    tasks: world.sandbox.world.tasks().length,
    doubled: [...pairsOf(world).values()].filter((keys) => keys.length > 1).length,
  });
}

const expected = {
  titles: ['From Jira', 'From the platform'],
  status: 'Done',
  taskComments: 1,
  issueComments: 1,
  madeOnce: 1,
  tasks: 7,
  doubled: 0,
};

test('events and queue deliveries that come twice, late and out of order change nothing twice', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 6 } }));
  let turn = 0;
  world.faults.setDelivery(() => ({ copies: 2, delayMs: (turn++ % 3) * 20_000 }));
  const result = await changeBothSides();
  await world.advance(20 * MINUTES);
  expect(result()).toEqual(expected);
});

test('when no event and no webhook arrives at all, the schedule finds everything', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 6 } }));
  world.sandbox.world.sendsWebhooks = false;
  world.faults.setDelivery((kind) => ({
    copies: kind === 'queue' || kind === 'schedule' ? 1 : 0,
    delayMs: 0,
  }));
  const result = await changeBothSides();
  await world.advance(15 * MINUTES);
  expect(result()).toEqual(expected);
});

/** Every fifth call, in turn before and after; `KILL_STRIDE=1` takes them all (three minutes more). */
const STRIDE = Number(process.env['KILL_STRIDE'] ?? 5);

test('killed at calls all through the runs that carry changes, the next runs end where undisturbed ones end', async () => {
  const different: string[] = [];
  for (const when of ['before', 'after'] as const) {
    for (let atCall = when === 'before' ? 1 : 3, reached = true; reached; atCall += STRIDE) {
      ({ world } = await connectedWorld({ sandbox: { seed: 6 } }));
      await world.advance(10 * MINUTES);
      world.faults.killAt({ atCall, when, match: ({ functionKey }) => functionKey === 'on-sync' });
      const result = await changeBothSides();
      await world.advance(2 * MINUTES);
      reached = !world.faults.killPending;
      world.faults.clear();
      await world.advance(45 * MINUTES);
      if (JSON.stringify(result()) !== JSON.stringify(expected))
        different.push(`${when} call ${atCall}: ${JSON.stringify(result())}`);
      await world.stop();
    }
  }
  world = await inlineWorld();
  expect(different).toEqual([]);
}, 200_000);

test('a platform that asks for patience gets it: waiting is shown with its end, and costs nothing', async () => {
  const begun = await connectedWorld({ sandbox: { seed: 6 } });
  world = begun.world;
  const { id } = begun.connection;
  await world.advance(10 * MINUTES);
  world.sandbox.world.faults.refuseNext = { calls: 1, retryAfterSeconds: 600 };
  const result = await changeBothSides();
  await world.advance(30_000);
  expect(await adminOf(world).get(id)).toMatchObject({ status: 'Authorized', run: { state: 'waiting' } });
  const calls = world.recorder.calls.length;
  await world.advance(8 * MINUTES);
  expect(world.recorder.calls.slice(calls).filter(({ target }) => target === 'egress')).toEqual([]);
  await world.advance(20 * MINUTES);
  expect(result()).toEqual(expected);
});

test('a wall of the Jira quota is waited out, and the first sync goes on behind it', async () => {
  world = await inlineWorld({
    sandbox: { seed: 120 },
    jira: { quota: { pointsPerHour: 180, burst: { GET: 100, POST: 100, PUT: 50 }, perIssue: [] } },
  });
  // Enough for the administrator to link the projects, and not for their tasks.
  await expect(connect(world)).rejects.toThrow('connection.get');
  world.jira.world.setQuota({ pointsPerHour: 65_000 });
  await world.advance(130 * MINUTES);
  expect(pairsOf(world).size).toBe(120);
  expect([...pairsOf(world).values()].filter((keys) => keys.length > 1)).toEqual([]);
});

test('a comment that was under way when its worker was ended is not made again by the next one', async () => {
  const late: (() => Promise<Response>)[] = [];
  const begun = await connectedWorld({
    sandbox: { seed: 6 },
    wire: (to, program) => async (request) => {
      const isComment = request.method === 'POST' && new URL(request.url).pathname.endsWith('/comment');
      if (to !== 'jira' || !isComment || late.length > 0) return program(request);
      late.push(() => program(request));
      return Response.json({}, { status: 201 });
    },
  });
  world = begun.world;
  const [task, issue] = pairAt(1);
  world.faults.killAt({ atCall: 1, when: 'after', match: ({ path }) => path.endsWith('/comment') });
  world.sandbox.world.addComment(task, '<p>Said once</p>');
  await world.advance(MINUTES);
  const killed = world.recorder.invocations.find(({ result }) => result.kind === 'killed');
  const end = (killed?.startedAt ?? 0) + 5 * MINUTES;
  await world.advance(end - world.clock.now());
  const body = { kind: 'delta', connectionId: begun.connection.id, trigger: 'webhook' };
  await world.host.runConsumer('sync-consumer', { body });
  const said = (): number =>
    (world.jira.world.issue(issue)?.comments ?? []).filter(({ body: text }) =>
      JSON.stringify(text).includes('Said once'),
    ).length;
  const atTheEnd = said();
  await world.advance(3_000);
  await late[0]?.();
  await world.advance(10 * MINUTES);
  expect([late.length, atTheEnd, said()]).toEqual([1, 0, 1]);
});
