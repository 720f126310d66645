import { VirtualClock } from '../clock';
import { fixtureHost } from '../host/fixtures/fixture-host';
import { InlineRuntime } from '../host/inline-runtime';
import { LOCAL_INSTALLATION } from '../host/installation';
import { seedSite } from '../jira/seed';
import { createJiraTwin } from '../jira/twin';
import type { Program } from '../program';
import { userCookie } from './acting-user';
import { forgeAppHost } from './forge-app-host';
import { createShell } from './shell';

const manifest = `
app: { id: fixture }
permissions: {}
modules:
  jira:adminPage: [{ key: page, resource: page, title: Fixture }]
  jira:projectPage: [{ key: project, resource: page, title: Project fixture }]
  jira:issueContext: [{ key: issue, resource: page, title: Issue fixture }]
resources: [{ key: page, path: static }]
`;
const origin = 'http://127.0.0.1:4100';

let shell: Program;

/** The search page as one person, after a link of the app. */
async function found(jql: string, user = 'acc-member'): Promise<{ status: number; text: string }> {
  const request = new Request(`${origin}/issues/?jql=${encodeURIComponent(jql)}`, {
    headers: { cookie: `${userCookie}=${user}` },
  });
  const response = await shell(request);
  return { status: response.status, text: await response.text() };
}

const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/href="\/browse\/([A-Z]+-\d+)"/g)].map(([, key]) => key ?? '');

beforeAll(async () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 2, 9));
  const { host, recorder } = fixtureHost(new InlineRuntime(() => ({}), clock), clock);
  const jira = createJiraTwin({
    clock,
    entityProperties: [{ alias: 'planningSync', propertyKey: 'planlink-sync', path: 'sync' }],
  });
  seedSite(jira);
  const issueUpdates = ['In step', 'In <b>trouble</b>'].map((summary, index) => ({
    fields: { project: { id: '10000' }, issuetype: { id: '10002' }, summary },
    properties: index === 0 ? [] : [{ key: 'planlink-sync', value: { sync: 'failed' } }],
  }));
  await jira.program(
    new Request('https://demo-jira.example/rest/api/3/issue/bulk', {
      method: 'POST',
      headers: { 'x-twin-actor': 'app', 'content-type': 'application/json' },
      body: JSON.stringify({ issueUpdates }),
    }),
  );
  // The search shows changes late.
  await clock.advanceBy(120_000);
  shell = createShell({
    host: forgeAppHost({ host, appId: 'fixture', installation: LOCAL_INSTALLATION, recorder }),
    jira: jira.program,
    manifest,
    origin,
    resourceOrigins: { page: 'http://127.0.0.1:4101' },
    platforms: [],
  });
});

test('a link with a query leads to the issues that match, with key, summary and status', async () => {
  const { status, text } = await found('project = ROAD AND planningSync = failed');
  expect(status).toBe(200);
  expect(keysIn(text)).toEqual(['ROAD-2']);
  expect(text).toContain('In &lt;b&gt;trouble&lt;/b&gt;');
  expect(text).toContain('<span class="lozenge">To Do</span>');
  expect(text).toContain('value="project = ROAD AND planningSync = failed"');
});

test('shows nobody what Jira does not show them', async () => {
  const { text } = await found('planningSync = failed', 'acc-outsider');
  expect(keysIn(text)).toEqual([]);
  expect(text).toContain('No issue that you may see matches.');
});

test('a query that Jira refuses is told in its words and stays to be changed', async () => {
  const { text } = await found('nonsense ~ "<x>"');
  expect(text).toContain('role="alert"');
  expect(text).toContain('value="nonsense ~ &quot;&lt;x&gt;&quot;"');
  expect(keysIn(text)).toEqual([]);
});

test('without a query there is the form alone', async () => {
  const { status, text } = await found('');
  expect(status).toBe(200);
  expect(text).toContain('name="jql"');
  expect(text).not.toContain('<table>');
});
