import { sandboxOrigin } from '../../../local/platform';
import { planningApi } from '../../../src/platform/planning-api/planning-api';
import type { Fetcher } from '../../../src/platform/http/fetcher';
import type { Platform, Task, TaskCursor } from '../../../src/platform/port';
import type { ErrorCode } from '../../../src/contract/error-codes';
import { Problem } from '../../../src/errors/problem';
import { stage, start, type Stage } from './stage';

let on: Stage;
beforeEach(async () => {
  on = await stage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const coded = (code: ErrorCode): Problem => new Problem(code, { scope: 'request', retry: 'never' });

async function everything(platform: Platform, projectIds: readonly string[], limit: number): Promise<Task[]> {
  const tasks: Task[] = [];
  let after: TaskCursor | null = null;
  for (;;) {
    const page = await platform.changedTasks(projectIds, after, limit);
    tasks.push(...page.tasks);
    const last = page.tasks.at(-1);
    if (!page.more || last === undefined) return tasks;
    after = { updatedAt: last.updatedAt, id: last.id };
  }
}

describe('reading', () => {
  test('who, where, and what there is to choose', async () => {
    expect(await on.platform.whoAmI()).toEqual({
      userId: 'usr-paula',
      displayName: 'Paula Planner',
      email: 'paula@example.com',
      tenantId: 'ten-northwind',
      tenantName: 'Northwind Planning',
      accountKind: 'person',
      scopes: expect.arrayContaining(['work:read', 'work:write', 'webhooks:manage']),
      credentialEndsAt: expect.any(Number),
    });
    expect((await on.platform.listWorkspaces()).map((workspace) => workspace.name)).toEqual([
      'Product',
      'Accessibility',
      'Operations',
    ]);
    expect((await on.platform.listProjects('wsp-product')).map((project) => project.name)).toEqual([
      'Roadmap',
      'Website relaunch',
    ]);
    expect((await on.platform.projectSchema('prj-roadmap')).statuses.at(-1)).toEqual({
      id: 'st-done',
      name: 'Done',
      category: 'done',
      typeIds: null,
    });
    expect(
      (await on.platform.listUsers()).find((user) => user.email === 'milo@example.com')?.displayName,
    ).toBe('Milo Member');
  });

  test('pages through a block of equal times without gap or repeat', async () => {
    const made = on.sandbox.world.createTasks(250);
    const other = on.sandbox.world.createTasks(30, 'prj-website');
    on.clock.spend(5);
    on.sandbox.world.editTask('tsk-000003', { title: 'Later' });
    const read = await everything(on.platform, ['prj-roadmap', 'prj-website'], 40);
    expect(read).toHaveLength(made.length + other.length);
    expect(new Set(read.map((task) => task.id)).size).toBe(read.length);
    expect(read.at(-1)?.id).toBe('tsk-000003');
  });

  test('a deleted task is told of, and single tasks are read by id', async () => {
    const [first, second] = on.sandbox.world.createTasks(2);
    on.clock.spend(1);
    on.sandbox.world.deleteTask(first?.id ?? '');
    const { tasks } = await on.platform.changedTasks(
      ['prj-roadmap'],
      { updatedAt: new Date(start).toISOString(), id: 'tsk-000002' },
      10,
    );
    expect(tasks.map((task) => [task.id, task.deleted])).toEqual([[first?.id, true]]);
    const some = await on.platform.getTasks([second?.id ?? '', 'tsk-404404', second?.id ?? '']);
    expect(some.map((task) => task.id)).toEqual([second?.id]);
    expect(await on.platform.getTasks([])).toEqual([]);
  });
});

describe('writing', () => {
  test('a repeated create answers the first task', async () => {
    const made = await on.platform.createTask(
      'prj-roadmap',
      { title: 'Once', labels: ['launch'], dueDate: '2026-12-24' },
      'key-1',
    );
    const again = await on.platform.createTask('prj-roadmap', { title: 'Once, later' }, 'key-1');
    expect(again).toEqual(made);
    expect(made).toMatchObject({
      key: 'ROAD-1',
      version: '1',
      statusId: 'st-backlog',
      url: `${sandboxOrigin}/tasks/${made.id}`,
    });
    expect(on.sandbox.world.tasks()).toHaveLength(1);
  });

  test('an update changes only what it names, at the version it names', async () => {
    const made = await on.platform.createTask(
      'prj-roadmap',
      { title: 'A', description: '<p>x</p>', assigneeId: 'usr-lena' },
      'k',
    );
    const done = await on.platform.updateTask(
      made.id,
      { statusId: 'st-done', description: null },
      made.version,
    );
    expect(done).toMatchObject({
      title: 'A',
      description: null,
      statusId: 'st-done',
      assigneeId: 'usr-lena',
      version: '2',
    });
    await expect(on.platform.updateTask(made.id, { title: 'B' }, made.version)).rejects.toMatchObject({
      code: 'PLATFORM_VERSION_CONFLICT',
      details: { scope: 'item', retry: 'backoff' },
    });
    expect(on.sandbox.world.task(made.id).title).toBe('A');
    expect((await on.platform.updateTask(made.id, { title: 'A' }, '2')).version).toBe('2');
  });

  test('comments are made once and move their task', async () => {
    const made = await on.platform.createTask('prj-roadmap', { title: 'A' }, 'k');
    on.clock.spend(10);
    const comment = { body: '<p>Hello</p>', externalId: '10071', authorName: 'Lena Lead' };
    const first = await on.platform.createComment(made.id, comment, 'c');
    expect(await on.platform.createComment(made.id, comment, 'c')).toEqual(first);
    expect(await on.platform.listComments(made.id)).toEqual([first]);
    const [task] = await on.platform.getTasks([made.id]);
    expect(task).toMatchObject({
      version: '2',
      commentCount: 1,
      commentsUpdatedAt: first.createdAt,
      updatedAt: first.createdAt,
    });
  });

  test('more than a page of comments', async () => {
    const task = on.sandbox.world.createTask({ title: 'Talk' });
    for (let index = 0; index < 230; index += 1) on.sandbox.world.addComment(task.id, `<p>${index}</p>`);
    expect((await on.platform.listComments(task.id)).map((comment) => comment.body).at(-1)).toBe(
      '<p>229</p>',
    );
  });

  test('one webhook, made, found again, replaced, deleted, and deleted again', async () => {
    const hook = { url: 'https://hooks.example/x1/a', projectIds: ['prj-roadmap'], secret: 's'.repeat(32) };
    const { webhookId } = await on.platform.putWebhook({ ...hook, webhookId: null });
    expect(await on.platform.putWebhook({ ...hook, webhookId: null })).toEqual({ webhookId });
    expect(await on.platform.putWebhook({ ...hook, projectIds: ['prj-website'], webhookId })).toEqual({
      webhookId,
    });
    expect(on.sandbox.world.webhooks().map((one) => one.projectIds)).toEqual([['prj-website']]);
    await on.platform.deleteWebhook(webhookId);
    await on.platform.deleteWebhook(webhookId);
    expect(on.sandbox.world.webhooks()).toEqual([]);
    expect(await on.platform.putWebhook({ ...hook, webhookId })).toEqual({ webhookId: 'whk-000002' });
  });
});

describe('webhooks', () => {
  const secret = 'a-secret-of-enough-characters';

  async function received(hookSecret: string): Promise<{ headers: Record<string, string>; body: string }[]> {
    const all: { headers: Record<string, string>; body: string }[] = [];
    on.internet.register('https://hooks.example', async (request) => {
      all.push({ headers: Object.fromEntries(request.headers), body: await request.text() });
      return new Response(null, { status: all.length === 1 ? 500 : 204 });
    });
    await on.platform.putWebhook({
      url: 'https://hooks.example/x1/a',
      projectIds: ['prj-roadmap'],
      secret: hookSecret,
      webhookId: null,
    });
    return all;
  }

  test.each([secret, `whsec_${Buffer.from('0123456789abcdefghijklmn').toString('base64')}`])(
    'changes arrive signed, together, and again after a failure (%s)',
    async (one) => {
      const all = await received(one);
      on.sandbox.world.createTasks(3);
      on.sandbox.world.createTasks(1, 'prj-website');
      await on.clock.advanceBy(1_000);
      await on.clock.advanceBy(5_000);
      expect(all).toHaveLength(2);
      const [first, second] = all.map((request) => on.kind.readWebhook(request, one, on.clock.now()));
      expect(second).toEqual({ eventId: 'evt-000001', taskIds: ['tsk-000001', 'tsk-000002', 'tsk-000003'] });
      expect(first).toEqual(second);
      expect(on.sandbox.world.deliveries()[0]).toMatchObject({ attempts: 2, status: 204, nextAt: null });
    },
  );

  test('our own changes are not told to us', async () => {
    const all = await received(secret);
    await on.platform.createTask('prj-roadmap', { title: 'Ours' }, 'k');
    await on.clock.advanceBy(2_000);
    expect(all).toEqual([]);
  });

  test('what is forged, old or broken is refused by name', async () => {
    const all = await received(secret);
    on.sandbox.world.createTasks(1);
    await on.clock.advanceBy(1_000);
    const good = all[0] ?? { headers: {}, body: '' };
    const now = on.clock.now();
    const read =
      (request: typeof good, key = secret, at = now) =>
      () =>
        on.kind.readWebhook(request, key, at);
    expect(read(good)).not.toThrow();
    expect(read(good, `${secret}x`)).toThrow(coded('WEBHOOK_SIGNATURE_INVALID'));
    expect(read({ ...good, body: `${good.body} ` })).toThrow(coded('WEBHOOK_SIGNATURE_INVALID'));
    expect(read({ headers: {}, body: good.body })).toThrow(coded('WEBHOOK_SIGNATURE_INVALID'));
    expect(read({ ...good, headers: { ...good.headers, 'webhook-id': 'evt-000002' } })).toThrow(
      coded('WEBHOOK_SIGNATURE_INVALID'),
    );
    expect(read(good, secret, now + 301_000)).toThrow(coded('WEBHOOK_EXPIRED'));
    expect(read(good, secret, now - 302_000)).toThrow(coded('WEBHOOK_EXPIRED'));
  });
});

describe('what goes wrong, by name', () => {
  const slow: Fetcher = (url, request) => {
    if (url.includes('/api/'))
      return new Promise((_resolve, reject) =>
        request.signal.addEventListener('abort', () => reject(new Error('aborted'))),
      );
    return on.fetcher(url, request);
  };
  const deaf: Fetcher = () => new Promise(() => undefined);
  const saying =
    (status: number, body = '', headers: Record<string, string> = {}): Fetcher =>
    async () =>
      new Response(body, { status, headers });
  const throwing =
    (error: Error): Fetcher =>
    () =>
      Promise.reject(error);
  const through = (fetcher: Fetcher): Platform =>
    planningApi(fetcher, 20).open(sandboxOrigin, () => Promise.resolve(`Bearer ${on.grant.accessToken}`));
  const egress = Object.assign(new Error('URL not included in the external fetch backend permissions'), {
    name: 'REQUEST_EGRESS_ALLOWLIST_ERR',
  });

  const rows: [string, () => Promise<unknown>, object][] = [
    [
      'too many calls',
      () => {
        on.sandbox.world.faults.refuseNext = { calls: 1, retryAfterSeconds: 7 };
        return on.platform.whoAmI();
      },
      {
        code: 'PLATFORM_RATE_LIMITED',
        details: { scope: 'connection', retry: 'after', retryAt: start + 7_000 },
      },
    ],
    [
      'down',
      () => {
        on.sandbox.world.faults.down = true;
        return on.platform.whoAmI();
      },
      {
        code: 'PLATFORM_UNAVAILABLE',
        details: { scope: 'connection', retry: 'backoff', facts: { status: 503 } },
      },
    ],
    [
      'unreachable',
      () => {
        on.sandbox.world.faults.unreachable = true;
        return on.platform.whoAmI();
      },
      { code: 'PLATFORM_UNREACHABLE', details: { scope: 'connection', retry: 'backoff' } },
    ],
    [
      'unknown name',
      () => {
        on.sandbox.world.faults.unknownName = true;
        return on.platform.whoAmI();
      },
      { code: 'PLATFORM_NOT_FOUND' },
    ],
    [
      'slow on a virtual clock',
      () => {
        on.sandbox.world.faults.latencyMs = 30_000;
        return on.platform.whoAmI();
      },
      { code: 'PLATFORM_TIMEOUT', details: { scope: 'connection', retry: 'backoff' } },
    ],
    ['slow', () => through(slow).whoAmI(), { code: 'PLATFORM_TIMEOUT' }],
    ['a network that ignores the deadline', () => through(deaf).whoAmI(), { code: 'PLATFORM_TIMEOUT' }],
    [
      'a lost answer',
      () => {
        on.sandbox.world.faults.loseAnswers = 1;
        return on.platform.whoAmI();
      },
      { code: 'PLATFORM_UNREACHABLE' },
    ],
    [
      'egress refused by the proxy',
      () => through(saying(403, '', { 'forge-proxy-error': 'BLOCKED_EGRESS' })).whoAmI(),
      { code: 'EGRESS_NOT_APPROVED', details: { scope: 'connection', retry: 'never' } },
    ],
    [
      'egress refused by the runtime',
      () => through(throwing(egress)).whoAmI(),
      { code: 'EGRESS_NOT_APPROVED' },
    ],
    [
      'revoked',
      () => {
        on.sandbox.world.revokeGrants();
        return on.platform.whoAmI();
      },
      { code: 'GRANT_INVALID', details: { scope: 'connection', retry: 'never' } },
    ],
    [
      'gone',
      () => on.platform.updateTask('tsk-404404', { title: 'x' }, '1'),
      { code: 'PLATFORM_ITEM_GONE', details: { scope: 'item', retry: 'never' } },
    ],
    [
      'gone project',
      () => on.platform.changedTasks(['prj-404'], null, 10),
      { code: 'PLATFORM_ITEM_GONE', details: { scope: 'project', retry: 'never' } },
    ],
    [
      'a value that cannot be',
      () => on.platform.createTask('prj-roadmap', { title: 'x', dueDate: '2026-02-30' }, 'k'),
      {
        code: 'PLATFORM_REFUSED_ITEM',
        details: { scope: 'item', retry: 'backoff', facts: { field: 'dueDate' } },
      },
    ],
    [
      'a title that is too long',
      () => on.platform.createTask('prj-roadmap', { title: 'x'.repeat(501) }, 'k'),
      {
        code: 'PLATFORM_REFUSED_ITEM',
        details: { scope: 'item', retry: 'backoff', facts: { field: 'title' } },
      },
    ],
    [
      'a page instead of JSON',
      () => through(saying(200, '<html>')).whoAmI(),
      { code: 'PLATFORM_NOT_COMPATIBLE' },
    ],
    [
      'another shape',
      () => through(saying(200, '{"user":{"id":1}}')).whoAmI(),
      { code: 'PLATFORM_NOT_COMPATIBLE', details: { facts: { member: 'user.id' } } },
    ],
    [
      'sent elsewhere',
      () => through(saying(302, '', { location: 'https://evil.example/' })).whoAmI(),
      { code: 'PLATFORM_REDIRECTS', details: { facts: { to: 'evil.example' } } },
    ],
    [
      'a field name that is none',
      () => through(saying(422, '{"errors":[{"field":"<b>x</b>"}]}')).getTasks(['a']),
      { code: 'PLATFORM_REFUSED_ITEM', details: { scope: 'item', retry: 'backoff' } },
    ],
  ];
  test.each(rows)('%s', async (_name, act, problem) => {
    await expect(act()).rejects.toMatchObject({ name: 'Problem', ...problem });
  });

  test('a token without the scope is forbidden, and the connection stays', async () => {
    const poor = await on.sandbox.world.issueGrant({ clientId: on.client.clientId, scopes: ['work:read'] });
    const platform = on.kind.open(sandboxOrigin, () => Promise.resolve(`Bearer ${poor.accessToken}`));
    await expect(platform.createTask('prj-roadmap', { title: 'x' }, 'k')).rejects.toMatchObject({
      code: 'PLATFORM_FORBIDDEN',
      details: { scope: 'item', retry: 'never' },
    });
    expect((await platform.whoAmI()).userId).toBe('usr-paula');
  });

  test('a refused token is asked for once more', async () => {
    const asked: (string | undefined)[] = [];
    const platform = on.kind.open(sandboxOrigin, (_, refusal) => {
      asked.push(refusal?.header);
      return Promise.resolve(refusal === undefined ? 'Bearer old' : `Bearer ${on.grant.accessToken}`);
    });
    expect((await platform.whoAmI()).userId).toBe('usr-paula');
    expect(asked).toEqual([undefined, 'Bearer old']);
  });
});

describe('discovery', () => {
  test('the sandbox tells where to authorise', async () => {
    expect(await on.kind.discover(sandboxOrigin)).toEqual({
      issuer: sandboxOrigin,
      authorization: `${sandboxOrigin}/oauth/authorize`,
      token: `${sandboxOrigin}/oauth/token`,
      revocation: `${sandboxOrigin}/oauth/revoke`,
      scopes: ['work:read', 'work:write', 'webhooks:manage', 'offline_access'],
    });
  });

  const metadata = {
    issuer: sandboxOrigin,
    authorization_endpoint: `${sandboxOrigin}/a`,
    token_endpoint: `${sandboxOrigin}/t`,
    code_challenge_methods_supported: ['S256'],
  };
  const rows: [string, number, object | string, string][] = [
    ['nothing there', 404, '', 'PLATFORM_NOT_COMPATIBLE'],
    ['another issuer', 200, { ...metadata, issuer: 'https://other.example' }, 'PLATFORM_NOT_COMPATIBLE'],
    ['no PKCE', 200, { ...metadata, code_challenge_methods_supported: ['plain'] }, 'PLATFORM_NOT_COMPATIBLE'],
    [
      'plain http',
      200,
      { ...metadata, token_endpoint: 'http://sandbox.planlink.example/t' },
      'PLATFORM_NOT_COMPATIBLE',
    ],
    ['down', 503, '', 'PLATFORM_UNAVAILABLE'],
  ];
  test.each(rows)('%s', async (_name, status, body, code) => {
    const kind = planningApi(async () => new Response(JSON.stringify(body), { status }));
    await expect(kind.discover(sandboxOrigin)).rejects.toMatchObject({ code });
  });

  test('a name nobody knows', async () => {
    await expect(on.kind.discover('https://nowhere.example')).rejects.toMatchObject({
      code: 'PLATFORM_NOT_FOUND',
    });
  });
});
