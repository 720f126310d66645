import * as z from 'zod';
import { VirtualClock } from '../clock';
import { seedDemo } from './seed';
import { createJiraTwin } from './twin';

const matches = z.object({ issues: z.array(z.object({ id: z.string() })) });
const refusal = z.object({ errorMessages: z.array(z.string()) });

async function site() {
  const twin = createJiraTwin({ clock: new VirtualClock(Date.parse('2026-11-22T04:50:11.123Z')) });
  await seedDemo(twin);
  twin.world.indexNow();
  const ask = async (actor: string, method: string, path: string, body?: unknown) => {
    const response = await twin.program(
      new Request(`https://demo-jira.example/rest/api/3/${path}`, {
        method,
        headers: { 'x-twin-actor': actor },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    return { status: response.status, answer: JSON.parse(await response.text()) as unknown };
  };
  const search = (actor: string, jql: string) =>
    ask(actor, 'POST', 'search/jql', { jql, fields: ['id'], maxResults: 1 });
  const has = async (accountId: string, project: string, role: string) => {
    const jql = `project = ${project} AND project in projectsWhereUserHasRole("${role}")`;
    const { status, answer } = await search(accountId === 'app' ? 'app' : `user:${accountId}`, jql);
    expect(status).toBe(200);
    return matches.parse(answer).issues.length > 0;
  };
  return { twin, ask, search, has };
}

test.each([
  ['acc-lead', 'ROAD', 'Administrators', true],
  ['acc-lead', 'ROAD', 'Issue tracking', false],
  ['acc-lead', 'OPS', 'Administrators', true],
  ['acc-member', 'ROAD', 'Administrators', false],
  ['acc-member', 'ROAD', 'Issue tracking', true],
  ['acc-member', 'OPS', 'Issue tracking', false],
  ['acc-member', 'OPS', 'Member', true],
  ['acc-dagny', 'ROAD', 'Issue tracking', true],
  ['acc-chen', 'ROAD', 'Issue tracking', false],
  ['app', 'ROAD', 'Member', false],
])('%s in %s as %s: %s', async (accountId, project, role, expected) => {
  const { has } = await site();
  expect(await has(accountId, project, role)).toBe(expected);
});

test('a role can be given and taken, and holds from the next question on', async () => {
  const { twin, has } = await site();
  twin.world.addToRole('OPS', 'Issue tracking', 'acc-chen');
  twin.world.addToRole('OPS', 'Issue tracking', 'acc-chen');
  expect(await has('acc-chen', 'OPS', 'Issue tracking')).toBe(true);
  expect(await has('acc-chen', 'ROAD', 'Issue tracking')).toBe(false);
  twin.world.removeFromRole('OPS', 'Issue tracking', 'acc-chen');
  expect(await has('acc-chen', 'OPS', 'Issue tracking')).toBe(false);
  expect(() => twin.world.addToRole('OPS', 'Nobody made this', 'acc-chen')).toThrow('no role');
  expect(() => twin.world.addToRole('OPS', 'Member', 'acc-nobody')).toThrow('no account');
  expect(() => twin.world.removeFromRole('NOPE', 'Member', 'acc-chen')).toThrow('no project');
});

test('a role alone does not open a project', async () => {
  const { twin, search } = await site();
  twin.world.addToRole('ROAD', 'Issue tracking', 'acc-outsider');
  const hidden = await search('user:acc-outsider', 'project in projectsWhereUserHasRole("Issue tracking")');
  expect(hidden).toMatchObject({ status: 200, answer: { issues: [] } });
});

test.each([
  ['projectsWhereUserHasRole("No such role")', "could not find the role 'No such role'"],
  ['projectsWhereUserHasRole("member")', "could not find the role 'member'"],
  ['projectsWhereUserHasRole("Member", "Viewer")', "expected '1' arguments but received '2'"],
  ['projectsLeadByUser("acc-lead")', "does not model the function 'projectsLeadByUser'"],
])('project in %s is refused', async (call, reason) => {
  const { search } = await site();
  const { status, answer } = await search('user:acc-lead', `project = 10000 AND project in ${call}`);
  expect(status).toBe(400);
  expect(refusal.parse(answer).errorMessages.join()).toContain(reason);
});

test('the function belongs to the field project alone', async () => {
  const { search } = await site();
  const { status } = await search('user:acc-lead', 'key in projectsWhereUserHasRole("Member")');
  expect(status).toBe(400);
});

test('the roles are listed for administrators only', async () => {
  const { ask, twin } = await site();
  const listed = await ask('user:acc-lead', 'GET', 'project/ROAD/role');
  expect(Object.keys(z.record(z.string(), z.string()).parse(listed.answer)).sort()).toEqual([
    'Administrators',
    'Issue tracking',
    'Member',
    'Viewer',
    'atlassian-addons-project-access',
  ]);
  expect(listed.answer).toMatchObject({
    Administrators: 'https://demo-jira.example/rest/api/3/project/10000/role/10002',
  });
  expect((await ask('user:acc-member', 'GET', 'project/ROAD/role')).status).toBe(404);
  expect((await ask('user:acc-lead', 'GET', 'project/SEC/role')).status).toBe(404);
  expect((await ask('user:acc-admin', 'GET', 'project/NOPE/role')).status).toBe(404);
  twin.world.removeFromRole('ROAD', 'Administrators', 'acc-admin');
  expect((await ask('user:acc-admin', 'GET', 'project/ROAD/role')).status).toBe(200);
});
