import * as z from 'zod';
import { asked, jiraStage, type JiraStage } from './jira-data-center-stage';

let on: JiraStage;
beforeEach(async () => {
  on = await jiraStage();
});
afterEach(() => {
  on.end();
  expect(on.traffic.faults).toEqual([]);
});

const found = z.object({ issues: z.array(z.object({ fields: z.object({ summary: z.string() }) })) });

async function titles(jql: string, more: object = {}): Promise<string[]> {
  const { body, status } = await asked(on, 'POST', '/search', { jql, fields: ['summary'], ...more });
  expect([jql, status, body]).toEqual([jql, 200, body]);
  return found.parse(body).issues.map(({ fields }) => fields.summary);
}

test('finds by what an issue has', async () => {
  const { world } = on.sandbox;
  world.createTask({ title: 'Mobile login', labels: ['mobile', 'two words'], assigneeId: 'usr-milo' });
  world.createTask({
    title: 'Invoice export',
    typeId: 'ty-story',
    statusId: 'st-done',
    fields: { 'fld-risk': 'opt-high' },
  });
  world.createTask({ title: 'Elsewhere' }, 'prj-website');
  const by = (jql: string): Promise<string[]> => titles(`${jql} ORDER BY key`);
  expect(await by('project = ROAD')).toEqual(['Mobile login', 'Invoice export']);
  expect(await by('labels = mobile AND labels in (two_words)')).toEqual(['Mobile login']);
  expect(await by('assignee = milo OR status = Done')).toEqual(['Mobile login', 'Invoice export']);
  expect(await by('assignee is EMPTY AND NOT project = WEB')).toEqual(['Invoice export']);
  expect(await by('issuetype in (Story) AND Risk = High')).toEqual(['Invoice export']);
  expect(await by('summary ~ "invoice"')).toEqual(['Invoice export']);
  expect(await by('summary ~ "log*"')).toEqual(['Mobile login']);
  expect(await by('creator = currentUser()')).toEqual([]);
  expect(await by('key in (ROAD-2, WEB-1)')).toEqual(['Invoice export', 'Elsewhere']);
});

test('minutes of JQL are those of the user’s zone, and times are known to the second', async () => {
  on.jira.setUp({ timeZone: 'America/New_York' });
  on.sandbox.world.createTask({ title: 'B' });
  on.clock.spend(400);
  on.sandbox.world.createTask({ title: 'A' }, 'prj-audit');
  on.clock.spend(60_000);
  on.sandbox.world.createTask({ title: 'C' });
  // 08:00 UTC is 03:00 there.
  expect(await titles('updated >= "2026/11/22 03:00" ORDER BY updated ASC, key ASC')).toEqual([
    'A',
    'B',
    'C',
  ]);
  expect(await titles('updated >= "2026-11-22 03:01" ORDER BY updated')).toEqual(['C']);
  expect(await titles('updated >= -1m ORDER BY updated')).toEqual(['C']);
  expect(await titles('updated >= "2026/11/22 09:00"')).toEqual([]);
});

test('gives pages of a cap that is its own, whatever is asked for', async () => {
  on.sandbox.world.createTasks(30);
  on.jira.setUp({ searchCap: 20 });
  const page = await asked(on, 'POST', '/search', {
    jql: 'ORDER BY key',
    startAt: 20,
    maxResults: 500,
    fields: [],
  });
  expect(page.body).toMatchObject({ startAt: 20, maxResults: 20, total: 30 });
  expect(z.object({ issues: z.array(z.unknown()) }).parse(page.body).issues).toHaveLength(10);
  expect((await asked(on, 'GET', '/search?jql=project%3DROAD&maxResults=1&fields=summary')).status).toBe(200);
});

test('a change between two pages moves what is behind it', async () => {
  const made = on.sandbox.world.createTasks(3);
  const jql = 'project = ROAD ORDER BY updated ASC, key ASC';
  expect(await titles(jql, { maxResults: 1 })).toEqual(['Task 1']);
  on.clock.spend(2_000);
  on.sandbox.world.editTask(made[0]?.id ?? '', { title: 'Moved' });
  expect(await titles(jql)).toEqual(['Task 2', 'Task 3', 'Moved']);
});

test.each([
  ['id in (10001, 99999)', "A value with ID '99999' does not exist for the field 'id'."],
  ['key = ROAD-99', "An issue with key 'ROAD-99' does not exist for field 'key'."],
  ['project = NONE', "The value 'NONE' does not exist for the field 'project'."],
  ['colour = red', "Field 'colour' does not exist or you do not have permission to view it."],
  ['project ~ ROAD', "The operator '~' is not supported by the 'project' field."],
  ['updated >= yesterday', expect.stringContaining("Date value 'yesterday' for field 'updated' is invalid.")],
  ['project = ROAD AND', expect.stringContaining('Error in the JQL Query')],
  ['ORDER BY colour', "Not able to sort using field 'colour'."],
])('%s is refused in the words of Jira', async (jql, message) => {
  on.sandbox.world.createTasks(1);
  expect(await asked(on, 'POST', '/search', { jql })).toMatchObject({
    status: 400,
    body: { errorMessages: [message], errors: {} },
  });
});

test('who asks for no validation is told what is unknown beside what was found', async () => {
  on.sandbox.world.createTasks(1);
  const answer = await asked(on, 'POST', '/search', { jql: 'id in (10001, 99999)', validateQuery: false });
  expect(answer.body).toMatchObject({ total: 1, warningMessages: [expect.stringContaining('99999')] });
});
