import type { JiraIssueType } from '../jira/port';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { ConfiguredConnection, ConfiguredLink } from './configuration';
import { defaultSettings, type Connection } from './connection';
import { ImportPlan, type Site } from './import-plan';

const task: JiraIssueType = {
  id: '1',
  name: 'Task',
  subtask: false,
  statuses: [
    { id: '11', name: 'To Do', statusCategory: { key: 'new' } },
    { id: '12', name: 'In Review', statusCategory: { key: 'indeterminate' } },
    { id: '13', name: 'Done', statusCategory: { key: 'done' } },
  ],
};

const wantedLink: ConfiguredLink = {
  jiraProject: 'ROAD',
  platformProject: { id: 'prj-1', name: 'Roadmap' },
  workspace: { id: 'w', name: 'Product' },
  issueType: 'Task',
  createTasks: 'new',
  statuses: [
    { task: { id: 'open', name: 'Open' }, jira: 'To Do' },
    { task: { id: 'over', name: 'Over' }, jira: 'Done' },
  ],
};
const wanted: ConfiguredConnection = {
  name: 'One',
  platform: 'planning-api',
  address: 'https://one.example.com',
  credentials: { method: 'oauth2', clientId: 'client' },
  workspaces: [{ id: 'w', name: 'Product' }],
  links: [wantedLink],
  settings: { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 },
};
const standing: Connection = {
  id: 'c1',
  name: 'one',
  platform: 'planning-api',
  address: 'https://one.example.com',
  createdBy: 'acc',
  createdAt: 1,
  active: true,
  credentials: null,
  staged: null,
  grant: null,
  workspaces: wanted.workspaces,
  links: [],
  settings: defaultSettings,
  disconnectedAt: null,
  deletedAt: null,
};

function planOf(
  connections: readonly Connection[] = [],
  mappings: ReadonlyMap<string, StoredMapping> = new Map(),
) {
  const site: Site = {
    platforms: new Set(['planning-api']),
    connections: connections.map((value) => ({ version: 3, value })),
    projects: new Map([
      ['ROAD', { id: '10000', key: 'ROAD', name: 'Road' }],
      ['OPS', { id: '10001', key: 'OPS', name: 'Ops' }],
    ]),
    mappings,
    issueTypes: () => Promise.resolve([task]),
    jiraTypes: () => Promise.resolve([]),
  };
  let made = 0;
  return new ImportPlan(site, () => `new-${++made}`, 5);
}

test('a link that is new arrives paused, with a mapping that leads both ways', async () => {
  const { newLinks, problems, refused } = await planOf().plan(wanted);
  expect([refused, problems]).toEqual([false, []]);
  expect(newLinks[0]?.link).toMatchObject({
    id: 'new-1',
    jiraProjectId: '10000',
    paused: { since: 5, by: 'import' },
  });
  expect(newLinks[0]?.mapping.mapping.statuses[0]).toEqual({
    issueTypeId: '1',
    toJira: [
      { task: 'open', jira: '11' },
      { task: 'over', jira: '13' },
    ],
    toTask: [
      { jira: '11', task: 'open' },
      { jira: '13', task: 'over' },
    ],
  });
});

test.each<[string, Partial<ConfiguredConnection>, string]>([
  ['a platform that this app does not know', { platform: 'other' }, 'IMPORT_NOT_POSSIBLE'],
  ['an address that is not https', { address: 'http://one.example.com' }, 'ADDRESS_NOT_HTTPS'],
  ['an address inside a network', { address: 'https://10.0.0.1' }, 'ADDRESS_NOT_PUBLIC'],
  ['a name without letters', { name: '' }, 'INPUT_INVALID'],
  ['a name with spaces around it', { name: ' One' }, 'INPUT_INVALID'],
  ['a name that turns its reading direction', { name: 'One‮' }, 'NAME_NOT_PLAIN'],
  ['a name with markup', { name: '<b>One</b>' }, 'NAME_NOT_PLAIN'],
  ['a name that is too long', { name: 'x'.repeat(81) }, 'INPUT_INVALID'],
])('a connection is refused for %s', async (_, change, code) => {
  const planned = await planOf().plan({ ...wanted, ...change });
  expect(planned).toMatchObject({ refused: true, problems: [{ code }], newLinks: [] });
});

test('a file that leads an existing name elsewhere is refused', async () => {
  const planned = await planOf([standing]).plan({ ...wanted, address: 'https://two.example.com' });
  expect(planned).toMatchObject({ refused: true, problems: [{ code: 'IMPORT_NOT_POSSIBLE' }] });
});

test('the same name twice in a file is refused the second time', async () => {
  const plan = planOf();
  await plan.plan(wanted);
  expect(await plan.plan({ ...wanted, name: 'ONE', links: [] })).toMatchObject({
    refused: true,
    problems: [{ code: 'NAME_TAKEN' }],
  });
});

test.each<[string, Partial<ConfiguredLink>, string]>([
  ['a project that the caller may not see', { jiraProject: 'SECRET' }, 'IMPORT_NOT_POSSIBLE'],
  ['a workspace that is not granted', { workspace: { id: 'x', name: 'X' } }, 'WORKSPACE_NOT_GRANTED'],
  ['an issue type that is not there', { issueType: 'Epos' }, 'IMPORT_NOT_POSSIBLE'],
  [
    'a status that is not there',
    { statuses: [{ task: { id: 'open', name: 'Open' }, jira: 'Nowhere' }] },
    'IMPORT_NOT_POSSIBLE',
  ],
])('a link is left out, and said so, for %s', async (_, change, code) => {
  const planned = await planOf().plan({ ...wanted, links: [{ ...wantedLink, ...change }] });
  expect(planned).toMatchObject({ refused: false, newLinks: [], problems: [{ code }] });
});

test('no project is linked twice, neither on the site nor in the file', async () => {
  const plan = planOf();
  await plan.plan(wanted);
  const again = await plan.plan({ ...wanted, name: 'Two' });
  expect(again).toMatchObject({ newLinks: [], problems: [{ code: 'PROJECT_ALREADY_LINKED' }] });
  const twice = await planOf().plan({
    ...wanted,
    links: [wantedLink, { ...wantedLink, jiraProject: 'OPS' }],
  });
  expect(twice.newLinks).toHaveLength(1);
  expect(twice.problems).toMatchObject([{ code: 'PROJECT_ALREADY_LINKED' }]);
});

test('of an existing link the file changes its statuses and who gets tasks, and keeps all else', async () => {
  const [first] = (await planOf().plan(wanted)).newLinks;
  if (first === undefined) throw new Error('No link was planned');
  const link = { ...first.link, id: 'l1', paused: null, createTasks: 'all' as const };
  const mapping = {
    ...first.mapping,
    mapping: { ...first.mapping.mapping, priorities: [{ task: 'p', jira: '1' }] },
  };
  const plan = planOf([{ ...standing, links: [link] }], new Map([['l1', mapping]]));
  const statuses = [{ task: { id: 'open', name: 'Open' }, jira: 'In Review' }];
  const { namedLinks, newLinks } = await plan.plan({ ...wanted, links: [{ ...wantedLink, statuses }] });
  expect(newLinks).toEqual([]);
  expect(namedLinks[0]?.link).toEqual({ ...link, createTasks: 'new', mappedAt: 5 });
  expect(namedLinks[0]?.remapped).toMatchObject({
    changes: [
      { field: 'links.ROAD.statuses', before: 'Open = To Do, Over = Done', after: 'Open = In Review' },
    ],
    mapping: {
      mapping: {
        statuses: [{ issueTypeId: '1', toJira: [{ task: 'open', jira: '12' }] }],
        priorities: [{ task: 'p', jira: '1' }],
      },
    },
  });
});
