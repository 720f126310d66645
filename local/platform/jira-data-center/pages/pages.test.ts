import { load } from 'cheerio';
import { VirtualClock } from '../../../clock';
import { Internet } from '../../../internet';
import { createSandbox, type Sandbox } from '../..';

// Loading the authorisation server for the first time transforms some two hundred modules.
jest.setTimeout(60_000);

const home = 'http://127.0.0.1:40123';
let sandbox: Sandbox;
beforeEach(async () => {
  const clock = new VirtualClock(Date.parse('2026-11-22T08:00:00.000Z'));
  sandbox = await createSandbox({ clock, internet: new Internet() });
});

async function visit(path: string, form?: Record<string, string>) {
  const answer = await sandbox.jiraDataCenter.program(
    new Request(
      home + path,
      form === undefined
        ? {}
        : { method: 'POST', headers: { origin: home }, body: new URLSearchParams(form) },
    ),
  );
  return { status: answer.status, location: answer.headers.get('location'), $: load(await answer.text()) };
}

test('each control of each page has a name, ids are unique, and nothing is of another platform', async () => {
  const task = sandbox.world.createTask({ title: 'Shown', externalUrl: 'https://x.example/browse/A-1' });
  sandbox.world.addComment(task.id, '<p>Said</p>');
  sandbox.jiraDataCenter.issuePersonalToken();
  sandbox.jiraDataCenter.createServiceAccount();
  for (const path of [
    '/',
    '/projects/ROAD',
    `/browse/${task.key}`,
    '/plugins/servlet/applinks/listApplicationLinks',
    '/plugins/servlet/oauth2/incoming',
    '/secure/ViewProfile.jspa',
    '/secure/admin/user/UserBrowser.jspa',
    '/secure/admin/ViewSystemInfo.jspa',
    '/nowhere',
  ]) {
    const { $ } = await visit(path);
    expect([path, $('h1').length]).toEqual([path, 1]);
    expect($('header').text()).toContain('Northwind Jira');
    const ids = $('[id]')
      .map((_, element) => $(element).attr('id'))
      .get();
    expect(ids).toEqual([...new Set(ids)]);
    for (const control of $('input:not([type=hidden]), select, textarea').get())
      expect(
        $(`label[for="${$(control).attr('id') ?? ''}"]`)
          .text()
          .trim(),
      ).not.toBe('');
    expect($('script')).toHaveLength(0);
    for (const link of $('nav a').get()) expect((await visit($(link).attr('href') ?? '')).status).toBe(200);
  }
});

test('a person changes an issue in wiki markup, and what was not touched stays as it was', async () => {
  const task = sandbox.world.createTask({ title: 'Old', description: '<p>a <span>b</span></p>' });
  const form = (change: Record<string, string>): Record<string, string> => ({
    version: String(sandbox.world.task(task.id).version),
    title: 'New',
    description: 'a b',
    statusId: 'st-doing',
    ...change,
  });
  expect(await visit(`/browse/${task.key}`, form({}))).toMatchObject({
    status: 303,
    location: `/browse/${task.key}?done=saved`,
  });
  expect(sandbox.world.task(task.id)).toMatchObject({
    title: 'New',
    statusId: 'st-doing',
    description: '<p>a <span>b</span></p>',
  });
  await visit(`/browse/${task.key}`, form({ description: 'h1. Other' }));
  expect(sandbox.world.task(task.id).description).toBe('<h1>Other</h1>');
  const { $ } = await visit(`/browse/${task.key}`);
  expect($('#description').text().trim()).toBe('h1. Other');
  expect((await visit(`/browse/${task.key}`, form({ version: '1' }))).status).toBe(412);
  expect((await visit(`/browse/${task.key}`, form({ title: '' }))).status).toBe(422);
  await visit(`/browse/${task.key}/comments`, { body: '*Hi*' });
  expect(sandbox.world.comments(task.id)[0]?.body).toBe('<p><strong>Hi</strong></p>');
  await visit(`/browse/${task.key}/delete`, {});
  expect((await visit(`/browse/${task.key}`)).status).toBe(404);
});

test('the status of the review is offered only where the workflow leads there', async () => {
  const offered = async (statusId: string): Promise<string[]> => {
    const task = sandbox.world.createTask({ title: 'T', statusId });
    const { $ } = await visit(`/browse/${task.key}`);
    return $('#statusId option')
      .map((_, option) => $(option).attr('value'))
      .get();
  };
  expect(await offered('st-backlog')).not.toContain('st-review');
  expect(await offered('st-doing')).toContain('st-review');
});

test('it becomes another version', async () => {
  await visit('/secure/admin/ViewSystemInfo.jspa', { version: '8.20.30' });
  const { $ } = await visit('/secure/admin/ViewSystemInfo.jspa');
  expect($('#jira-version').text()).toBe('8.20.30');
});

test('a form of another site is refused', async () => {
  const answer = await sandbox.jiraDataCenter.program(
    new Request(`${home}/secure/admin/ViewSystemInfo.jspa`, {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ version: '8.20.30' }),
    }),
  );
  expect(answer.status).toBe(403);
});
