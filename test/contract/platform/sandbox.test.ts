import * as z from 'zod';
import { createSandbox } from '../../../local/platform';
import { Specification } from './specification';
import { stage, start, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const body = async (answer: Promise<Response>): Promise<Record<string, unknown>> =>
  z.record(z.string(), z.unknown()).parse(await (await answer).json());
const secret = 'x'.repeat(24);

test('each operation answers as described', async () => {
  const { id } = await body(
    on.call('POST', '/tasks', { projectId: 'prj-roadmap', title: 'A' }, { 'idempotency-key': 'a' }),
  );
  const task = `/tasks/${String(id)}`;
  const comment = await body(
    on.call('POST', `${task}/comments`, { body: '<p>x</p>' }, { 'idempotency-key': 'c' }),
  );
  expect(comment['authorName']).toBe('Paula Planner');
  const commentPath = `${task}/comments/${String(comment['id'])}`;
  const hook = await body(
    on.call('POST', '/webhooks', { url: 'https://hooks.example/a', projectIds: ['prj-roadmap'], secret }),
  );
  expect(hook['secret']).toBeUndefined();
  const calls: [string, string, unknown, Record<string, string>, number][] = [
    ['GET', '/me', undefined, {}, 200],
    ['GET', '/workspaces', undefined, {}, 200],
    ['GET', '/workspaces/wsp-product/projects', undefined, {}, 200],
    ['GET', '/projects/prj-datacentre', undefined, {}, 200],
    ['GET', '/users?limit=3', undefined, {}, 200],
    ['GET', '/tasks?projectIds=prj-roadmap,prj-website', undefined, {}, 200],
    ['GET', `/tasks/batch?ids=${String(id)}`, undefined, {}, 200],
    ['POST', '/tasks/matches', { projectId: 'prj-roadmap', filter: 'label:x', ids: [id] }, {}, 200],
    ['POST', '/tasks/matches', { projectId: 'prj-roadmap', filter: 'colour:red', ids: [] }, {}, 400],
    ['POST', '/tasks/matches', { projectId: 'prj-nowhere', filter: '', ids: [] }, {}, 404],
    ['GET', task, undefined, {}, 200],
    ['PATCH', task, { title: 'B' }, { 'if-match': '"2"' }, 200],
    ['PATCH', task, { title: 'C' }, { 'if-match': '"2"' }, 412],
    ['PATCH', task, { title: 'C' }, {}, 428],
    ['PATCH', task, { title: 'C' }, { 'if-match': '2' }, 400],
    ['PATCH', task, { colour: 'red' }, { 'if-match': '"3"' }, 422],
    ['PATCH', task, { statusId: 'st-closed' }, { 'if-match': '"3"' }, 422],
    ['PATCH', task, { assigneeId: 'usr-kim' }, { 'if-match': '"3"' }, 422],
    ['PATCH', task, { title: 'C' }, { 'if-match': '"3"', 'content-type': 'application/json' }, 415],
    ['POST', '/tasks', { projectId: 'prj-roadmap', title: 'A' }, {}, 400],
    [
      'POST',
      '/tasks',
      { projectId: 'prj-roadmap', title: 'A', description: 'x'.repeat(1_100_000) },
      { 'idempotency-key': 'b' },
      413,
    ],
    ['GET', `${task}/comments`, undefined, {}, 200],
    ['PATCH', commentPath, { body: '<p>y</p>' }, {}, 200],
    ['DELETE', commentPath, undefined, {}, 204],
    ['DELETE', commentPath, undefined, {}, 404],
    ['POST', `${task}/comments`, { body: '<p>x</p>' }, { 'idempotency-key': 'c' }, 404],
    ['GET', '/webhooks', undefined, {}, 200],
    [
      'PUT',
      '/webhooks/whk-000001',
      { url: 'http://127.0.0.1:8080/x1/a', projectIds: ['prj-website'], secret },
      {},
      200,
    ],
    [
      'PUT',
      '/webhooks/whk-000001',
      { url: 'http://hooks.example/a', projectIds: ['prj-website'], secret },
      {},
      422,
    ],
    [
      'PUT',
      '/webhooks/whk-000001',
      { url: 'https://hooks.example/a', projectIds: ['prj-nowhere'], secret },
      {},
      422,
    ],
    ['DELETE', '/webhooks/whk-000001', undefined, {}, 204],
    ['DELETE', '/webhooks/whk-000001', undefined, {}, 404],
    ['DELETE', task, undefined, {}, 204],
    ['DELETE', task, undefined, {}, 204],
    ['GET', task, undefined, {}, 200],
    ['PATCH', task, { title: 'C' }, { 'if-match': '"6"' }, 404],
    ['GET', '/tasks?projectIds=prj-roadmap&colour=red', undefined, {}, 400],
    ['GET', '/tasks?projectIds=prj-roadmap&afterId=tsk-000001', undefined, {}, 400],
    ['GET', '/tasks', undefined, {}, 400],
    ['GET', '/everything', undefined, {}, 404],
    ['PUT', '/tasks', {}, {}, 405],
    ['GET', '/me', undefined, { authorization: 'Bearer nonsense' }, 401],
  ];
  for (const [method, path, sent, headers, status] of calls) {
    const answer = await on.call(method, path, sent, headers);
    expect([method, path, answer.status]).toEqual([method, path, status]);
  }
  const all = new Specification().operations().map((operation) => operation.id);
  expect([...on.traffic.seen.keys()].sort()).toEqual(all.sort());
});

test('a client sees its own webhooks only', async () => {
  await on.call('POST', '/webhooks', { url: 'https://hooks.example/a', projectIds: ['prj-roadmap'], secret });
  const other = await on.sandbox.world.registerClient({ redirectUri: 'https://other.example/cb' });
  const grant = await on.sandbox.world.issueGrant({ clientId: other.clientId });
  const authorization = `Bearer ${grant.accessToken}`;
  expect(await body(on.call('GET', '/webhooks', undefined, { authorization }))).toEqual({
    items: [],
    next: null,
  });
  expect((await on.call('DELETE', '/webhooks/whk-000001', undefined, { authorization })).status).toBe(404);
});

test('limits are counted, announced, and end with their window', async () => {
  on.sandbox.world.rate = { calls: 2, windowSeconds: 60 };
  const answers = [await on.call('GET', '/me'), await on.call('GET', '/me'), await on.call('GET', '/me')];
  expect(answers.map((answer) => [answer.status, answer.headers.get('ratelimit')])).toEqual([
    [200, '"api";r=1;t=60'],
    [200, '"api";r=0;t=60'],
    [429, '"api";r=0;t=60'],
  ]);
  expect(answers[2]?.headers.get('retry-after')).toBe('60');
  on.clock.spend(60_000);
  expect((await on.call('GET', '/me')).status).toBe(200);
});

test('a webhook that says gone is removed; one that fails is tried six times in all', async () => {
  let status = 500;
  const at: number[] = [];
  on.internet.register('https://hooks.example', async () => {
    at.push(on.clock.now() - start);
    return new Response(null, { status });
  });
  await on.call('POST', '/webhooks', { url: 'https://hooks.example/a', projectIds: ['prj-roadmap'], secret });
  on.sandbox.world.createTasks(1);
  await on.clock.advanceBy(3 * 3_600_000);
  expect(at).toEqual([1_000, 6_000, 36_000, 156_000, 756_000, 4_356_000]);
  status = 410;
  on.sandbox.world.createTasks(1);
  await on.clock.advanceBy(3 * 3_600_000);
  expect(at).toHaveLength(7);
  expect(on.sandbox.world.webhooks()).toEqual([]);
});

test('what is delivered is of the specification', async () => {
  const specification = new Specification();
  const [operation] = specification.operations('webhooks');
  const faults: string[] = [];
  on.internet.register('https://hooks.example', async (request) => {
    for (const parameter of operation?.parameters ?? [])
      faults.push(...specification.faults(parameter.schema, request.headers.get(parameter.name)));
    faults.push(...specification.faults(operation?.body?.['application/json']?.schema, await request.json()));
    return new Response(null, { status: 204 });
  });
  await on.call('POST', '/webhooks', { url: 'https://hooks.example/a', projectIds: ['prj-roadmap'], secret });
  on.sandbox.world.createTasks(250);
  await on.clock.advanceBy(1_000);
  expect(faults).toEqual([]);
  expect(on.sandbox.world.deliveries().map((delivery) => [delivery.taskIds.length, delivery.status])).toEqual(
    [
      [100, 204],
      [100, 204],
      [50, 204],
    ],
  );
  await on.sandbox.world.repeatDelivery('evt-000002');
  expect(on.sandbox.world.deliveries()[1]?.attempts).toBe(2);
});

test('demo tasks are the same every time, varied, and of the past', async () => {
  on.sandbox.world.seedDemo(200);
  const again = await createSandbox({ clock: on.clock, internet: on.internet, seed: 200 });
  expect(again.world.tasks()).toEqual(on.sandbox.world.tasks());
  const tasks = on.sandbox.world.tasks();
  expect(new Set(tasks.map((task) => task.statusId)).size).toBe(5);
  expect(new Set(tasks.map((task) => task.title)).size).toBeGreaterThan(150);
  expect(tasks.every((task) => task.updatedAt < start)).toBe(true);
  expect(tasks.filter((task) => on.sandbox.world.comments(task.id).length > 0).length).toBeGreaterThan(20);
  for (const project of ['prj-website', 'prj-audit', 'prj-datacentre'])
    on.sandbox.world.seedDemo(20, project);
  expect(
    (await on.call('GET', '/tasks?projectIds=prj-website,prj-audit,prj-datacentre,prj-roadmap')).status,
  ).toBe(200);
});

test('a snapshot brings everything back', async () => {
  on.sandbox.world.seedDemo(20);
  await on.call('POST', '/tasks', { projectId: 'prj-roadmap', title: 'A' }, { 'idempotency-key': 'a' });
  await on.call('POST', '/webhooks', { url: 'https://hooks.example/a', projectIds: ['prj-roadmap'], secret });
  const text = JSON.stringify(on.sandbox.snapshot());
  const next = await createSandbox({ clock: on.clock, internet: on.internet, state: on.sandbox.snapshot() });
  expect(JSON.stringify(next.snapshot())).toBe(text);
  next.world.createTasks(1);
  expect(next.world.tasks().at(-1)?.key).toBe('ROAD-22');
});

test('a hundred thousand tasks: a page takes no longer than in a small project', async () => {
  on.sandbox.world.createTasks(100_000);
  on.sandbox.world.rate = { calls: 1_000_000, windowSeconds: 60 };
  const began = performance.now();
  for (let index = 0; index < 50; index += 1) {
    const after = `tsk-${String(index * 2_000).padStart(6, '0')}`;
    const answer = await on.sandbox.program(
      new Request(
        `${on.sandbox.publicOrigin}/api/v1/tasks?projectIds=prj-roadmap&updatedSince=${new Date(start).toISOString()}&afterId=${after}`,
        {
          headers: { authorization: `Bearer ${on.grant.accessToken}` },
        },
      ),
    );
    expect(answer.status).toBe(200);
  }
  expect((performance.now() - began) / 50).toBeLessThan(50);
});
