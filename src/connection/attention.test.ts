import { attentionFor, sameTenantAs, type Surroundings } from './attention';
import type { Connection } from './connection';
import type { ConnectionState } from './connections';
import { authorized, draft } from './health';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T08:00:00.000Z');
const quiet: Surroundings = { openFailures: 0, freshWorkspaces: [], sameTenantAs: null, tested: true };

const grant: NonNullable<Connection['grant']> = {
  userId: 'usr-robot',
  account: 'Robot',
  accountEmail: null,
  accountKind: 'service',
  tenantId: 'tenant-1',
  tenantName: 'Northwind',
  scopes: [],
  missingScopes: [],
  grantedAt: NOW - DAY,
  expiresAt: null,
};

const link: Connection['links'][number] = {
  id: 'l1',
  jiraProjectId: '10000',
  jiraProjectKey: 'ROAD',
  jiraProjectName: 'Road',
  platformProjectId: 'p1',
  platformProjectName: 'Roadmap',
  workspaceId: 'w1',
  workspaceName: 'Product',
  issueTypeName: 'Task',
  createTasks: 'new',
  linkedAt: NOW - DAY,
  paused: null,
};

function stateWith(change: Partial<Connection>): ConnectionState {
  const value: Connection = {
    id: '0000000000aa',
    name: 'Roadmap',
    platform: 'planning-api',
    address: 'https://planning.example.com',
    createdBy: 'acc-admin',
    createdAt: NOW - DAY,
    active: true,
    credentials: { method: 'pat', id: 'c1', storedAt: NOW - DAY, expiresAt: null },
    staged: null,
    grant,
    workspaces: [{ id: 'w1', name: 'Product' }],
    links: [link],
    settings: { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 },
    disconnectedAt: null,
    deletedAt: null,
    ...change,
  };
  return { connection: { version: 3, value }, health: authorized(draft(0), 1) };
}

const kinds = (state: ConnectionState, around = quiet): string[] =>
  attentionFor(state, around, NOW).map(({ kind, level }) => `${kind} ${level}`);

test('a connection in order needs nobody', () => {
  expect(kinds(stateWith({}))).toEqual([]);
});

test.each([
  [31, []],
  [30, ['info']],
  [7.01, ['info']],
  [7, ['warning']],
  [1, ['danger']],
  [-3, ['danger']],
])('an end in %d days is told as %j, for the grant as for the secret', (days, levels) => {
  const expiresAt = NOW + days * DAY;
  const secret = { method: 'pat', id: 'c1', storedAt: NOW - DAY, expiresAt } as const;
  expect(kinds(stateWith({ grant: { ...grant, expiresAt } }))).toEqual(
    levels.map((l) => `grant-expires ${l}`),
  );
  expect(kinds(stateWith({ credentials: secret }))).toEqual(levels.map((l) => `secret-expires ${l}`));
  expect(attentionFor(stateWith({ credentials: secret }), quiet, NOW).map(({ at }) => at)).toEqual(
    levels.map(() => new Date(expiresAt).toISOString()),
  );
});

test('LA07 new workspaces are named and counted', () => {
  const [one] = attentionFor(stateWith({}), { ...quiet, freshWorkspaces: ['Design', 'Sales'] }, NOW);
  expect(one).toEqual({ kind: 'new-workspaces', level: 'info', count: 2, at: null, name: 'Design, Sales' });
});

test('what is urgent comes first', () => {
  const state = stateWith({
    grant: { ...grant, accountKind: 'person', missingScopes: ['work:write'], expiresAt: NOW + DAY },
    links: [{ ...link, paused: { since: NOW, by: 'workspace' } }],
  });
  expect(kinds(state, { ...quiet, openFailures: 4, sameTenantAs: 'Other', freshWorkspaces: ['W'] })).toEqual([
    'grant-expires danger',
    'scopes-missing warning',
    'personal-account warning',
    'failures warning',
    'duplicate-tenant warning',
    'new-workspaces info',
    'links-paused info',
  ]);
});

test('a link that a person paused is no news to anybody', () => {
  expect(kinds(stateWith({ links: [{ ...link, paused: { since: NOW, by: 'person' } }] }))).toEqual([]);
});

test('JA33 authorised, inactive and never tested: said, until a test has passed', () => {
  expect(kinds(stateWith({ active: false }), { ...quiet, tested: false })).toEqual(['never-tested info']);
  expect(kinds(stateWith({ active: false }))).toEqual([]);
});

test('a disconnected connection tells only how long its links are kept, a deleted one nothing', () => {
  const state = stateWith({ disconnectedAt: NOW - 28 * DAY, credentials: null });
  expect(attentionFor(state, { ...quiet, openFailures: 9 }, NOW)).toEqual([
    {
      kind: 'links-kept',
      level: 'warning',
      count: 1,
      at: new Date(NOW + 2 * DAY).toISOString(),
      name: null,
    },
  ]);
  expect(kinds(stateWith({ deletedAt: NOW, disconnectedAt: NOW }))).toEqual([]);
});

test('another living connection to the same tenant is named', () => {
  const one = stateWith({});
  const other = stateWith({ id: '0000000000bb', name: 'Copy' });
  expect(sameTenantAs(one.connection.value, [one, other])).toBe('Copy');
  expect(sameTenantAs(one.connection.value, [one])).toBeNull();
  const deleted = stateWith({ id: '0000000000bb', deletedAt: NOW });
  expect(sameTenantAs(one.connection.value, [one, deleted])).toBeNull();
  const elsewhere = stateWith({ id: '0000000000bb', grant: { ...grant, tenantId: 'tenant-2' } });
  expect(sameTenantAs(one.connection.value, [one, elsewhere])).toBeNull();
});
