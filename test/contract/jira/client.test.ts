import { clientOf } from './client-of';
import { demoTwin } from './demo-twin';

describe('project roles', () => {
  test.each([
    ['acc-lead', '10000', 'Administrators', true],
    ['acc-member', '10000', 'Issue tracking', true],
    ['acc-dagny', '10000', 'Issue tracking', true],
    ['acc-member', '10001', 'Issue tracking', false],
    ['acc-chen', '10000', 'Issue tracking', false],
    ['acc-member', '10000', 'Gone since', false],
    ['acc-member', '10002', 'Member', false],
    ['acc-outsider', '10000', 'Issue tracking', false],
  ])('%s in %s as %s: %s', async (accountId, projectId, role, expected) => {
    const { client, faults, asked } = clientOf(await demoTwin(), accountId);
    expect(await client.hasProjectRoleAsUser(projectId, role)).toBe(expected);
    expect(faults).toEqual([]);
    expect(asked).toEqual([`user:${accountId} POST /rest/api/3/search/jql`]);
  });

  test.each([
    'He said "yes"',
    'back\\slash',
    '\\"',
    'ends with \\',
    "it's",
    'ö 役割',
    '") OR project in ("ROAD',
  ])('a role named %s is asked for by just that name', async (name) => {
    const twin = await demoTwin();
    twin.world.putRole({ id: '10900', name });
    const { client, faults } = clientOf(twin, 'acc-chen');
    expect(await client.hasProjectRoleAsUser('10000', name)).toBe(false);
    twin.world.addToRole('ROAD', name, 'acc-chen');
    expect(await client.hasProjectRoleAsUser('10000', name)).toBe(true);
    expect(await client.hasProjectRoleAsUser('10001', name)).toBe(false);
    expect(faults).toEqual([]);
  });

  test('only a wrong question is a no: Jira out of order is not', async () => {
    const twin = await demoTwin();
    const { client } = clientOf(twin, 'acc-member');
    twin.world.failNext({ operationId: 'searchAndReconsileIssuesUsingJqlPost', status: 500, times: 1 });
    await expect(client.hasProjectRoleAsUser('10000', 'Member')).rejects.toMatchObject({
      code: 'JIRA_UNAVAILABLE',
    });
    twin.world.failNext({ operationId: 'searchAndReconsileIssuesUsingJqlPost', status: 403, times: 1 });
    await expect(client.hasProjectRoleAsUser('10000', 'Member')).rejects.toMatchObject({
      code: 'JIRA_FORBIDDEN',
    });
  });

  test('what is no project id is not put into a query', async () => {
    const { client, asked } = clientOf(await demoTwin(), 'acc-lead');
    expect(await client.hasProjectRoleAsUser('10000 OR project = 10001', 'Administrators')).toBe(false);
    expect(asked).toEqual([]);
  });

  test('in a project without issues nobody is seen to have a role', async () => {
    const twin = await demoTwin();
    for (const { key } of twin.world.issuesOf('OPS')) twin.world.deleteIssue('acc-lead', key);
    twin.world.indexNow();
    const { client } = clientOf(twin, 'acc-lead');
    expect(await client.hasProjectRoleAsUser('10001', 'Administrators')).toBe(false);
  });

  test('the names are sorted and without the one that only apps have', async () => {
    const { client, faults } = clientOf(await demoTwin(), 'acc-lead');
    expect(await client.projectRolesAsUser('10000')).toEqual([
      'Administrators',
      'Issue tracking',
      'Member',
      'Viewer',
    ]);
    expect(faults).toEqual([]);
  });

  test('who administers neither the project nor Jira is refused the names', async () => {
    const { client } = clientOf(await demoTwin(), 'acc-member');
    await expect(client.projectRolesAsUser('10000')).rejects.toMatchObject({ code: 'JIRA_FORBIDDEN' });
  });
});

describe('names of people', () => {
  test('each is asked for once, those who left included, strangers left out', async () => {
    const { client, faults, asked } = clientOf(await demoTwin(), 'acc-admin');
    const strangers = Array.from({ length: 60 }, (_, index) => `acc-stranger-${String(index)}`);
    const names = await client.displayNames([
      'acc-admin',
      'acc-hanna',
      ...strangers,
      'acc-admin',
      'acc-goro',
    ]);
    expect([...names]).toEqual([
      ['acc-admin', 'Ada Admin'],
      ['acc-hanna', 'Hanna Becker'],
      ['acc-goro', 'Goro Tanaka'],
    ]);
    expect(asked).toEqual(['app GET /rest/api/3/user/bulk', 'app GET /rest/api/3/user/bulk']);
    expect(faults).toEqual([]);
  });

  test('nobody to name costs no request', async () => {
    const { client, asked } = clientOf(await demoTwin(), 'acc-admin');
    expect((await client.displayNames([])).size).toBe(0);
    expect(asked).toEqual([]);
  });
});
