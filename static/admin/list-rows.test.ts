import type { ConnectionSummary } from '../../src/contract/views';
import { listRows, type ListView } from './list-rows';
import { needsSomeone } from './needs-someone';
import { possibleActions } from './possible-actions';

function connection(change: Partial<ConnectionSummary>): ConnectionSummary {
  return {
    id: change.name ?? 'c',
    version: 1,
    name: 'c',
    platform: 'planning-api',
    platformName: 'Sandbox',
    address: 'https://a.example.com',
    status: 'Authorized',
    active: true,
    error: null,
    statusSince: '2026-11-22T12:00:00Z',
    run: { state: 'idle', resumesAt: null, done: 0 },
    lastRunAt: null,
    nextRunAt: null,
    grantedWorkspaces: 1,
    projectLinks: 1,
    openFailures: 0,
    ...change,
  };
}

const rows = [
  connection({ name: 'Plan 10', lastRunAt: '2026-11-22T12:00:00Z' }),
  connection({ name: 'plan 9', status: 'Unauthorized', lastRunAt: '2026-11-21T12:00:00Z' }),
  connection({ name: 'Alpha', status: 'Draft', address: 'https://zeta.example.org' }),
];
const view: ListView = { search: '', status: null, order: { by: 'name', up: true } };
const names = (change: Partial<ListView>): readonly string[] =>
  listRows(rows, { ...view, ...change }, 'en').map((row) => row.name);

describe('the list of connections', () => {
  it('sorts names as people count, either way', () => {
    expect(names({})).toEqual(['Alpha', 'plan 9', 'Plan 10']);
    expect(names({ order: { by: 'name', up: false } })).toEqual(['Plan 10', 'plan 9', 'Alpha']);
  });

  it('sorts by status with the worst first and by last run with "never" last in both directions', () => {
    expect(names({ order: { by: 'status', up: true } })).toEqual(['plan 9', 'Alpha', 'Plan 10']);
    expect(names({ order: { by: 'sync', up: true } })).toEqual(['plan 9', 'Plan 10', 'Alpha']);
    expect(names({ order: { by: 'sync', up: false } })).toEqual(['Plan 10', 'plan 9', 'Alpha']);
  });

  it('finds by words of name, platform or address, and filters by status', () => {
    expect(names({ search: 'ZETA alpha' })).toEqual(['Alpha']);
    expect(names({ search: 'sandbox plan' })).toEqual(['plan 9', 'Plan 10']);
    expect(names({ status: 'Unauthorized' })).toEqual(['plan 9']);
    expect(names({ search: 'nothing' })).toEqual([]);
  });
});

describe('what needs somebody', () => {
  it('names what only a person can mend, the most urgent first', () => {
    const error = {
      code: 'EGRESS_NOT_APPROVED',
      facts: {},
      firstSeenAt: '',
      lastSeenAt: '',
      reference: '',
    } as const;
    const needed = needsSomeone([
      connection({ name: 'well' }),
      connection({ name: 'draft', status: 'Draft' }),
      connection({ name: 'items', openFailures: 3 }),
      connection({ name: 'heals', status: 'Interrupted', error: { ...error, code: 'PLATFORM_TIMEOUT' } }),
      connection({ name: 'host', status: 'Interrupted', error }),
      connection({ name: 'grant', status: 'Unauthorized' }),
    ]);
    expect(needed.map((one) => [one.need, one.connection.name])).toEqual([
      ['reauthorise', 'grant'],
      ['approve', 'host'],
      ['failures', 'items'],
      ['setup', 'draft'],
    ]);
  });
});

describe('what can be done now', () => {
  it.each<[string, Partial<ConnectionSummary>, ReturnType<typeof possibleActions>]>([
    ['well', {}, { syncNow: null, setActive: null, reauthorise: null }],
    [
      'draft',
      { status: 'Draft' },
      { syncNow: 'blocked.draft', setActive: 'blocked.draft', reauthorise: 'blocked.draft' },
    ],
    [
      'unauthorized',
      { status: 'Unauthorized' },
      { syncNow: 'blocked.unauthorized', setActive: null, reauthorise: null },
    ],
    ['inactive', { active: false }, { syncNow: 'blocked.inactive', setActive: null, reauthorise: null }],
    ['no project', { projectLinks: 0 }, { syncNow: 'blocked.noProject', setActive: null, reauthorise: null }],
    [
      'syncing',
      { run: { state: 'syncing', resumesAt: null, done: 1 } },
      { syncNow: 'blocked.syncing', setActive: null, reauthorise: null },
    ],
  ])('%s', (_name, change, expected) => {
    expect(possibleActions(connection(change))).toEqual(expected);
  });
});
