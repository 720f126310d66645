import * as z from 'zod';
import { jiraStage, type JiraStage } from './jira-data-center-stage';

let on: JiraStage;
beforeEach(async () => {
  on = await jiraStage({ seed: 30, features: 2 });
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const any = z.record(z.string(), z.any());

async function asked(method: string, path: string, body?: unknown): Promise<Record<string, any>> {
  const answer = await on.call(method, path, body);
  const text = await answer.text();
  return { status: answer.status, ...(text === '' ? {} : any.parse({ body: JSON.parse(text) })) };
}

test('tells its version to everybody and the rest to those who are signed in', async () => {
  const open = await on.internet.fetch(new Request(`${on.jira.publicOrigin}/rest/api/2/serverInfo`));
  expect(await open.json()).toMatchObject({ version: '10.3.17', deploymentType: 'Server' });
  const closed = await on.internet.fetch(new Request(`${on.jira.publicOrigin}/rest/api/2/project`));
  expect(closed.status).toBe(401);
  expect((await asked('GET', '/myself')).body).toMatchObject({ name: 'service', timeZone: 'Europe/Oslo' });
});

test('shows the projects of the sandbox, what a project has to choose from, and who is there', async () => {
  const { body: projects } = await asked('GET', '/project');
  expect(projects.map((one: any) => one.key)).toEqual(['ROAD', 'WEB', 'A11Y', 'MOVE']);
  const { body: types } = await asked('GET', '/project/ROAD/statuses');
  expect(types.find((one: any) => one.name === 'Feature').statuses).toHaveLength(4);
  const { body: meta } = await asked('GET', '/issue/createmeta/ROAD/issuetypes');
  expect(meta.total).toBe(4);
  const { body: screen } = await asked('GET', `/issue/createmeta/ROAD/issuetypes/${meta.values[0].id}`);
  expect(screen.values.map((one: any) => one.name)).toEqual(
    expect.arrayContaining(['Summary', 'Epic Link', 'Risk']),
  );
  for (const path of [
    '/field',
    '/priority',
    '/status',
    '/project/ROAD',
    '/mypermissions',
    '/user?username=milo',
  ])
    expect((await asked('GET', path)).status).toBe(200);
  expect((await asked('GET', '/user/search?username=.')).body).toHaveLength(8);
});

test('finds, reads, makes, changes and deletes issues', async () => {
  const made = await asked('POST', '/issue', {
    fields: {
      project: { key: 'ROAD' },
      issuetype: { name: 'Task' },
      summary: 'New',
      description: 'h2. Why\n\n* _one_',
    },
    properties: [{ key: 'marker', value: { by: 'us' } }],
  });
  expect(made.status).toBe(201);
  const read = await asked('GET', `/issue/${made.body.id}?fields=*all&properties=marker`);
  expect(read.body).toMatchObject({
    key: made.body.key,
    fields: { summary: 'New', description: 'h2. Why\n\n* _one_', status: { name: 'Backlog' } },
    properties: { marker: { by: 'us' } },
  });
  expect(on.sandbox.world.tasks().find(({ title }) => title === 'New')?.description).toBe(
    '<h2>Why</h2><ul><li><em>one</em></li></ul>',
  );
  const found = await asked('POST', '/search', {
    jql: 'project in (ROAD) AND updated >= "2026/11/22 09:00" ORDER BY updated ASC, key ASC',
    fields: ['summary', 'updated', 'comment'],
    maxResults: 2,
  });
  expect(found.body).toMatchObject({ total: 1, issues: [{ key: made.body.key }] });
  expect(
    (await asked('PUT', `/issue/${made.body.id}`, { fields: { summary: 'Renamed', labels: ['a'] } })).status,
  ).toBe(204);
  expect((await asked('DELETE', `/issue/${made.body.id}`)).status).toBe(204);
  expect((await asked('GET', `/issue/${made.body.id}`)).status).toBe(404);
});
