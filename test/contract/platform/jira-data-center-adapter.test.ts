import { jiraDataCenterOrigin } from '../../../local/platform/jira-data-center/jira-data-center';
import { versions } from '../../../local/platform/jira-data-center/site';
import { trialAuthorizer } from '../../../src/auth/authorizers';
import { refreshTokens } from '../../../src/auth/oauth2';
import { jiraDataCenter } from '../../../src/platform/jira-data-center/jira-data-center';
import type { Fetcher } from '../../../src/platform/http/fetcher';
import type { Platform, Task, TaskCursor } from '../../../src/platform/port';
import { jiraStage, jiraStart, type JiraStage } from './jira-data-center-stage';

let on: JiraStage;
/** `METHOD /path` of each request, below the API's base. */
let sent: string[];
beforeEach(async () => {
  on = await jiraStage();
  sent = [];
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const fetcher: Fetcher = (url, request) => {
  const { pathname } = new URL(url);
  sent.push(`${request.method} ${pathname.replace('/rest/api/2', '').replace(/\d{5,}/g, 'N')}`);
  return on.internet.fetch(new Request(url, request));
};
const opened = (over: Fetcher = fetcher): Platform =>
  jiraDataCenter(over).open(jiraDataCenterOrigin, () => Promise.resolve(`Bearer ${on.token}`));

async function roadmap(platform = opened()): Promise<string> {
  const found = (await platform.listWorkspaces()).find(({ name }) => name === 'Roadmap');
  return found?.id ?? '';
}

const cursorOf = ({ updatedAt, id }: Task): TaskCursor => ({ updatedAt, id });

async function everything(projectId: string, limit: number, next: () => Platform): Promise<Task[]> {
  const tasks: Task[] = [];
  for (let pages = 0; pages < 100; pages += 1) {
    const last = tasks.at(-1);
    const page = await next().changedTasks([projectId], last === undefined ? null : cursorOf(last), limit);
    tasks.push(...page.tasks);
    if (!page.more) return tasks;
  }
  throw new Error('The pages do not come to an end');
}

describe('each version', () => {
  test.each(versions)('%s offers the same projects, choices and people', async (version) => {
    const usual = await opened().projectSchema(await roadmap());
    on.jira.setUp({ version });
    const platform = opened();
    expect(await platform.projectSchema(await roadmap(platform))).toEqual(usual);
    expect(await platform.whoAmI()).toMatchObject({
      tenantId: jiraDataCenterOrigin,
      accountKind: 'unknown',
      scopes: null,
    });
  });

  test('8.20 has no OAuth 2.0, which later ones have at fixed places', async () => {
    const { discover } = jiraDataCenter(fetcher);
    expect(await discover(jiraDataCenterOrigin)).toMatchObject({
      token: `${jiraDataCenterOrigin}/rest/oauth2/latest/token`,
      scopes: ['WRITE'],
    });
    on.jira.setUp({ version: '8.20.30' });
    await expect(discover(jiraDataCenterOrigin)).rejects.toMatchObject({
      code: 'METHOD_NOT_OFFERED',
      details: { facts: { method: 'oauth2' } },
    });
  });

  test('the create screens are asked for all at once where they are not to be had one by one', async () => {
    const usual = await opened().projectSchema(await roadmap());
    on.jira.setUp({ version: '8.20.30' });
    const before84: Fetcher = (url, request) =>
      new URL(url).pathname.includes('/createmeta/')
        ? Promise.resolve(new Response('{"errorMessages":[],"errors":{}}', { status: 404 }))
        : fetcher(url, request);
    const platform = opened(before84);
    expect(await platform.projectSchema(await roadmap(platform))).toEqual(usual);
  });

  test('a project whose issues may not be created is read all the same, without its fields', async () => {
    const readOnly: Fetcher = (url, request) =>
      new URL(url).pathname.includes('/createmeta/')
        ? Promise.resolve(new Response('{"errorMessages":["No."],"errors":{}}', { status: 404 }))
        : fetcher(url, request);
    const platform = opened(readOnly);
    const schema = await platform.projectSchema(await roadmap(platform));
    expect(schema.types.map(({ name }) => name)).toEqual(expect.arrayContaining(['Task', 'Story']));
    expect(schema.priorities.length).toBeGreaterThan(0);
    expect(schema.fields).toEqual([]);
  });

  test('a Jira that is too old, or in the cloud, is not compatible', async () => {
    const saying =
      (more: object): Fetcher =>
      async () =>
        new Response(
          JSON.stringify({ baseUrl: 'https://x', version: '1', versionNumbers: [8, 19], ...more }),
        );
    for (const more of [{}, { versionNumbers: [1001, 0], deploymentType: 'Cloud' }])
      await expect(jiraDataCenter(saying(more)).probe(jiraDataCenterOrigin)).rejects.toMatchObject({
        code: 'PLATFORM_NOT_COMPATIBLE',
      });
  });
});

describe('authorisation', () => {
  test('a renewal names the client in the body, and the redirect URI again', async () => {
    const redirectUri = 'https://app.example/callback';
    const client = await on.jira.registerIncomingLink({ redirectUri });
    const { refreshToken } = await on.jira.issueGrant({ clientId: client.clientId, scopes: ['WRITE'] });
    const endpoints = await jiraDataCenter(fetcher).discover(jiraDataCenterOrigin);
    const fetch = (url: string, init: RequestInit) => on.internet.fetch(new Request(url, init));
    const tokens = await refreshTokens(fetch, { ...endpoints, redirectUri }, client, refreshToken);
    const platform = jiraDataCenter(fetcher).open(jiraDataCenterOrigin, () =>
      Promise.resolve(`Bearer ${tokens.accessToken}`),
    );
    expect((await platform.whoAmI()).displayName).not.toBe('');
  });

  test('a password that waits for a captcha is told as credentials that are refused', async () => {
    const secret = { method: 'basic', ...on.jira.createServiceAccount() } as const;
    const platform = jiraDataCenter(fetcher).open(jiraDataCenterOrigin, trialAuthorizer(secret));
    await platform.whoAmI();
    on.jira.setUp({ captcha: true });
    await expect(platform.whoAmI()).rejects.toMatchObject({
      code: 'CREDENTIALS_REJECTED',
      details: { scope: 'connection', retry: 'never' },
    });
  });
});

describe('what changed', () => {
  test.each([
    ['of one pass', 1000, false],
    ['of a pass for each page', 1000, true],
    ['of a Jira that gives 25 at once', 25, true],
  ])('250 issues of one minute come once each, in pages %s', async (_, searchCap, fresh) => {
    on.jira.setUp({ searchCap });
    const { world } = on.sandbox;
    world.createTasks(125);
    on.clock.spend(700);
    world.createTasks(125);
    on.clock.spend(90_000);
    const platform = opened();
    const tasks = await everything(await roadmap(), 60, () => (fresh ? opened() : platform));
    expect(tasks).toHaveLength(250);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(250);
  });

  test.each([
    ['Pacific/Auckland', 0],
    ['America/St_Johns', 25 * 60_000],
    ['Europe/Oslo', -25 * 60_000],
  ])('nothing is missed in %s, with a clock that is %i ms ahead', async (timeZone, clockSkewMs) => {
    on.jira.setUp({ timeZone });
    const { world } = on.sandbox;
    world.faults.clockSkewMs = clockSkewMs;
    world.createTask({ title: 'First' });
    const projectId = await roadmap();
    const [first] = await everything(projectId, 100, opened);
    for (const minutes of [0, 59, 24 * 60]) {
      on.clock.spend(minutes * 60_000 + 1);
      world.createTask({ title: `After ${minutes} minutes` });
    }
    const after = first === undefined ? null : cursorOf(first);
    const { tasks } = await opened().changedTasks([projectId], after, 100);
    expect(tasks.map(({ title }) => title)).toEqual([
      'After 0 minutes',
      'After 59 minutes',
      'After 1440 minutes',
    ]);
  });

  test('an idle look is one call, and so is each page once the fields are known', async () => {
    on.sandbox.world.createTasks(30);
    const projectId = await roadmap();
    const last = (await everything(projectId, 100, opened)).at(-1);
    const platform = opened();
    sent = [];
    await platform.changedTasks([projectId], last === undefined ? null : cursorOf(last), 20);
    expect(sent).toEqual(['POST /search']);
    const first = await platform.changedTasks([projectId], null, 20);
    sent = [];
    const second = first.tasks.at(-1);
    await platform.changedTasks([projectId], second === undefined ? null : cursorOf(second), 20);
    expect(sent).toEqual(['POST /search']);
  });

  test('a project that is not seen is a problem of projects, not of the connection', async () => {
    await expect(opened().changedTasks(['99999'], null, 10)).rejects.toMatchObject({
      details: { scope: 'project' },
    });
    await expect(opened().projectSchema('99999')).rejects.toMatchObject({
      code: 'PLATFORM_ITEM_GONE',
      details: { scope: 'project' },
    });
  });

  test('comments move their own counts and no version', async () => {
    const platform = opened();
    const made = await platform.createTask(await roadmap(), { title: 'Discussed' }, 'k');
    on.clock.spend(1_000);
    await platform.createComment(made.id, { body: 'A', externalId: '1', authorName: 'Milo' }, 'c');
    const [read] = await platform.getTasks([made.id]);
    expect(read).toMatchObject({ version: made.version, commentCount: 1 });
    expect(read?.updatedAt).not.toBe(made.updatedAt);
    on.clock.spend(1_000);
    expect(await platform.updateTask(made.id, { title: 'Renamed' }, made.version)).toMatchObject({
      title: 'Renamed',
    });
  });
});

describe('writing', () => {
  test('a change is a look, a write and a look; a status has its step beside', async () => {
    const platform = opened();
    const projectId = await roadmap();
    const { statuses } = await platform.projectSchema(projectId);
    const made = await platform.createTask(projectId, { title: 'Made' }, 'k');
    sent = [];
    const renamed = await platform.updateTask(made.id, { title: 'Renamed' }, made.version);
    expect(sent).toEqual(['GET /issue/N', 'PUT /issue/N', 'GET /issue/N']);
    sent = [];
    const statusId = statuses.find(({ name }) => name === 'In progress')?.id ?? '';
    await platform.updateTask(made.id, { statusId }, renamed.version);
    expect(sent).toEqual([
      'GET /issue/N',
      'GET /issue/N/transitions',
      'POST /issue/N/transitions',
      'GET /issue/N',
    ]);
  });

  test('a status that cannot be reached, or asks for a field, is refused by name', async () => {
    const platform = opened();
    const projectId = await roadmap();
    const { statuses, fields } = await platform.projectSchema(projectId);
    const idOf = (name: string) => statuses.find((status) => status.name === name)?.id ?? '';
    const made = await platform.createTask(projectId, { title: 'Made' }, 'k');
    await expect(
      platform.updateTask(made.id, { statusId: idOf('In review') }, made.version),
    ).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED_ITEM',
      details: { scope: 'item', facts: { field: 'statusId' } },
    });
    const [demanded] = on.sandbox.world.project('prj-roadmap').fields;
    on.jira.setUp({ demandedFor: { 'st-done': [demanded?.id ?? ''] } });
    expect(fields.map(({ name }) => name)).toContain(demanded?.name);
    await expect(
      platform.updateTask(made.id, { title: 'Not written', statusId: idOf('Done') }, made.version),
    ).rejects.toMatchObject({
      details: { facts: { field: 'statusId', reason: `Required: ${String(demanded?.name)}.` } },
    });
    expect((await platform.getTasks([made.id]))[0]?.title).toBe('Made');
  });

  test('an issue whose first status was refused is asked for without it and not made twice', async () => {
    const platform = opened();
    const projectId = await roadmap();
    const { statuses } = await platform.projectSchema(projectId);
    const statusId = statuses.find(({ name }) => name === 'In review')?.id ?? '';
    await expect(platform.createTask(projectId, { title: 'Once', statusId }, 'k')).rejects.toMatchObject({
      details: { facts: { field: 'statusId' } },
    });
    await platform.createTask(projectId, { title: 'Once' }, 'k');
    expect(on.sandbox.world.tasks().filter(({ title }) => title === 'Once')).toHaveLength(1);
  });

  test.each([
    ['title', { title: 'x'.repeat(256) }],
    ['labels', { labels: ['two words'] }],
    ['priorityId', { priorityId: '424242' }],
    ['assigneeId', { assigneeId: 'nobody' }],
    ['parentId', { parentId: '424242' }],
    ['fields.customfield_424242', { fields: { customfield_424242: 'x' } }],
  ])('what Jira refuses of a change is named: %s', async (field, change) => {
    const platform = opened();
    const made = await platform.createTask(await roadmap(), { title: 'Made' }, 'k');
    await expect(platform.updateTask(made.id, change, made.version)).rejects.toMatchObject({
      code: 'PLATFORM_REFUSED_ITEM',
      details: { scope: 'item', facts: { field } },
    });
  });

  test('the link to the counterpart is written once, and replaced when the address changes', async () => {
    const platform = opened();
    const externalUrl = 'https://site.example/browse/ONE-1';
    const made = await platform.createTask(await roadmap(), { title: 'Linked', externalUrl }, 'k');
    expect(made.externalUrl).toBe(externalUrl);
    const links = async (): Promise<unknown> => (await on.call('GET', `/issue/${made.id}/remotelink`)).json();
    expect(await links()).toMatchObject([{ object: { url: externalUrl, title: 'ONE-1' } }]);
    sent = [];
    const again = await opened().updateTask(made.id, { title: 'Other', externalUrl }, made.version);
    expect(sent.filter((one) => one.includes('remotelink'))).toEqual([]);
    const moved = 'https://site.example/browse/TWO-1';
    await opened().updateTask(made.id, { externalUrl: moved }, again.version);
    expect(await links()).toMatchObject([{ object: { url: moved } }]);
    expect(await links()).toHaveLength(1);
  });

  test('what a lost answer made is looked for among those of the same title first', async () => {
    const platform = opened();
    const projectId = await roadmap();
    for (const title of ['A', 'B', 'C']) await platform.createTask(projectId, { title }, `key-${title}`);
    on.clock.spend(60_000);
    const other = opened();
    sent = [];
    const found = await other.createTask(projectId, { title: 'C' }, 'key-C', jiraStart);
    expect(sent.filter((one) => one.includes('/properties/'))).toHaveLength(1);
    expect(found.title).toBe('C');
    sent = [];
    await other.createTask(projectId, { title: 'D' }, 'key-D', jiraStart);
    // The others, each once in a pass, and D itself is made.
    expect(sent.filter((one) => one.includes('/properties/'))).toHaveLength(2);
    expect(sent).toContain('POST /issue');
  });
});

test('limits are told as Jira tells them', async () => {
  const platform = opened();
  await platform.whoAmI();
  const quota = platform.quota();
  expect(quota?.limit).toBeGreaterThan(0);
  expect(quota?.remaining).toBeLessThanOrEqual(quota?.limit ?? 0);
});

test('people are found with their addresses, or without where those are hidden', async () => {
  expect((await opened().listUsers()).find(({ displayName }) => displayName === 'Milo Member')?.email).toBe(
    'milo@example.com',
  );
  on.jira.setUp({ hidesAddresses: true });
  const hidden = await opened().listUsers();
  expect(hidden.map(({ email }) => email)).toEqual(hidden.map(() => null));
});
