import { differences } from './changes';
import { defaultSettings, type Connection } from './connection';

const link: Connection['links'][number] = {
  id: 'l1',
  jiraProjectId: '10000',
  jiraProjectKey: 'DEMO',
  jiraProjectName: 'Demo',
  platformProjectId: 'prj',
  platformProjectName: 'Roadmap',
  workspaceId: 'w',
  workspaceName: 'Product',
  issueTypeName: 'Task',
  createTasks: 'new',
  linkedAt: 1,
  paused: null,
};
const connection: Connection = {
  id: 'c1',
  name: 'One',
  platform: 'planning-api',
  address: 'https://one.example.com',
  createdBy: 'acc-admin',
  createdAt: 1,
  active: true,
  credentials: {
    method: 'oauth2',
    id: 'generation-1',
    storedAt: 1_700_000_000_000,
    expiresAt: null,
    clientId: 'client-1',
    endpoints: null,
  },
  staged: null,
  grant: null,
  workspaces: [{ id: 'w', name: 'Product' }],
  links: [link],
  settings: defaultSettings,
  disconnectedAt: null,
  deletedAt: null,
};

test('LA13 a change is told by field, before and after', () => {
  const after: Connection = {
    ...connection,
    name: 'Two',
    active: false,
    links: [{ ...link, paused: { since: 2, by: 'person' } }],
    settings: { ...defaultSettings, mendRole: 'Issue tracking' },
  };
  expect(differences(connection, after)).toEqual([
    { field: 'name', before: 'One', after: 'Two' },
    { field: 'active', before: 'true', after: 'false' },
    { field: 'links.DEMO.paused', before: '', after: 'person' },
    { field: 'settings.mendRole', before: '', after: 'Issue tracking' },
  ]);
  expect(differences(connection, { ...connection })).toEqual([]);
});

test('LA13 credentials that were replaced show as the date they were stored on', () => {
  const after: Connection = {
    ...connection,
    credentials: { method: 'pat', id: 'generation-2', storedAt: 1_700_000_060_000, expiresAt: null },
  };
  expect(differences(connection, after)).toEqual([
    { field: 'credentials.method', before: 'oauth2', after: 'pat' },
    { field: 'credentials.clientId', before: 'client-1', after: '' },
    {
      field: 'credentials.storedAt',
      before: '2023-11-14T22:13:20.000Z',
      after: '2023-11-14T22:14:20.000Z',
    },
  ]);
});

test('LA13 a field that nobody chose, such as a secret put in the wrong place, gets into no entry', () => {
  const canary = 'canary-7f3a';
  const stray = { secret: canary, token: canary };
  const after = {
    ...connection,
    ...stray,
    name: 'Two',
    credentials: {
      method: 'pat' as const,
      id: canary,
      storedAt: 1_700_000_060_000,
      expiresAt: null,
      ...stray,
    },
    settings: { ...defaultSettings, ...stray },
    links: [{ ...link, ...stray }],
  };
  expect(JSON.stringify(differences(connection, after))).not.toContain(canary);
  expect(JSON.stringify(differences(null, after))).not.toContain(canary);
});

test('an entry stays small whatever was configured', () => {
  const links = Array.from({ length: 50 }, (_, index) => ({
    ...link,
    id: `l${index}`,
    jiraProjectKey: `P${index}`,
    platformProjectName: 'x'.repeat(5000),
  }));
  expect(JSON.stringify(differences(null, { ...connection, links })).length).toBeLessThan(60_000);
});
