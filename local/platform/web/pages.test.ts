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

test('each control of each page has a name, and ids are unique', async () => {
  const task = sandbox.world.tasks()[0]?.id ?? '';
  sandbox.world.addComment(task, '<p>x</p>');
  for (const path of [
    '/',
    '/projects/prj-roadmap',
    '/projects/prj-roadmap/new',
    `/tasks/${task}`,
    '/clients',
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

test('the fault switches reach the API and leave the pages alone', async () => {
  await visit('/faults', { state: 'down', latencySeconds: '0' });
  expect((await sandbox.program(new Request(`${sandbox.publicOrigin}/api/v1/me`))).status).toBe(503);
  expect((await visit('/faults')).$('#state-down').attr('checked')).toBe('checked');
  await visit('/faults', { state: 'up', latencySeconds: '0', wrongTenant: 'on' });
  expect(sandbox.world.faults).toMatchObject({ down: false, wrongTenant: true });
});

test('a form of another site does nothing', async () => {
  expect((await visit('/revoke', {}, 'https://evil.example')).status).toBe(403);
});
