import * as z from 'zod';
import { VirtualClock } from '../clock';
import { validateAnswer, validateRequest } from './contract-validation';
import type { ProductEvent } from './product-event';
import { seedDemo } from './seed';
import { createJiraTwin, type JiraTwinOptions } from './twin';

const START = Date.parse('2026-11-22T04:50:11.123Z');
const ENTITY_PROPERTIES = [
  { alias: 'planlinkTask', propertyKey: 'planlink', path: 'task' },
  { alias: 'planlinkConnection', propertyKey: 'planlink', path: 'connection' },
];
const doc = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

const errorsShape = z.object({
  errorMessages: z.array(z.string()),
  errors: z.record(z.string(), z.string()),
});
const createdShape = z.object({ id: z.string(), key: z.string() });
const issuesShape = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.record(z.string(), z.unknown()).optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
  isLast: z.boolean().optional(),
});

async function site(options: Partial<JiraTwinOptions> = {}) {
  const clock = new VirtualClock(START);
  const events: ProductEvent[] = [];
  const twin = createJiraTwin({
    clock,
    entityProperties: ENTITY_PROPERTIES,
    onEvent: (event) => events.push(event),
    ...options,
  });
  await seedDemo(twin);
  clock.spend(10_000);
  events.length = 0;
  const ask = async (actor: string, method: string, path: string, body?: unknown) => {
    const url = `https://demo-jira.example/rest/api/3/${path}`;
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(url, {
      method,
      headers: { 'x-twin-actor': actor, 'content-type': 'application/json' },
      ...init,
    });
    const wrongRequest = await validateRequest(request);
    const response = await twin.program(request);
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (response.status !== 501)
      expect(validateAnswer(method, new URL(url).pathname, response.status, answer)).toEqual([]);
    return {
      status: response.status,
      headers: response.headers,
      answer,
      wrongRequest,
      ok: wrongRequest.length === 0,
    };
  };
  const app = (method: string, path: string, body?: unknown) => ask('app', method, path, body);
  const search = async (jql: string, rest: Record<string, unknown> = {}, actor = 'app') => {
    const { answer, status } = await ask(actor, 'POST', 'search/jql', {
      jql,
      fields: ['summary', 'updated'],
      ...rest,
    });
    expect(status).toBe(200);
    return issuesShape.parse(answer);
  };
  const create = async (fields: Record<string, unknown>, properties?: unknown) =>
    app('POST', 'issue', {
      fields: { project: { id: '10000' }, issuetype: { id: '10002' }, ...fields },
      ...(properties === undefined ? {} : { properties }),
    });
  return { twin, clock, events, ask, app, search, create };
}

describe('who asks', () => {
  test('nobody, strangers and people who left are not answered', async () => {
    const { ask } = await site();
    for (const actor of ['', 'user:acc-nobody', 'user:acc-hanna', 'admin'])
      expect((await ask(actor, 'GET', 'myself')).status).toBe(401);
    expect((await ask('app', 'GET', 'myself')).answer).toMatchObject({
      accountId: 'acc-app',
      accountType: 'app',
    });
  });

  test.each([
    ['user:acc-admin', true, true, true],
    ['user:acc-lead', false, true, true],
    ['user:acc-member', false, false, true],
    ['user:acc-outsider', false, false, false],
  ])('%s administers Jira %s, the project %s, browses it %s', async (actor, admin, projectAdmin, browses) => {
    const { ask } = await site();
    const global = await ask(actor, 'GET', 'mypermissions?permissions=ADMINISTER');
    expect(global.answer).toMatchObject({ permissions: { ADMINISTER: { havePermission: admin } } });
    const project = await ask(
      actor,
      'GET',
      'mypermissions?permissions=ADMINISTER_PROJECTS,BROWSE_PROJECTS&projectId=10000',
    );
    if (!browses) return expect(project.status).toBe(404);
    expect(project.answer).toMatchObject({
      permissions: {
        ADMINISTER_PROJECTS: { havePermission: projectAdmin },
        BROWSE_PROJECTS: { havePermission: true },
      },
    });
    return undefined;
  });

  test('a project one may not browse does not exist, by id or in a search', async () => {
    const { ask, search } = await site();
    expect((await ask('user:acc-member', 'GET', 'project/SEC')).status).toBe(404);
    const refused = await ask('user:acc-member', 'POST', 'search/jql', {
      jql: 'project = 10002',
      fields: ['id'],
    });
    expect(errorsShape.parse(refused.answer).errorMessages).toEqual([
      "The value '10002' does not exist for the field 'project'.",
    ]);
    const seen = await search('updated >= "-1d" ORDER BY key ASC', {}, 'user:acc-member');
    expect(seen.issues.some(({ key }) => key.startsWith('SEC'))).toBe(false);
    expect(seen.issues).toHaveLength(10);
    const fetched = await ask('user:acc-member', 'POST', 'issue/bulkfetch', {
      issueIdsOrKeys: ['SEC-1', 'ROAD-1', 'ROAD-99'],
      fields: ['summary'],
    });
    expect(fetched.answer).toMatchObject({
      issues: [{ key: 'ROAD-1' }],
      issueErrors: [{ id: 'SEC-1' }, { id: 'ROAD-99' }],
    });
  });

  test('what is not modelled is said aloud', async () => {
    const { app } = await site();
    expect((await app('GET', 'field')).status).toBe(501);
    expect((await app('DELETE', 'project/ROAD')).status).toBe(501);
    expect((await app('GET', 'project/ROAD?expand=lead')).status).toBe(501);
    expect((await app('PUT', 'issue/ROAD-1', { update: {} })).status).toBe(501);
    expect((await app('POST', 'search/jql', { jql: 'project = 10000', fields: ['votes'] })).status).toBe(501);
  });
});

describe('writing', () => {
  test.each([
    [{ summary: 'x'.repeat(256) }, { summary: "Summary can't exceed 255 characters." }],
    [{}, { summary: 'You must specify a summary of the issue.' }],
    [{ summary: 'a\nb' }, { summary: 'The summary is invalid because it contains newline characters.' }],
    [
      { summary: 'a', labels: ['two words'] },
      { labels: "The label 'two words' contains spaces which is invalid." },
    ],
    [{ summary: 'a', priority: { id: '99' } }, { priority: 'The priority selected is invalid.' }],
    [{ summary: 'a', duedate: '2026-02-30' }, { duedate: 'Error parsing date string: 2026-02-30' }],
    [
      { summary: 'a', assignee: { accountId: 'acc-outsider' } },
      { assignee: "User 'acc-outsider' cannot be assigned issues." },
    ],
    [
      { summary: 'a', assignee: { accountId: 'acc-hanna' } },
      { assignee: "User 'acc-hanna' cannot be assigned issues." },
    ],
    [
      { summary: 'a', description: 'text' },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    [
      { summary: 'a', description: { type: 'doc', version: 1, content: [{ type: 'blink' }] } },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    [
      { summary: 'a', description: doc('x'.repeat(32_768)) },
      { description: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.' },
    ],
    [
      { summary: 'a', issuetype: { id: '10003' }, duedate: '2026-12-01' },
      { duedate: "Field 'duedate' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [{ summary: 'a', issuetype: { id: '7' } }, { issuetype: 'The issue type selected is invalid.' }],
    [{ summary: 'a', project: { id: '7' } }, { project: 'valid project is required' }],
  ])('create refuses %#', async (fields, errors) => {
    const { create, twin, events } = await site();
    const before = twin.world.issueCount;
    const { status, answer } = await create(fields);
    expect(status).toBe(400);
    expect(errorsShape.parse(answer).errors).toEqual(errors);
    expect(twin.world.issueCount).toBe(before);
    expect(events).toEqual([]);
  });

  test('a created issue can be read at once, and its event tells who did it', async () => {
    const { create, app, events, ok } = { ...(await site()), ok: true };
    const made = await create({ summary: 'New', labels: ['b', 'a'], description: doc('hello') }, [
      { key: 'planlink', value: { task: 'T-1' } },
    ]);
    expect(made.ok).toBe(ok);
    const { id, key } = createdShape.parse(made.answer);
    const { answer } = await app('POST', 'issue/bulkfetch', {
      issueIdsOrKeys: [id],
      fields: ['summary', 'labels', 'status', 'priority', 'updated', 'reporter', 'description'],
      properties: ['planlink', 'other'],
    });
    expect(answer).toMatchObject({
      issues: [
        {
          key,
          properties: { planlink: { task: 'T-1' } },
          fields: {
            summary: 'New',
            labels: ['a', 'b'],
            status: { name: 'To Do', statusCategory: { key: 'new' } },
            priority: { name: 'Medium' },
            updated: '2026-11-22T04:50:21.123+0000',
            reporter: { accountId: 'acc-app' },
            description: doc('hello'),
          },
        },
      ],
      issueErrors: [],
    });
    expect(events).toMatchObject([
      {
        eventType: 'avi:jira:created:issue',
        atlassianId: 'acc-app',
        selfGenerated: true,
        issue: { id, key },
      },
    ]);
  });

  test('bulk create makes what it can and names what it cannot', async () => {
    const { app } = await site();
    const fields = (summary: string) => ({
      fields: { project: { id: '10000' }, issuetype: { id: '10002' }, summary },
    });
    const part = await app('POST', 'issue/bulk', {
      issueUpdates: [fields('a'), fields('x'.repeat(300)), fields('b')],
    });
    expect(part.status).toBe(201);
    expect(part.answer).toMatchObject({
      issues: [{ key: 'ROAD-8' }, { key: 'ROAD-9' }],
      errors: [
        {
          status: 400,
          failedElementNumber: 1,
          elementErrors: { errors: { summary: "Summary can't exceed 255 characters." } },
        },
      ],
    });
    expect((await app('POST', 'issue/bulk', { issueUpdates: [fields('')] })).status).toBe(400);
    expect(
      (await app('POST', 'issue/bulk', { issueUpdates: Array.from({ length: 51 }, () => fields('a')) }))
        .status,
    ).toBe(400);
  });

  test('an edit moves the stamp and says what changed; the same again does nothing', async () => {
    const { ask, twin, clock, events } = await site();
    clock.spend(1);
    const edit = () =>
      ask('user:acc-member', 'PUT', 'issue/ROAD-1', {
        fields: { summary: 'Renamed', assignee: { accountId: 'acc-chen' } },
      });
    expect((await edit()).status).toBe(204);
    expect(twin.world.issue('ROAD-1')).toMatchObject({ summary: 'Renamed', updated: START + 10_001 });
    clock.spend(5_000);
    expect((await edit()).status).toBe(204);
    expect(twin.world.issue('ROAD-1')?.updated).toBe(START + 10_001);
    expect(events).toMatchObject([
      {
        eventType: 'avi:jira:updated:issue',
        selfGenerated: false,
        atlassianId: 'acc-member',
        changelog: {
          items: [
            { field: 'summary', toString: 'Renamed' },
            { field: 'assignee', to: 'acc-chen', toString: 'Chen Wei' },
          ],
        },
      },
    ]);
  });

  test('an edit needs the permission, and silence needs more', async () => {
    const { ask, app } = await site();
    const body = { fields: { summary: 'x' } };
    expect((await ask('user:acc-outsider', 'PUT', 'issue/ROAD-1', body)).status).toBe(404);
    expect((await ask('user:acc-member', 'PUT', 'issue/ROAD-1?notifyUsers=false', body)).status).toBe(403);
    expect((await app('PUT', 'issue/ROAD-1?notifyUsers=false', body)).status).toBe(204);
    expect((await app('PUT', 'issue/OPS-1', { fields: { priority: { id: '1' } } })).status).toBe(400);
  });

  test('a transition with a screen wants its field; a way the workflow lacks is refused', async () => {
    const { app, twin } = await site();
    const listed = await app('GET', 'issue/ROAD-1/transitions?expand=transitions.fields');
    expect(listed.answer).toMatchObject({
      transitions: [
        { id: '21' },
        { id: '31' },
        { id: '41', hasScreen: true, fields: { resolution: { required: true } } },
      ],
    });
    const bare = await app('POST', 'issue/ROAD-1/transitions', { transition: { id: '41' } });
    expect(errorsShape.parse(bare.answer).errors).toEqual({ resolution: 'Resolution is required.' });
    expect(
      (
        await app('POST', 'issue/ROAD-1/transitions', {
          transition: { id: '41' },
          fields: { resolution: { name: 'Done' } },
        })
      ).status,
    ).toBe(204);
    expect(twin.world.issue('ROAD-1')).toMatchObject({ status: { name: 'Done' }, resolution: 'Done' });
    await app('POST', 'issue/ROAD-1/transitions', { transition: { id: '11' } });
    expect(twin.world.issue('ROAD-1')?.resolution).toBeNull();
    const jump = await app('POST', 'issue/OPS-2/transitions', { transition: { id: '31' } });
    expect(errorsShape.parse(jump.answer).errorMessages).toEqual([
      "Transition id '31' is not valid for this issue.",
    ]);
  });

  test('a comment moves the stamp of its issue, keeps its properties and is told', async () => {
    const { app, twin, events, clock } = await site();
    clock.spend(1);
    const made = await app('POST', 'issue/OPS-1/comment', {
      body: doc('hi'),
      properties: [{ key: 'planlink', value: { comment: 'c1' } }],
    });
    expect(made.status).toBe(201);
    expect(twin.world.issue('OPS-1')?.updated).toBe(START + 10_001);
    expect((await app('GET', 'issue/OPS-1/comment?expand=properties&orderBy=-created')).answer).toMatchObject(
      {
        total: 1,
        comments: [
          {
            body: doc('hi'),
            author: { accountId: 'acc-app' },
            properties: [{ key: 'planlink', value: { comment: 'c1' } }],
          },
        ],
      },
    );
    expect(events).toMatchObject([{ eventType: 'avi:jira:commented:issue', comment: { body: doc('hi') } }]);
    expect(
      (await app('POST', 'issue/OPS-1/comment', { body: { type: 'doc', version: 1, content: [] } })).status,
    ).toBe(400);
    expect((await app('POST', 'issue/OPS-1/comment', { body: 'hi' })).status).toBe(400);
  });

  test('the comments inside an issue are the newest twenty, with the number of all', async () => {
    const { app } = await site({ quota: { perIssue: [] } });
    for (let turn = 0; turn < 22; turn += 1)
      await app('POST', 'issue/ROAD-1/comment', { body: doc(String(turn)) });
    const { answer } = await app('POST', 'issue/bulkfetch', {
      issueIdsOrKeys: ['ROAD-1'],
      fields: ['comment'],
    });
    const field = z.object({ total: z.number(), comments: z.array(z.object({ body: z.unknown() })) });
    const { comment } = z.object({ comment: field }).parse(issuesShape.parse(answer).issues[0]?.fields);
    expect(comment.total).toBe(22);
    expect(comment.comments).toHaveLength(20);
    expect(comment.comments[0]?.body).toEqual(doc('2'));
  });

  test('a property has a size, and setting it leaves the stamp alone', async () => {
    const { app, twin, events } = await site();
    const path = 'issue/ROAD-2/properties/planlink';
    const before = twin.world.issue('ROAD-2')?.updated;
    expect((await app('GET', path)).status).toBe(404);
    expect((await app('PUT', path, { task: 'T' })).status).toBe(201);
    expect((await app('PUT', path, { task: 'U' })).status).toBe(200);
    expect((await app('GET', path)).answer).toEqual({ key: 'planlink', value: { task: 'U' } });
    expect((await app('PUT', path, 'x'.repeat(32_768))).status).toBe(400);
    expect(twin.world.issue('ROAD-2')?.updated).toBe(before);
    expect(events).toEqual([]);
  });
});

describe('people', () => {
  test('a hidden address finds its owner and is not shown; who left is not found', async () => {
    const { app } = await site();
    expect((await app('GET', 'user/search?query=amara%40example.com')).answer).toMatchObject([
      { accountId: 'acc-amara', emailAddress: 'amara@example.com' },
    ]);
    const hidden = z
      .array(z.record(z.string(), z.unknown()))
      .parse((await app('GET', 'user/search?query=fatima%40example.com')).answer);
    expect(hidden).toHaveLength(1);
    expect(hidden[0]).not.toHaveProperty('emailAddress');
    expect((await app('GET', 'user/search?query=hanna%40example.com')).answer).toEqual([]);
    expect(
      (await app('GET', 'user/bulk?accountId=acc-hanna&accountId=acc-x&maxResults=50')).answer,
    ).toMatchObject({
      total: 1,
      values: [{ accountId: 'acc-hanna', active: false }],
    });
  });
});

describe('the limits', () => {
  test('points are counted by object, and the wall stands until the hour turns', async () => {
    const { app, clock, twin } = await site({ quota: { pointsPerHour: 12 } });
    const fetched = await app('POST', 'issue/bulkfetch', {
      issueIdsOrKeys: ['ROAD-1', 'ROAD-2', 'ROAD-3'],
      fields: ['summary'],
    });
    expect(fetched.headers.get('x-twin-points')).toBe('4');
    await app('PUT', 'issue/ROAD-1', { fields: { summary: 'x' } });
    expect(twin.world.usedPoints).toBe(5);
    expect(
      (await app('GET', 'mypermissions?permissions=ADMINISTER,BROWSE_PROJECTS')).headers.get('x-twin-points'),
    ).toBe('5');
    expect((await app('GET', 'user/search?query=chen')).headers.get('x-ratelimit-nearlimit')).toBe('true');
    const wall = await app('GET', 'myself');
    expect(wall.status).toBe(429);
    expect(wall.headers.get('ratelimit-reason')).toBe('jira-quota-global-based');
    const wait = Number(wall.headers.get('retry-after'));
    expect(wait).toBe(Math.ceil((Date.parse('2026-11-22T05:00:00Z') - clock.now()) / 1_000));
    clock.spend(wait * 1_000);
    expect((await app('GET', 'myself')).status).toBe(200);
  });

  test('a burst empties its bucket and time fills it', async () => {
    const { app, clock } = await site({ quota: { burst: { GET: 3, POST: 3, PUT: 3 } } });
    for (let turn = 0; turn < 3; turn += 1) expect((await app('GET', 'myself')).status).toBe(200);
    const refused = await app('GET', 'myself');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-burst-based');
    expect((await app('GET', 'project/ROAD')).status).toBe(200);
    clock.spend(1_000);
    expect((await app('GET', 'myself')).status).toBe(200);
  });

  test('one issue takes twenty writes in two seconds', async () => {
    const { app, clock } = await site();
    const write = (turn: number) =>
      app('PUT', 'issue/ROAD-1', { fields: { summary: `turn ${String(turn)}` } });
    for (let turn = 0; turn < 20; turn += 1) expect((await write(turn)).status).toBe(204);
    const refused = await write(21);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
    clock.spend(2_001);
    expect((await write(22)).status).toBe(204);
  });

  test('planned failures come before or after the work', async () => {
    const { app, twin } = await site();
    twin.world.failNext({ operationId: 'editIssue', times: 1, status: 503 });
    twin.world.failNext({ operationId: 'editIssue', times: 1, status: 504, afterWork: true });
    const edit = (summary: string) =>
      app('PUT', 'issue/ROAD-1', { fields: { summary } }).catch((error: unknown) => error);
    const url = 'https://demo-jira.example/rest/api/3/issue/ROAD-1';
    const put = (summary: string) =>
      twin.program(
        new Request(url, {
          method: 'PUT',
          headers: { 'x-twin-actor': 'app' },
          body: JSON.stringify({ fields: { summary } }),
        }),
      );
    expect((await put('one')).status).toBe(503);
    expect(twin.world.issue('ROAD-1')?.summary).not.toBe('one');
    expect((await put('two')).status).toBe(504);
    expect(twin.world.issue('ROAD-1')?.summary).toBe('two');
    expect(await edit('three')).toMatchObject({ status: 204 });
  });
});

test('a snapshot brings everything back', async () => {
  const { twin, app, clock } = await site();
  await app('PUT', 'issue/ROAD-1/properties/planlink', { task: 'T-9', connection: 'c' });
  const saved: unknown = JSON.parse(JSON.stringify(twin.snapshot()));
  const again = createJiraTwin({ clock, entityProperties: ENTITY_PROPERTIES, restore: saved });
  await seedDemo(again);
  expect(again.world.issuesOf('ROAD')).toEqual(twin.world.issuesOf('ROAD'));
  expect(again.world.history('ROAD-4')).toEqual(twin.world.history('ROAD-4'));
  const request = new Request('https://demo-jira.example/rest/api/3/search/jql', {
    method: 'POST',
    headers: { 'x-twin-actor': 'app' },
    body: JSON.stringify({ jql: 'planlinkTask = "T-9"', fields: ['id'] }),
  });
  expect(issuesShape.parse(await (await again.program(request)).json()).issues).toHaveLength(1);
  expect(() => createJiraTwin({ clock, restore: { version: 2 } })).toThrow();
});
