import { generateKeyPairSync } from 'node:crypto';
import { load } from 'cheerio';
import { VirtualClock } from '../../clock';
import { Internet } from '../../internet';
import { createSandbox, type Sandbox } from '..';

// Loading the authorisation server for the first time transforms some two hundred modules.
jest.setTimeout(60_000);

const home = 'http://127.0.0.1:40123';
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({
    clock: new VirtualClock(Date.parse('2026-11-22T08:00:00.000Z')),
    internet: new Internet(),
    seed: 60,
  });
});

async function visit(
  path: string,
  form?: Record<string, string>,
  origin = home,
): Promise<{ status: number; location: string | null; $: ReturnType<typeof load> }> {
  const answer = await sandbox.program(
    new Request(
      home + path,
      form === undefined ? {} : { method: 'POST', headers: { origin }, body: new URLSearchParams(form) },
    ),
  );
  return { status: answer.status, location: answer.headers.get('location'), $: load(await answer.text()) };
}

test('from the projects to a task', async () => {
  const projects = await visit('/');
  expect(projects.$('main').text().replace(/\s+/g, ' ')).toContain('Roadmap (ROAD, 60 tasks)');
  const first = await visit('/projects/prj-roadmap');
  expect(first.$('tbody tr')).toHaveLength(50);
  const second = await visit('/projects/prj-roadmap?page=2');
  expect(second.$('tbody tr')).toHaveLength(10);
  const task = await visit(first.$('tbody a').first().attr('href') ?? '');
  expect(task.$('h1').text()).toContain('ROAD-60');
});

const keyText = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
const statusOf = async (authorization: string): Promise<number> => {
  const answer = await sandbox.program(
    new Request(`${sandbox.publicOrigin}/api/v1/me`, { headers: { authorization } }),
  );
  return answer.status;
};

test('each control of each page has a name, and ids are unique', async () => {
  const task = sandbox.world.tasks()[0]?.id ?? '';
  sandbox.world.addComment(task, '<p>x</p>');
  sandbox.world.registerConsumer({ consumerKey: 'planlink-1', publicKey: keyText() });
  sandbox.world.issuePersonalToken();
  sandbox.world.createServiceAccount();
  for (const path of [
    '/',
    '/projects/prj-roadmap',
    '/projects/prj-roadmap/new',
    `/tasks/${task}`,
    '/clients',
    '/application-links',
    '/application-links/planlink-1',
    '/personal-tokens',
    '/service-accounts',
    '/deliveries',
    '/faults',
    '/nowhere',
  ]) {
    const { $ } = await visit(path);
    expect($('h1')).toHaveLength(1);
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(ids).toEqual([...new Set(ids)]);
    for (const control of $('input:not([type=hidden]), select, textarea').get()) {
      expect(
        $(`label[for="${$(control).attr('id') ?? ''}"]`)
          .text()
          .trim(),
      ).not.toBe('');
    }
    expect($('script')).toHaveLength(0);
  }
});

test('a task is made, edited and deleted', async () => {
  const made = await visit('/projects/prj-website/new', {
    title: 'New & <b>bold</b>',
    statusId: 'st-todo',
    labels: 'a, b,, a',
    description: '<p onclick="x()">Hi</p><script>alert(1)</script>',
  });
  expect(made.status).toBe(303);
  const [task] = sandbox.world.tasks('prj-website');
  expect(task).toMatchObject({ title: 'New & <b>bold</b>', labels: ['a', 'b'], description: '<p>Hi</p>' });
  const shown = await visit(made.location ?? '');
  expect(shown.$('h1').text()).toBe('WEB-1 New & <b>bold</b>');
  expect(shown.$('h1 b')).toHaveLength(0);
  const path = `/tasks/${task?.id}`;
  const edit = {
    title: 'Renamed',
    statusId: 'st-done',
    assigneeId: 'usr-lena',
    dueDate: '2026-12-24',
    version: '1',
  };
  expect((await visit(path, edit)).status).toBe(303);
  expect(sandbox.world.task(task?.id ?? '')).toMatchObject({
    title: 'Renamed',
    assigneeId: 'usr-lena',
    dueDate: '2026-12-24',
    description: null,
  });
  const late = await visit(path, edit);
  expect([late.status, late.$('[role=alert]').text()]).toEqual([
    412,
    expect.stringContaining('changed this task meanwhile'),
  ]);
  expect((await visit(path, { ...edit, version: '2', title: ' ' })).$('[role=alert]').text()).toContain(
    'title',
  );
  await visit(`${path}/delete`, {});
  expect(sandbox.world.task(task?.id ?? '').deleted).toBe(true);
});

test('a task has a type from the start, and a parent and fields by its page', async () => {
  const { world } = sandbox;
  const feature = world.createTask({ title: 'F', typeId: 'ty-feature' });
  const made = await visit('/projects/prj-roadmap/new', {
    title: 'S',
    typeId: 'ty-story',
    statusId: 'st-review',
  });
  const path = (made.location ?? '').split('?')[0] ?? '';
  const id = path.replace('/tasks/', '');
  expect(world.task(id)).toMatchObject({ typeId: 'ty-story', statusId: 'st-review', fields: {} });
  const { $ } = await visit(path);
  expect(
    $('#parentId option')
      .map((_, one) => $(one).attr('value') ?? '')
      .get(),
  ).toEqual(['', feature.id]);
  // What a browser sends: every named control, boxes only when they are checked.
  const asShown = Object.fromEntries(
    $(`form[action="${path}"] [name]:not([type=checkbox])`)
      .get()
      .map((control): [string, string] => [
        $(control).attr('name') ?? '',
        String($(control).val() ?? '').trim(),
      ]),
  );
  const filled = {
    ...asShown,
    parentId: feature.id,
    'field-fld-points': '2.5',
    'field-fld-risk': 'opt-low',
    'field-fld-billable': 'false',
    'field-fld-teams-opt-data': 'on',
    'field-fld-customer': 'A & B',
  };
  expect((await visit(path, filled)).status).toBe(303);
  const fields = {
    'fld-points': 2.5,
    'fld-risk': 'opt-low',
    'fld-billable': false,
    'fld-teams': ['opt-data'],
    'fld-customer': 'A & B',
  };
  expect(world.task(id)).toMatchObject({ statusId: 'st-review', parentId: feature.id, fields });
  const refused = await visit(path, { ...filled, version: '2', 'field-fld-points': 'many' });
  expect([refused.status, refused.$('[role=alert]').text()]).toEqual([
    422,
    expect.stringContaining('fields.fld-points (A number)'),
  ]);
  await visit(path, { ...asShown, version: '2' });
  expect(world.task(id)).toMatchObject({ parentId: null, fields: {}, version: 3 });
});

test('Markdown is shown as it is written', async () => {
  sandbox.world.markup = 'markdown';
  const { id } = sandbox.world.createTask({ title: 'M', description: '**x** <img src=x onerror=alert(1)>' });
  const { $ } = await visit(`/tasks/${id}`);
  expect([$('main pre').text(), $('main img')]).toEqual([
    '**x** <img src=x onerror=alert(1)>',
    expect.objectContaining({ length: 0 }),
  ]);
});

test('comments are added and deleted', async () => {
  const { id } = sandbox.world.createTask({ title: 'Talk' });
  await visit(`/tasks/${id}/comments`, { body: 'plain & simple' });
  const [comment] = sandbox.world.comments(id);
  expect(comment?.body).toBe('<p>plain &amp; simple</p>');
  expect((await visit(`/tasks/${id}`)).$('.rich p').text()).toBe('plain & simple');
  await visit(`/tasks/${id}/comments/${comment?.id}/delete`, {});
  expect(sandbox.world.comments(id)).toEqual([]);
});

test('a client gets its secret once', async () => {
  const made = await visit('/clients', { name: 'Planlink', redirectUri: 'http://127.0.0.1:8080/x1/cb' });
  const secret = made.$('#client-secret').text();
  expect(secret).toHaveLength(43);
  const after = await visit('/clients');
  expect(after.$('main').text()).toContain(made.$('#client-id').text());
  expect(after.$.html()).not.toContain(secret);
  expect((await visit('/clients', { name: 'x', redirectUri: 'http://evil.example/' })).status).toBe(422);
});

describe('application links', () => {
  test('are made, shown, given another key, and deleted', async () => {
    const [first, second] = [keyText(), keyText()];
    const made = await visit('/application-links', {
      name: 'Planlink <b>',
      consumerKey: 'jira-7',
      publicKey: first,
    });
    expect([made.status, made.location]).toEqual([303, '/application-links/jira-7']);
    const shown = await visit('/application-links/jira-7');
    expect(shown.$('h1').text()).toBe('Planlink <b>');
    expect(shown.$('#public-key').text()).toBe(first.replace(/-----.*-----|\n/g, ''));
    expect(shown.$('#fingerprint').text()).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    sandbox.world.issueConsumerToken({ consumerKey: 'jira-7' });

    const changed = await visit('/application-links/jira-7/key', { publicKey: second });
    const after = await visit(changed.location ?? '');
    expect(after.$('[role=status]').text()).toBe('The public key was changed.');
    expect(after.$('#fingerprint').text()).not.toBe(shown.$('#fingerprint').text());
    expect(sandbox.world.consumers()[0]?.liveTokens).toBe(1);

    await visit('/application-links/jira-7/revoke', {});
    expect(sandbox.world.consumers()[0]?.liveTokens).toBe(0);
    const deleted = await visit('/application-links/jira-7/delete', {});
    expect((await visit(deleted.location ?? '')).$('main').text()).toContain(
      'There are no application links',
    );
    expect((await visit('/application-links/jira-7')).status).toBe(404);
    expect((await visit('/application-links/jira-7/key', { publicKey: first })).status).toBe(404);
  });

  test('with something wrong say what, and nothing is stored', async () => {
    const key = keyText();
    const tell = async (path: string, form: Record<string, string>): Promise<unknown[]> => {
      const answer = await visit(path, form);
      return [answer.status, answer.$('[role=alert]').text().trim().replace(/\s+/g, ' ')];
    };
    const make = { name: 'A', consumerKey: 'a', publicKey: key };
    for (const [change, reason] of [
      [{ consumerKey: 'has space' }, 'A consumer key is'],
      [{ publicKey: 'nonsense' }, 'not a public key'],
      [{ name: ' ' }, 'A name has'],
    ] as const) {
      expect(await tell('/application-links', { ...make, ...change })).toEqual([
        422,
        expect.stringContaining(reason),
      ]);
    }
    expect(sandbox.world.consumers()).toEqual([]);
    await visit('/application-links', make);
    expect(await tell('/application-links', make)).toEqual([422, expect.stringContaining('There is an')]);
    expect(await tell('/application-links/a/key', { publicKey: '' })).toEqual([
      422,
      expect.stringContaining('not a public key'),
    ]);
  });
});

test('a personal token is shown once, works, and is revoked', async () => {
  const form = { name: 'For Jira', userId: 'usr-paula', days: '30', 'scope-work:read': 'on' };
  const made = await visit('/personal-tokens', form);
  const token = made.$('#personal-token').text();
  expect([made.status, await statusOf(`Bearer ${token}`)]).toEqual([201, 200]);
  expect(sandbox.world.personalTokens()[0]).toMatchObject({
    name: 'For Jira',
    userId: 'usr-paula',
    scopes: ['work:read'],
    expiresAt: Date.parse('2026-12-22T08:00:00.000Z'),
  });
  const after = await visit('/personal-tokens');
  expect(after.$.html()).not.toContain(token);
  const revoked = await visit(after.$('tbody form').attr('action') ?? '', {});
  expect((await visit(revoked.location ?? '')).$('tbody').text()).toContain('Revoked');
  expect(await statusOf(`Bearer ${token}`)).toBe(401);
  for (const wrong of [{ days: '7' }, { userId: 'usr-lena' }, { 'scope-work:read': '' }, { name: '' }])
    expect((await visit('/personal-tokens', { ...form, ...wrong })).status).toBe(422);
  expect(sandbox.world.personalTokens()).toHaveLength(1);
  await visit('/personal-tokens', { ...form, days: 'never' });
  expect(sandbox.world.personalTokens()[1]?.expiresAt).toBeNull();
});

test('a service account gets its password once, works, and is revoked', async () => {
  const form = { username: 'jira@northwind', userId: 'usr-service', 'scope-work:read': 'on' };
  const made = await visit('/service-accounts', form);
  const password = made.$('#api-password').text();
  const basic = `Basic ${Buffer.from(`jira@northwind:${password}`).toString('base64')}`;
  expect([made.status, await statusOf(basic)]).toEqual([201, 200]);
  const after = await visit('/service-accounts');
  expect(after.$.html()).not.toContain(password);
  expect((await visit('/service-accounts', form)).$('[role=alert]').text()).toContain(
    'There is a service account',
  );
  const [renew, revoke] = after
    .$('tbody form')
    .map((_, form) => form.attribs['action'])
    .get();
  const renewed = `Basic ${Buffer.from(
    `jira@northwind:${(await visit(renew ?? '', {})).$('#api-password').text()}`,
  ).toString('base64')}`;
  expect([await statusOf(basic), await statusOf(renewed)]).toEqual([401, 200]);
  await visit(revoke ?? '', {});
  expect(await statusOf(renewed)).toBe(401);
  expect((await visit('/service-accounts/nobody/password', {})).status).toBe(404);
});

test('the switches of the authorisation are kept, and all of them', async () => {
  const names = (await visit('/faults'))
    .$('fieldset input[type=checkbox]')
    .map((_, box) => String(box.attribs['name']))
    .get();
  expect(names).toHaveLength(9);
  const form = {
    state: 'up',
    latencySeconds: '0',
    clockMinutes: '-7',
    redirectTo: 'https://elsewhere.example',
  };
  await visit('/faults', { ...form, ...Object.fromEntries(names.map((name) => [name, 'on'])) });
  expect(sandbox.world.faults).toMatchObject({
    clockSkewMs: -420_000,
    redirectTo: 'https://elsewhere.example',
    ...Object.fromEntries(names.map((name) => [name, true])),
  });
  const { $ } = await visit('/faults');
  expect($('input[type=checkbox][checked]')).toHaveLength(names.length);
  expect([$('#clockMinutes').val(), $('#redirectTo').val()]).toEqual(['-7', 'https://elsewhere.example']);
  await visit('/faults', { state: 'up', latencySeconds: '0' });
  expect(sandbox.world.faults).toMatchObject({ clockSkewMs: 0, redirectTo: null, noExpiry: false });
  expect((await visit('/faults', { ...form, redirectTo: 'javascript:alert(1)' })).status).toBe(422);
});

test('the fault switches reach the API and leave the pages alone', async () => {
  await visit('/faults', { state: 'down', latencySeconds: '0' });
  expect((await sandbox.program(new Request(`${sandbox.publicOrigin}/api/v1/me`))).status).toBe(503);
  expect((await visit('/faults')).$('#state-down').attr('checked')).toBe('checked');
  await visit('/faults', { state: 'up', latencySeconds: '0', wrongTenant: 'on' });
  expect(sandbox.world.faults).toMatchObject({ down: false, wrongTenant: true });
});

test('changes that always fail and a page that never comes are set by ids, and shown again', async () => {
  await visit('/faults', {
    state: 'up',
    latencySeconds: '0',
    refusedTasks: 'tsk-1, tsk-2',
    slowTask: 'tsk-3',
  });
  expect([...sandbox.world.faults.failingTasks]).toEqual([
    ['tsk-1', 'invalid-field'],
    ['tsk-2', 'invalid-field'],
  ]);
  expect(sandbox.world.faults.slowPage).toEqual({ taskId: 'tsk-3', fromTasks: 1 });
  const { $ } = await visit('/faults');
  expect([$('#refusedTasks').val(), $('#slowTask').val()]).toEqual(['tsk-1, tsk-2', 'tsk-3']);
  await visit('/faults', { state: 'up', latencySeconds: '0', refusedTasks: '', slowTask: '' });
  expect([sandbox.world.faults.failingTasks.size, sandbox.world.faults.slowPage]).toEqual([0, null]);
});

test('a form of another site does nothing', async () => {
  expect((await visit('/revoke', {}, 'https://evil.example')).status).toBe(403);
});
