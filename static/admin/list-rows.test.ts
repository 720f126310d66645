import type { Attention } from '../../src/contract/life-cycle-views';
import type { ConnectionSummary } from '../../src/contract/views';
import { createLanguage } from '../shared/language';
import { errors, ui } from '../shared/words/english';
import { listRows, platformsOf, type ListView } from './list-rows';
import { needsSomeone } from './attention/needed';
import { possibleActions } from './possible-actions';
import { supportDetails } from './support-details';

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
    number: 7,
    createdAt: '2026-11-01T00:00:00Z',
    attention: [],
    resync: null,
    lastTest: null,
    linksKeptUntil: null,
    deleting: false,
    ...change,
  };
}

const rows = [
  connection({ name: 'Plan 10', lastRunAt: '2026-11-22T12:00:00Z' }),
  connection({ name: 'plan 9', status: 'Unauthorized', lastRunAt: '2026-11-21T12:00:00Z' }),
  connection({ name: 'Alpha', status: 'Draft', address: 'https://zeta.example.org' }),
];
const view: ListView = { search: '', status: null, platform: null, order: { by: 'name', up: true } };
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

describe('the filter by platform', () => {
  const two = [
    connection({ name: 'a', platform: 'y', platformName: 'Ypsilon' }),
    connection({ name: 'b', platform: 'x', platformName: 'Xenon' }),
    connection({ name: 'c', platform: 'x', platformName: 'Xenon' }),
  ];

  test('LA09 offers each platform that occurs once, by name, and leaves only its connections', () => {
    expect(platformsOf(two, 'en')).toEqual([
      { value: 'x', label: 'Xenon' },
      { value: 'y', label: 'Ypsilon' },
    ]);
    expect(listRows(two, { ...view, platform: 'x' }, 'en').map(({ name }) => name)).toEqual(['b', 'c']);
  });
});

const error = {
  code: 'EGRESS_NOT_APPROVED',
  facts: {},
  firstSeenAt: '',
  lastSeenAt: '',
  reference: 'PL-1',
} as const;

describe('what needs somebody', () => {
  const attention = (change: Partial<Attention>): Attention => ({
    kind: 'failures',
    level: 'warning',
    count: null,
    at: null,
    name: null,
    ...change,
  });

  test('names what only a person can mend, the most urgent first, what ends sooner before what ends later', () => {
    const needed = needsSomeone([
      connection({ name: 'well' }),
      connection({ name: 'draft', status: 'Draft' }),
      connection({
        name: 'items',
        attention: [
          attention({ kind: 'new-workspaces', level: 'info', count: 3 }),
          attention({ kind: 'grant-expires', at: '2026-12-20T00:00:00Z' }),
        ],
      }),
      connection({
        name: 'soon',
        attention: [
          attention({ kind: 'secret-expires', at: '2026-11-29T00:00:00Z' }),
          attention({ kind: 'grant-expires', level: 'danger', at: '2026-11-23T00:00:00Z' }),
        ],
      }),
      connection({ name: 'heals', status: 'Interrupted', error: { ...error, code: 'PLATFORM_TIMEOUT' } }),
      connection({ name: 'host', status: 'Interrupted', error }),
      connection({ name: 'grant', status: 'Unauthorized' }),
    ]);
    expect(needed.map((one) => [one.connection.name, one.kind])).toEqual([
      ['soon', 'grant-expires'],
      ['host', 'approve'],
      ['grant', 'reauthorise'],
      ['soon', 'secret-expires'],
      ['items', 'grant-expires'],
      ['draft', 'setup'],
      ['items', 'new-workspaces'],
    ]);
  });

  test('tells of two connections to one tenant once, on the younger', () => {
    const twin = (name: string, day: number, other: string): ConnectionSummary =>
      connection({
        name,
        createdAt: `2026-11-0${String(day)}T00:00:00Z`,
        attention: [attention({ kind: 'duplicate-tenant', name: other })],
      });
    const told = (connections: readonly ConnectionSummary[]): readonly string[] =>
      needsSomeone(connections).map((one) => one.connection.name);
    expect(told([twin('old', 1, 'new'), twin('new', 2, 'old')])).toEqual(['new']);
    expect(told([twin('a', 1, 'b'), twin('c', 3, 'b'), twin('b', 2, 'a')])).toEqual(['c', 'b']);
    expect(told([twin('old', 1, 'not listed')])).toEqual(['old']);
  });

  test('asks nothing more of a connection that somebody disconnected or is deleting', () => {
    const kept = { linksKeptUntil: '2026-12-22T00:00:00Z', status: 'Unauthorized' } as const;
    expect(
      needsSomeone([
        connection({ name: 'gone', deleting: true, attention: [attention({})] }),
        connection({ name: 'kept', ...kept, attention: [attention({ kind: 'links-kept', level: 'info' })] }),
      ]).map(({ kind }) => kind),
    ).toEqual(['links-kept']);
  });
});

describe('what can be done now', () => {
  const well = {
    syncNow: null,
    setActive: null,
    reauthorise: null,
    test: null,
    resync: null,
    retry: null,
    disconnect: null,
    remove: null,
  };
  const resync: NonNullable<ConnectionSummary['resync']> = {
    state: 'running',
    startedAt: '2026-11-22T12:00:00Z',
    endedAt: null,
    startedBy: 'acc-admin',
    which: 'all',
    since: null,
    advancedAt: null,
    resumesAt: null,
    rate: null,
    current: null,
    failures: 0,
    projects: ['ROAD'],
    done: 1,
    total: 2,
  };
  test.each<[string, Partial<ConnectionSummary>, Partial<ReturnType<typeof possibleActions>>]>([
    ['well', {}, {}],
    [
      'a draft',
      { status: 'Draft' },
      {
        syncNow: 'blocked.draft',
        setActive: 'blocked.draft',
        reauthorise: 'blocked.draft',
        test: 'blocked.draft',
        resync: 'blocked.draft',
        retry: 'blocked.draft',
        disconnect: 'blocked.draft',
      },
    ],
    [
      'unauthorized and active',
      { status: 'Unauthorized' },
      { syncNow: 'blocked.unauthorized', resync: 'blocked.unauthorized', retry: 'blocked.unauthorized' },
    ],
    [
      'disconnected',
      { status: 'Unauthorized', active: false, linksKeptUntil: '2026-12-22T00:00:00Z' },
      {
        syncNow: 'blocked.unauthorized',
        resync: 'blocked.unauthorized',
        retry: 'blocked.unauthorized',
        setActive: 'blocked.unauthorized',
        disconnect: 'blocked.disconnected',
      },
    ],
    [
      'inactive',
      { active: false },
      { syncNow: 'blocked.inactive', resync: 'blocked.inactive', retry: 'blocked.inactive' },
    ],
    [
      'no project',
      { projectLinks: 0 },
      { syncNow: 'blocked.noProject', resync: 'blocked.noProject', retry: 'blocked.noProject' },
    ],
    [
      'syncing: a resync may be asked for all the same',
      { run: { state: 'syncing', resumesAt: null, done: 1 } },
      { syncNow: 'blocked.syncing' },
    ],
    ['resyncing', { resync }, { resync: 'blocked.resyncing' }],
    ['with a resync that rests', { resync: { ...resync, state: 'paused' } }, { resync: 'blocked.resyncing' }],
    ['resynced before', { resync: { ...resync, state: 'complete' } }, {}],
    ['interrupted', { status: 'Interrupted' }, {}],
  ])('LA41 %s', (_name, change, expected) => {
    expect(possibleActions(connection(change))).toEqual({ ...well, ...expected });
  });

  test('while a connection is being deleted nothing is', () => {
    expect(new Set(Object.values(possibleActions(connection({ deleting: true }))))).toEqual(
      new Set(['blocked.deleting']),
    );
  });
});

describe('support details', () => {
  const language = createLanguage({ locale: 'en', timeZone: 'UTC' }, ui, errors);

  test('JA05 give the platform, the connector number unbroken, and the reference of the error', () => {
    expect(supportDetails(language, connection({ number: 1234 }))).toBe(
      'Platform: Sandbox\nConnector ID: 1234',
    );
    expect(supportDetails(language, connection({ error }))).toBe(
      'Platform: Sandbox\nConnector ID: 7\nReference PL-1, code EGRESS_NOT_APPROVED',
    );
  });
});
