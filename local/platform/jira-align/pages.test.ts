import { load } from 'cheerio';
import { VirtualClock } from '../../clock';
import { Internet } from '../../internet';
import { createSandbox, type Sandbox } from '..';

jest.setTimeout(60_000);

const home = 'http://127.0.0.1:40123';
const start = Date.parse('2026-11-22T08:00:00.000Z');
let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ clock: new VirtualClock(start), internet: new Internet(), features: 2 });
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  sandbox.jiraAlign.program(new Request(home + path, init));

async function visit(path: string, form?: Record<string, string>, origin = home) {
  const body = form === undefined ? {} : { body: new URLSearchParams(form) };
  const answer = await ask(path, form === undefined ? {} : { method: 'POST', headers: { origin }, ...body });
  return { status: answer.status, location: answer.headers.get('location'), $: load(await answer.text()) };
}

test('from the programs to an item, which a person changes, cancels and deletes', async () => {
  const programs = await visit('/');
  expect(programs.$('main').text().replace(/\s+/g, ' ')).toContain('Roadmap (8 items)');
  const items = await visit('/programs/11');
  const link = items.$('tbody a').first();
  const path = link.attr('href') ?? '';
  const form = {
    title: 'Renamed',
    state: 'st-done',
    ownerId: 'usr-milo',
    due: '2026-12-24',
    tags: 'a, b',
    description: '',
  };
  expect((await visit(path, form)).location).toBe(`${path}&done=saved`);
  const id = `tsk-${(/\d+$/.exec(path)?.[0] ?? '').padStart(6, '0')}`;
  expect(sandbox.world.task(id)).toMatchObject({
    title: 'Renamed',
    statusId: 'st-done',
    assigneeId: 'usr-milo',
    dueDate: '2026-12-24',
    labels: ['a', 'b'],
  });
  await visit(path, { act: 'cancel' });
  expect(sandbox.jiraAlign.isCanceled(id)).toBe(true);
  expect((await visit('/programs/11')).$('tbody').text()).toContain('Cancelled');
  await visit(path, { act: 'restore' });
  await visit(path, { act: 'delete' });
  expect(sandbox.world.task(id).deleted).toBe(true);
  expect((await visit(path)).$('[role=status]').text()).toContain('recycle bin');
  expect((await visit(path, { ...form, title: '' })).$('[role=alert]').text()).toContain('title');
});

test('a new item of a chosen type', async () => {
  const made = await visit('/programs/11/new', { typeId: 'ty-defect', title: 'Broken' });
  expect(made.location).toMatch(/^\/DefectGrid\?FirstTime=True&DefectID=\d+&done=created$/);
  expect((await visit(made.location ?? '')).$('h1').text()).toMatch(/^Defect \d+: Broken$/);
});

test('a token is shown once, lets a program in, and ends when it is revoked or made anew', async () => {
  const token = (await visit('/profile', { userId: 'usr-paula', kind: 'align' })).$('#api-token').text();
  expect(token).toMatch(/^user:101\|/);
  expect((await visit('/profile')).$.html()).not.toContain(token);
  const statusOf = async (authorization: string): Promise<number> =>
    (await ask('/rest/align/api/2/programs', { headers: { authorization } })).status;
  expect(await statusOf(`Bearer ${token}`)).toBe(200);
  const next = (await visit('/profile', { userId: 'usr-paula', kind: 'align' })).$('#api-token').text();
  expect([await statusOf(`Bearer ${token}`), await statusOf(`Bearer ${next}`)]).toEqual([401, 200]);
  const pair = (await visit('/profile', { userId: 'usr-paula', kind: 'atlassian' })).$('#api-token').text();
  const basic = (email: string): string => `Basic ${Buffer.from(`${email}:${pair}`).toString('base64')}`;
  expect([await statusOf(basic('paula@example.com')), await statusOf(basic('sam@example.com'))]).toEqual([
    200, 401,
  ]);
  expect(await statusOf(`Bearer ${pair}`)).toBe(401);
  await visit('/profile/revoke', { userId: 'usr-paula', kind: 'align' });
  expect(await statusOf(`Bearer ${next}`)).toBe(401);
  const kept = JSON.stringify(sandbox.snapshot());
  expect(kept).not.toContain(pair);
  const state = sandbox.snapshot();
  sandbox = await createSandbox({ clock: new VirtualClock(start), internet: new Internet(), state });
  expect(await statusOf(basic('paula@example.com'))).toBe(200);
  sandbox.world.setUserActive('usr-paula', false);
  expect(await statusOf(basic('paula@example.com'))).toBe(401);
});

test('each control of each page has a name, ids are unique, and there is no script', async () => {
  sandbox.jiraAlign.issueToken('usr-paula');
  const item = (await visit('/programs/11')).$('tbody a').first().attr('href') ?? '';
  for (const path of ['/', '/programs/11', '/programs/11/new', '/profile', item, '/nowhere']) {
    const { $ } = await visit(path);
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(new Set(ids).size).toBe(ids.length);
    for (const control of $('input:not([type=hidden]), select, textarea').get()) {
      const id = $(control).attr('id') ?? '';
      expect([path, id, $(`label[for="${id}"]`).length]).toEqual([path, id, 1]);
    }
    expect($('h1')).toHaveLength(1);
    expect($('script')).toHaveLength(0);
  }
});

test("another site's form does nothing, and what is not there is not found", async () => {
  expect(
    (await visit('/profile', { userId: 'usr-paula', kind: 'align' }, 'https://evil.example')).status,
  ).toBe(403);
  for (const path of ['/programs/99', '/StoryGrid?StoryID=999999', '/StoryGrid', '/tasks/tsk-000001'])
    expect((await visit(path)).status).toBe(404);
});

test.each([
  ['GET', '/2/things', {}, 404],
  ['GET', '/2/stories/999999', {}, 404],
  ['GET', '/2/epics/1', {}, 404],
  ['PUT', '/2/stories', {}, 405],
  ['DELETE', '/2/stories', {}, 405],
  ['GET', '/2/stories?limit=5', {}, 400],
  ['GET', '/2/stories?$top=101', {}, 400],
  ['GET', '/2/stories?$skip=-1', {}, 400],
  ['GET', '/2/stories?$select=id,colour', {}, 400],
  ['GET', '/2/stories?$orderby=colour', {}, 400],
  ['GET', '/2/stories?$filter=id', {}, 400],
  ['GET', '/2/features/1?$select=id', {}, 400],
  ['POST', '/2/stories', { body: '{', type: 'application/json' }, 400],
  ['POST', '/2/stories', { body: '{"title":"A"}', type: 'application/json' }, 400],
  ['POST', '/2/stories', { body: '{"programId":11}', type: 'application/json' }, 400],
  ['POST', '/2/stories', { body: '{"programId":11,"title":"A","colour":1}', type: 'application/json' }, 400],
  ['POST', '/2/stories', { body: '{"programId":12,"title":"A"}', type: 'application/json' }, 400],
  ['POST', '/2/stories', { body: '{}', type: 'text/plain' }, 415],
  ['PATCH', '/2/features/1', { body: '{"title":"A"}', type: 'application/json' }, 415],
  ['PATCH', '/2/features/1', { body: '{"title":"A"}', type: 'application/json-patch+json' }, 400],
  [
    'PATCH',
    '/2/features/1',
    { body: '[{"op":"replace","path":"/id","value":2}]', type: 'application/json-patch+json' },
    400,
  ],
  [
    'PATCH',
    '/2/features/1',
    { body: '[{"op":"replace","path":"/ownerId","value":999}]', type: 'application/json-patch+json' },
    400,
  ],
] as const)('%s %s is answered as the platform would (%#)', async (method, path, given, status) => {
  const authorization = `Bearer ${sandbox.jiraAlign.issueToken()}`;
  const sent = 'body' in given ? given : null;
  const answer = await ask(`/rest/align/api${path}`, {
    method,
    headers: { authorization, ...(sent === null ? {} : { 'content-type': sent.type }) },
    ...(sent === null ? {} : { body: sent.body }),
  });
  expect([answer.status, await answer.json()]).toEqual([
    status,
    expect.objectContaining({ status, title: expect.any(String) }),
  ]);
});
