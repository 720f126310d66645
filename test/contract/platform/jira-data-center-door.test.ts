import * as z from 'zod';
import { asked, jiraStage, madeIssue, type JiraStage } from './jira-data-center-stage';

let on: JiraStage;
beforeEach(async () => {
  on = await jiraStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const named = z.object({ id: z.string(), name: z.string() });
const namedList = z.array(named);
const values = z.object({ values: z.array(z.unknown()) });

test('tells its version to everybody, and the rest to those who are signed in', async () => {
  const open = (path: string): Promise<Response> =>
    on.internet.fetch(new Request(`${on.jira.publicOrigin}/rest/api/2${path}`));
  expect(await (await open('/serverInfo')).json()).toMatchObject({
    version: '10.3.17',
    deploymentType: 'Server',
  });
  expect((await open('/project')).status).toBe(401);
  expect(await asked(on, 'GET', '/myself')).toMatchObject({
    body: { name: 'service', timeZone: 'Europe/Oslo' },
  });
});

test('shows the projects of the sandbox, what a project has to choose from, and who is there', async () => {
  on.sandbox.world.createTasks(1);
  expect(await asked(on, 'GET', '/project')).toMatchObject({
    body: [{ key: 'ROAD' }, { key: 'WEB' }, { key: 'A11Y' }, { key: 'MOVE' }],
  });
  const { body: types } = await asked(on, 'GET', '/project/ROAD/statuses');
  expect(
    z
      .array(z.object({ name: z.string(), statuses: namedList }))
      .parse(types)
      .at(-1),
  ).toMatchObject({
    name: 'Feature',
    statuses: ['Backlog', 'Planned', 'In progress', 'Done'].map((name) => ({ name })),
  });
  const { body: meta } = await asked(on, 'GET', '/issue/createmeta/ROAD/issuetypes');
  const [first, , , epic] = namedList.parse(values.parse(meta).values);
  const screenOf = async (id = ''): Promise<unknown> =>
    (await asked(on, 'GET', `/issue/createmeta/ROAD/issuetypes/${id}`)).body;
  expect(values.parse(await screenOf(first?.id)).values).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'Epic Link', required: false }),
      expect.objectContaining({ name: 'Risk', allowedValues: expect.arrayContaining([]) }),
    ]),
  );
  expect(values.parse(await screenOf(epic?.id)).values).toContainEqual(
    expect.objectContaining({ name: 'Epic Name', required: true }),
  );
  for (const path of ['/field', '/priority', '/status', '/project/ROAD', '/mypermissions'])
    expect((await asked(on, 'GET', path)).status).toBe(200);
  expect((await asked(on, 'GET', '/user/search?username=.')).body).toHaveLength(8);
  expect(await asked(on, 'GET', '/user/search?username=mil')).toMatchObject({ body: [{ name: 'milo' }] });
  expect((await asked(on, 'GET', '/user?username=nobody')).status).toBe(404);
});

test('what is written here is the same thing on the other platforms of the sandbox', async () => {
  const made = await madeIssue(on, { description: 'h2. Why\n\n* _one_ & <two>', priority: { name: 'High' } });
  const [task] = on.sandbox.world.tasks();
  expect(task).toMatchObject({
    key: made.key,
    priorityId: 'pr-high',
    description: '<h2>Why</h2><ul><li><em>one</em> &amp; &lt;two&gt;</li></ul>',
  });
  expect(await asked(on, 'GET', `/issue/${made.key}`)).toMatchObject({
    body: { id: made.id, fields: { description: 'h2. Why\n\n* _one_ & <two>' } },
  });
  on.sandbox.world.editTask(task?.id ?? '', { description: '<p>By <strong>hand</strong></p>' });
  expect(await asked(on, 'GET', `/issue/${made.id}?fields=description`)).toMatchObject({
    body: { fields: { description: 'By *hand*' } },
  });
  expect((await asked(on, 'DELETE', `/issue/${made.id}`)).status).toBe(204);
  expect((await asked(on, 'GET', `/issue/${made.id}`)).status).toBe(404);
  expect(on.sandbox.world.tasks()[0]?.deleted).toBe(true);
});

test('each field is written as Jira writes it and comes back so', async () => {
  const { body } = await asked(on, 'GET', '/field');
  const idOf = (name: string): string => namedList.parse(body).find((field) => field.name === name)?.id ?? '';
  const { id } = await madeIssue(on);
  const fields = {
    [idOf('Story points')]: 5,
    [idOf('Start date')]: '2026-12-01',
    [idOf('Risk')]: { value: 'High' },
    [idOf('Teams')]: [{ value: 'Web' }, { value: 'Data' }],
    [idOf('Customer')]: 'Fjord',
    [idOf('Specification')]: 'https://example.com/spec',
    [idOf('Billable')]: { value: 'Yes' },
    labels: ['a', 'b'],
    duedate: '2026-12-24',
    assignee: { name: 'milo' },
  };
  expect((await asked(on, 'PUT', `/issue/${id}`, { fields })).status).toBe(204);
  expect(await asked(on, 'GET', `/issue/${id}`)).toMatchObject({ body: { fields } });
  expect(on.sandbox.world.tasks()[0]?.fields).toMatchObject({
    'fld-risk': 'opt-high',
    'fld-billable': true,
    'fld-teams': ['opt-web', 'opt-data'],
  });
  await asked(on, 'PUT', `/issue/${id}`, { update: { labels: [{ add: 'c' }, { remove: 'a' }] } });
  expect(on.sandbox.world.tasks()[0]?.labels).toEqual(['b', 'c']);
});

test('every field that cannot be stored is named at once, in the words of Jira', async () => {
  const { id } = await madeIssue(on);
  const refused = await asked(on, 'PUT', `/issue/${id}`, {
    fields: {
      summary: 'two\nlines',
      labels: ['two words'],
      assignee: { name: 'kim' },
      duedate: 'soon',
      status: { name: 'Done' },
      customfield_10108: 7,
    },
  });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      errorMessages: [],
      errors: {
        summary: 'The summary is invalid because it contains newline characters.',
        labels: "The label 'two words' contains spaces which is invalid.",
        assignee: "User 'kim' cannot be assigned issues.",
        duedate: 'Error parsing date string: soon',
        status: expect.stringContaining('cannot be set. It is not on the appropriate screen, or unknown.'),
        // Score: what only the platform sets is on no screen.
        customfield_10108: expect.stringContaining('cannot be set'),
      },
    },
  });
  expect(on.sandbox.world.tasks()[0]?.version).toBe(1);
});

test('an epic needs its name, and its stories know it by key', async () => {
  const wanted = { issuetype: { name: 'Feature' }, summary: 'Big' };
  const fields = { project: { key: 'ROAD' }, ...wanted };
  expect(await asked(on, 'POST', '/issue', { fields })).toMatchObject({
    status: 400,
    body: { errors: { customfield_10009: 'Epic Name is required.' } },
  });
  const epic = await madeIssue(on, { ...wanted, customfield_10009: 'Big' });
  const story = await madeIssue(on, { customfield_10008: epic.key });
  expect(await asked(on, 'GET', `/issue/${story.id}?fields=customfield_10008`)).toMatchObject({
    body: { fields: { customfield_10008: epic.key } },
  });
});

test('the workflow leads everywhere but to the review, which follows work alone', async () => {
  const { id } = await madeIssue(on);
  const ways = async (): Promise<{ id: string; to: { name: string } }[]> => {
    const { body } = await asked(on, 'GET', `/issue/${id}/transitions?expand=transitions.fields`);
    return z
      .object({ transitions: z.array(z.object({ id: z.string(), to: z.object({ name: z.string() }) })) })
      .parse(body).transitions;
  };
  const names = async (): Promise<string[]> => (await ways()).map(({ to }) => to.name);
  expect(await names()).toEqual(['Planned', 'In progress', 'Done']);
  const go = async (name: string, more: object = {}): Promise<{ status: number; body: unknown }> => {
    const way = (await ways()).find(({ to }) => to.name === name);
    return asked(on, 'POST', `/issue/${id}/transitions`, { transition: { id: way?.id ?? '99' }, ...more });
  };
  expect((await go('In review')).status).toBe(400);
  expect((await go('In progress')).status).toBe(204);
  expect(await names()).toContain('In review');
  on.jira.setUp({ demandedFor: { 'st-done': ['fld-customer'] } });
  expect(await go('Done')).toMatchObject({
    status: 400,
    body: { errors: { customfield_10104: 'Customer is required.' } },
  });
  expect((await go('Done', { fields: { customfield_10104: 'Fjord' } })).status).toBe(204);
  expect(on.sandbox.world.tasks()[0]).toMatchObject({
    statusId: 'st-done',
    fields: { 'fld-customer': 'Fjord' },
  });
});

test('comments are their author’s own, with properties that only programs see', async () => {
  const { id } = await madeIssue(on);
  const path = `/issue/${id}/comment`;
  const properties = [{ key: 'planlink', value: { id: '10042' } }];
  const { body, status } = await asked(on, 'POST', path, { body: '*Said* so', properties });
  expect(status).toBe(201);
  const own = z.object({ id: z.string() }).parse(body).id;
  const task = on.sandbox.world.tasks()[0]?.id ?? '';
  const other = on.jira.numberOf(on.sandbox.world.addComment(task, '<p>By Nora</p>').id);
  expect(await asked(on, 'GET', `${path}?expand=properties`)).toMatchObject({
    body: { total: 2, comments: [{ body: '*Said* so', properties }, { body: 'By Nora' }] },
  });
  expect((await asked(on, 'PUT', `${path}/${other}`, { body: 'Mine now' })).status).toBe(403);
  expect((await asked(on, 'PUT', `${path}/${own}`, { body: 'Otherwise' })).status).toBe(200);
  expect(await asked(on, 'GET', `/comment/${own}/properties/planlink`)).toMatchObject({
    body: { value: { id: '10042' } },
  });
  expect((await asked(on, 'DELETE', `${path}/${own}`)).status).toBe(204);
  expect((await asked(on, 'GET', `${path}/${own}`)).status).toBe(404);
});

test('properties and remote links are kept with an issue', async () => {
  const { id } = await madeIssue(on);
  expect((await asked(on, 'PUT', `/issue/${id}/properties/mark`, { by: 'us' })).status).toBe(201);
  expect((await asked(on, 'PUT', `/issue/${id}/properties/mark`, { by: 'you' })).status).toBe(200);
  expect(await asked(on, 'GET', `/issue/${id}?properties=mark&fields=summary`)).toMatchObject({
    body: { properties: { mark: { by: 'you' } } },
  });
  const link = (title: string) => ({
    globalId: 'g1',
    object: { url: 'https://x.example/browse/A-1', title },
  });
  expect((await asked(on, 'POST', `/issue/${id}/remotelink`, link('A-1'))).status).toBe(201);
  expect((await asked(on, 'POST', `/issue/${id}/remotelink`, link('A-1 again'))).status).toBe(200);
  expect(await asked(on, 'GET', `/issue/${id}/remotelink?globalId=g1`)).toMatchObject({
    body: { object: { title: 'A-1 again' } },
  });
  expect(on.sandbox.world.tasks()[0]?.externalUrl).toBe('https://x.example/browse/A-1');
  expect((await asked(on, 'DELETE', `/issue/${id}/remotelink?globalId=g1`)).status).toBe(204);
});

test.each([
  ['GET', '/nothing', undefined, {}, 404],
  ['PATCH', '/search', {}, {}, 405],
  ['GET', '/project?colour=red', undefined, {}, 400],
  ['POST', '/search', { jql: '', colour: 'red' }, {}, 400],
  ['POST', '/search', { jql: '' }, { 'content-type': 'text/plain' }, 415],
  ['POST', '/search', { jql: '' }, { 'user-agent': 'Mozilla/5.0' }, 403],
])('%s %s is refused as strictly as the other twins do', async (method, path, body, headers, status) => {
  expect((await on.call(method, path, body, headers)).status).toBe(status);
});

test('limits and faults are told as a Data Center tells them', async () => {
  on.sandbox.world.rate = { calls: 2, windowSeconds: 60 };
  const { headers } = await asked(on, 'GET', '/myself');
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-ratelimit-limit': '2',
    'x-ratelimit-remaining': '1',
    'x-ratelimit-interval-seconds': '60',
    'x-ratelimit-fillrate': '2',
  });
  await asked(on, 'GET', '/myself');
  const refused = await asked(on, 'GET', '/myself');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
  on.clock.spend(60_000);
  on.sandbox.world.faults.refuseNext = { calls: 1, retryAfterSeconds: 7 };
  expect((await asked(on, 'GET', '/myself')).headers.get('retry-after')).toBe('7');
  on.sandbox.world.faults.down = true;
  const down = await on.call('GET', '/myself');
  expect([down.status, down.headers.get('content-type')]).toEqual([503, 'text/html;charset=UTF-8']);
});

test('a task that cannot be changed and a page that never comes are switches here as well', async () => {
  const { id } = await madeIssue(on);
  const task = on.sandbox.world.tasks()[0]?.id ?? '';
  on.sandbox.world.faults.failingTasks = new Map([[task, 'internal']]);
  expect((await asked(on, 'PUT', `/issue/${id}`, { fields: { summary: 'No' } })).status).toBe(500);
  expect((await asked(on, 'DELETE', `/issue/${id}`)).status).toBe(500);
  expect((await asked(on, 'GET', `/issue/${id}`)).status).toBe(200);
  on.sandbox.world.faults.slowPage = { taskId: task, fromTasks: 1 };
  await expect(on.call('POST', '/search', { jql: 'project = ROAD' })).rejects.toThrow('timeout');
});
