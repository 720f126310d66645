import { JiraAsPerson } from '../../local/shell/jira-as-person';
import type { World } from '../../local/world';
import {
  adminOf,
  call,
  connectedWorld,
  connectWithoutSync,
  inlineWorld,
  MINUTES,
  pairsOf,
  textDocument,
} from './rig';

let world: World;
afterEach(() => world.stop());

const SECOND = 1_000;
const milo = (): JiraAsPerson => new JiraAsPerson(world.jira.program, 'acc-member');
const passes = (): number => world.host.meters.ofFunction('on-sync').invocations;

function issues(): readonly string[] {
  return [...pairsOf(world).values()].flat();
}

function taskOf(issue: string): string {
  const found = [...pairsOf(world)].find(([, keys]) => keys.includes(issue));
  return found === undefined ? '' : world.sandbox.world.task(found[0]).title;
}

test('an edit in Jira is on the platform within seconds, after one hop of the queue', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 4 } }));
  await world.advance(10 * MINUTES);
  const [issue = ''] = issues();
  world.host.meters.reset();
  await milo().edit(issue, { summary: 'Quick' });
  await world.advance(4 * SECOND);
  expect(taskOf(issue)).toBe('Quick');
  expect(passes()).toBe(1);
});

test('eighty edits of one issue, and one edit of each of many, are few passes, and the last word counts', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 40 } }));
  await world.advance(10 * MINUTES);
  const [first = ''] = issues();
  world.host.meters.reset();
  for (let edit = 1; edit <= 80; edit += 1) {
    await milo().edit(first, { summary: `Word ${edit}` });
    await world.advance(250);
  }
  await world.advance(10 * SECOND);
  expect(taskOf(first)).toBe('Word 80');
  expect(passes()).toBeLessThanOrEqual(6);
  const reads = world.host.meters.ofFunction('issue-event').kvsReads;
  expect(reads).toBeLessThanOrEqual(200);
  world.host.meters.reset();
  for (const issue of issues()) await milo().edit(issue, { summary: `New ${issue}` });
  await world.advance(20 * SECOND);
  expect(issues().filter((issue) => taskOf(issue) !== `New ${issue}`)).toEqual([]);
  expect(passes()).toBeLessThanOrEqual(3);
});

test('what is named while a pass is at work has its own turn', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 4 } }));
  await world.advance(10 * MINUTES);
  const [issue = ''] = issues();
  world.faults.setLatency('egress', 2 * SECOND);
  for (let edit = 1; edit <= 12; edit += 1) {
    await milo().edit(issue, { summary: `Turn ${edit}` });
    await world.advance(SECOND);
  }
  await world.advance(40 * SECOND);
  expect(taskOf(issue)).toBe('Turn 12');
});

/** Does something while a first sync of 260 is making its issues, fifty at a time, before the call of that number. */
async function duringFirstSync(
  at: number,
  meanwhile: (connectionId: string) => Promise<void>,
  seen: (call: number) => void,
): Promise<void> {
  let calls = 0;
  let connectionId = '';
  world = await inlineWorld({
    sandbox: { seed: 260 },
    wire: (to, program) => async (request) => {
      if (to === 'jira' && new URL(request.url).pathname.endsWith('/issue/bulk')) {
        calls += 1;
        if (calls === at) await meanwhile(connectionId);
        seen(calls);
      }
      return program(request);
    },
  });
  connectionId = (await connectWithoutSync(world)).id;
  world.faults.setLatency('jira', 900);
  await adminOf(world).syncNow(connectionId);
  await world.advance(10 * MINUTES);
  expect(pairsOf(world).size).toBe(260);
}

test('an edit during a first sync of hundreds is carried over between two of its pages', async () => {
  let issue = '';
  let arrivedAt = 0;
  await duringFirstSync(
    2,
    async () => {
      [issue = ''] = issues();
      await milo().edit(issue, { summary: 'In the middle' });
      const { id } = world.jira.world.issue(issue) ?? { id: '' };
      const event = {
        eventType: 'avi:jira:updated:issue',
        issue: { id, fields: { project: { id: '10000' } } },
      };
      await world.host.deliver('issue-event', 'issue-events', 'trigger', event, {
        installationId: world.installation.id,
      });
    },
    (call) => {
      if (arrivedAt === 0 && issue !== '' && taskOf(issue) === 'In the middle') arrivedAt = call;
    },
  );
  expect(arrivedAt).toBeGreaterThan(2);
  expect(arrivedAt).toBeLessThanOrEqual(6);
});

test('who asks for something during a first sync is told to come back soon, and the first sync makes way', async () => {
  const ended: number[] = [];
  await duringFirstSync(
    2,
    async (connectionId) => {
      const body = { kind: 'delta', connectionId, trigger: 'person' };
      const result = await world.host.deliver(
        'on-sync',
        'sync-consumer',
        'consumer',
        { body },
        {
          installationId: world.installation.id,
        },
      );
      expect(result).toMatchObject({ body: { _retry: true, retryOptions: { retryAfter: 5 } } });
    },
    () => ended.push(passes()),
  );
  // The call that was turned away, and the pass that made way.
  expect((ended.at(-1) ?? 0) - (ended[0] ?? 0)).toBeGreaterThanOrEqual(2);
});

test('fifty comments on one task are copied in one go, within the limit of writes to an issue', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 2 } }));
  await world.advance(10 * MINUTES);
  const [[task, [issue = '']] = ['', []]] = [...pairsOf(world)];
  const before = world.jira.world.issue(issue)?.comments.length ?? 0;
  for (let count = 0; count < 50; count += 1) world.sandbox.world.addComment(task, `<p>Remark ${count}</p>`);
  await world.advance(2 * MINUTES);
  expect(world.jira.world.issue(issue)?.comments.length).toBe(before + 50);
  await milo().comment(issue, textDocument('And one back'));
  await world.advance(MINUTES);
  expect(world.sandbox.world.comments(task).filter(({ body }) => body.includes('And one back'))).toHaveLength(
    1,
  );
});

test('a first sync leaves a fifth of Jira’s points to others, says when it goes on, and lets what is edited pass', async () => {
  world = await inlineWorld({ sandbox: { seed: 450 } });
  // Most of the hour's points are gone already: the app's other customers have had them.
  while (world.jira.world.usedPoints < 800) {
    for (let call = 0; call < 50; call += 1)
      await world.jira.program(
        new Request('https://jira.example/rest/api/3/serverInfo', { headers: { 'x-twin-actor': 'app' } }),
      );
    await world.advance(SECOND);
  }
  world.jira.world.setQuota({ pointsPerHour: 1200 });
  const { id } = await connectWithoutSync(world);
  await adminOf(world).syncNow(id);
  await world.advance(5 * MINUTES);
  const shown = await call(world, 'admin', 'connection.get', { connectionId: id });
  expect(shown).toMatchObject({
    data: { status: 'Authorized', run: { state: 'waiting' }, quota: { budget: 10_000 }, queued: 0 },
  });
  const made = pairsOf(world).size;
  expect(made).toBeGreaterThan(50);
  expect(made).toBeLessThan(450);
  expect(world.jira.world.usedPoints).toBeLessThan(1200);
  const [issue = ''] = issues();
  await milo().edit(issue, { summary: 'Meanwhile' });
  await world.advance(10 * SECOND);
  expect(taskOf(issue)).toBe('Meanwhile');
  world.jira.world.setQuota({ pointsPerHour: 65_000 });
  await world.advance(65 * MINUTES);
  expect(pairsOf(world).size).toBe(450);
});

test('a webhook that finds storage out of order is not taken for a replay when it is sent again', async () => {
  ({ world } = await connectedWorld({ sandbox: { seed: 2 } }));
  await world.advance(10 * MINUTES);
  const [[taskId, [issueKey]] = ['', ['']]] = [...pairsOf(world)];
  world.faults.add({
    match: ({ target, path, functionKey }) =>
      target === 'kvs' && path.endsWith('/transaction') && functionKey === 'inbound-webhook',
    action: { kind: 'status', status: 500 },
    times: 1,
  });
  world.sandbox.world.editTask(taskId, { title: 'Told twice' });
  await world.advance(20 * SECOND);
  const [delivery] = world.sandbox.world.deliveries().slice(-1);
  expect(delivery).toMatchObject({ taskIds: [taskId], attempts: 2, status: 202 });
  expect(world.jira.world.issue(issueKey ?? '')?.summary).toBe('Told twice');
});
