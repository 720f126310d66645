import type { CheckView, ConnectionTestView } from '../../src/contract/life-cycle-views';
import type { WorkspaceView } from '../../src/contract/views';
import { createLanguage } from '../shared/language';
import { errors, ui } from '../shared/words/english';
import { peopleOf } from './activity/people';
import { heldChanges, toldChange } from './activity/told-change';
import { auditDaysFault } from './connection/audit-days';
import { sendSettings } from './connection/send-settings';
import { countImport } from './importing/count-import';
import { resyncRequest } from './resync/resync-request';
import { minutesLeft, resyncShare } from './resync/resync-share';
import { freshnessOf } from './connection/freshness';
import { pointsFault } from './connection/points';
import { checkRows, foundWords } from './test-now/check-rows';
import { milliseconds } from './test-now/milliseconds';
import { grantedIn, isConfirmed, isSame, stopsSomething, withPicked } from './workspaces/workspace-selection';

const language = createLanguage({ locale: 'en', timeZone: 'UTC' }, ui, errors);

describe('workspaces', () => {
  const workspace = (id: string, change: Partial<WorkspaceView> = {}): WorkspaceView => ({
    id,
    name: id,
    granted: true,
    isNew: false,
    gone: false,
    projectLinks: 0,
    ...change,
  });
  const all = [workspace('a', { projectLinks: 2 }), workspace('b'), workspace('c', { granted: false })];

  test('LA11 are picked one or many at once, and the same choice in another order is no change', () => {
    const granted = grantedIn(all);
    expect([...withPicked(granted, ['c'], true)]).toEqual(['a', 'b', 'c']);
    expect(isSame(withPicked(granted, ['a', 'b'], false), new Set())).toBe(true);
    expect(isSame(granted, new Set(['b', 'a']))).toBe(true);
    expect(isSame(granted, new Set(['b', 'c']))).toBe(false);
  });

  test('LA12 only giving up a workspace with linked projects has to be confirmed', () => {
    expect(stopsSomething(all, new Set(['a', 'c']))).toBe(false);
    expect(stopsSomething(all, new Set(['b']))).toBe(true);
  });

  test.each([
    ['3', true],
    [' Stop ', true],
    ['', false],
    ['30', false],
    ['stopp', false],
  ])('LA12 %j typed for 3 links confirms: %s', (typed, confirmed) => {
    expect(isConfirmed(typed, 3, 'stop')).toBe(confirmed);
  });
});

describe('the rows of a test', () => {
  const check = (name: CheckView['name'], state: CheckView['state']): CheckView => ({
    name,
    state,
    error: null,
    facts: {},
    milliseconds: null,
  });
  const test1: ConnectionTestView = {
    id: 't',
    startedAt: '2026-11-22T12:00:00Z',
    endedAt: null,
    startedBy: 'acc-admin',
    passed: null,
    checks: [check('egress', 'passed'), check('reachability', 'waiting'), check('tls', 'waiting')],
  };

  test('JA32 all stand there from the first moment on, and the one worked on is marked', () => {
    expect(checkRows(null, true).map(({ state }) => state)).toEqual([
      'checking',
      ...Array.from({ length: 6 }, () => 'waiting'),
    ]);
    expect(checkRows(test1, true).map(({ state }) => state)).toEqual(['passed', 'checking', 'waiting']);
    expect(checkRows(test1, false).map(({ state }) => state)).toEqual(['passed', 'waiting', 'waiting']);
    expect(checkRows(null, false)).toEqual([]);
  });

  test('what was found is told only where the fact is there', () => {
    expect(foundWords({ ...check('clock', 'passed'), facts: { seconds: 0 } })).toBe('check.found.clock');
    expect(foundWords({ ...check('clock', 'passed'), facts: {} })).toBeNull();
    expect(foundWords({ ...check('tls', 'passed'), facts: { seconds: 0 } })).toBeNull();
  });

  test('times are written in the unit that fits', () => {
    expect([0, 320, 1_440].map((length) => milliseconds(length, 'en'))).toEqual([
      '1 ms',
      '320 ms',
      '1.4 sec',
    ]);
  });
});

test('LA40 the share of a resync never says that it is done before it is', () => {
  expect(resyncShare({ state: 'running', done: 5, total: 20 })).toBe(0.25);
  expect(resyncShare({ state: 'running', done: 25, total: 20 })).toBe(0.99);
  expect(resyncShare({ state: 'running', done: 0, total: 0 })).toBeNull();
  expect(resyncShare({ state: 'waiting', done: 0, total: 20 })).toBeNull();
  expect(resyncShare({ state: 'waiting', done: 5, total: 20 })).toBe(0.25);
  expect(resyncShare({ state: 'stopping', done: 5, total: 20 })).toBe(0.25);
});

describe('settings', () => {
  test.each([
    ['180', null],
    [' 7 ', null],
    ['', 'settings.auditDaysMissing'],
    ['6', 'settings.auditDaysRange'],
    ['3651', 'settings.auditDaysRange'],
    ['1.5', 'settings.auditDaysRange'],
    ['1e3', 'settings.auditDaysRange'],
  ])('%j days: %s', (typed, fault) => {
    expect(auditDaysFault(typed)).toBe(fault);
  });

  const settings = { mendRole: null, auditDays: 180, grantNewWorkspaces: false, pointsAnHour: 10_000 };
  const refused = { ok: false, error: { code: 'VERSION_STALE', facts: {}, reference: '' } } as const;

  test.each([
    ['only the resync', settings, true, ['resync.start']],
    ['a changed setting', { ...settings, auditDays: 30 }, false, ['connection.settings']],
    // Refused, so that nothing is started over settings that were not saved.
    ['both, refused', { ...settings, auditDays: 30 }, true, ['connection.settings']],
  ])('LA42 saving %s asks for it alone', async (_name, typed, resync, expected) => {
    const asked: string[] = [];
    const answer = await sendSettings(
      (name) => {
        asked.push(name);
        return Promise.resolve(refused);
      },
      { connection: { id: 'c', settings }, version: 3, settings: typed, resync },
    );
    expect([asked, answer]).toEqual([expected, refused]);
  });
});

describe('the record of who did what', () => {
  test('LA13 tells fields and values in words, and keeps what it has no words for', () => {
    const told = (field: string, before: string, after: string): readonly string[] => {
      const change = toldChange(language, { field, before, after });
      return [change.field, change.before, change.after];
    };
    expect(told('active', 'false', 'true')).toEqual(['Active', 'No', 'Yes']);
    expect(told('links.ROAD.fields.title', 'both, newest, always', 'to-jira, ask, creation')).toEqual([
      'ROAD: Fields (Title)',
      'Both ways, Newest, Always',
      'to Jira, Ask a person, At creation',
    ]);
    expect(told('links.ROAD.comments', 'off', 'both').slice(1)).toEqual(['Off', 'Both ways']);
    expect(told('staged.method', '', 'pat')).toEqual([
      'Kind of credentials (being tried)',
      'None',
      'Personal access token',
    ]);
    expect(told('credentials.storedAt', '', '2026-11-22T12:00:00.000Z')[2]).toContain('November 22, 2026');
    expect(told('links.ROAD.paused', '', 'workspace')).toEqual([
      'ROAD: paused',
      'None',
      'because its workspace was deselected',
    ]);
    expect(told('links.ROAD', 'W / P', '')).toEqual(['ROAD: linked project', 'W / P', 'None']);
    expect(told('something.new', '1', '2')).toEqual(['something.new', '1', '2']);
  });

  test('tells proven credentials once, where they arrive, and given up ones where they were', () => {
    const change = (field: string, before: string, after: string) => ({ field, before, after });
    const left = [change('staged.method', 'pat', ''), change('staged.storedAt', 't1', '')];
    const live = [change('credentials.storedAt', 't0', 't1'), change('grant.account', '', 'a')];
    expect(heldChanges([...left, ...live])).toEqual(live);
    expect(heldChanges(left)).toEqual(left);
    expect(heldChanges([...left, change('credentials.storedAt', 't0', 't2')])).toHaveLength(3);
  });

  test('offers the people seen so far, also those the filter hides now, and never the app itself', () => {
    const lena = { actor: 'b', name: 'Lena' };
    expect(
      peopleOf(
        [lena],
        [
          { actor: 'a', actorName: 'Ada' },
          { actor: '', actorName: '' },
          { actor: 'a', actorName: 'Ada' },
        ],
        'en',
      ),
    ).toEqual([{ actor: 'a', name: 'Ada' }, lena]);
  });
});

test('importing counts what it would do and what it leaves out', () => {
  const states = ['new', 'changed', 'changed', 'same', 'refused'] as const;
  expect(
    countImport({
      fingerprint: 'f',
      connections: states.map((state) => ({ name: state, state, changes: [], problems: [] })),
    }),
  ).toEqual({ doing: 3, refused: 1 });
});

describe('a resync', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  test('tells how long it takes only while it runs at a known rate', () => {
    const running = { state: 'running', done: 40, total: 100, rate: 25 } as const;
    expect(minutesLeft(running)).toBe(3);
    expect(minutesLeft({ ...running, rate: null })).toBeNull();
    expect(minutesLeft({ ...running, state: 'paused' })).toBeNull();
    expect(minutesLeft({ ...running, done: 120 })).toBeNull();
  });

  test('is asked for with what was chosen, and not while a choice is missing', () => {
    const choice = { which: 'all', since: '2026-11-20', linkIds: null } as const;
    expect(resyncRequest('c', choice, now)).toEqual({ connectionId: 'c', which: 'all' });
    expect(resyncRequest('c', { ...choice, which: 'since' }, now)).toMatchObject({
      since: new Date('2026-11-20T00:00').toISOString(),
    });
    expect(resyncRequest('c', { ...choice, which: 'since', since: '' }, now)).toBeNull();
    expect(resyncRequest('c', { ...choice, which: 'since', since: '2026-11-24' }, now)).toBeNull();
    expect(resyncRequest('c', { ...choice, linkIds: [] }, now)).toBeNull();
    expect(resyncRequest('c', { ...choice, linkIds: ['l'] }, now)).toMatchObject({ linkIds: ['l'] });
  });
});

test('a project link is fresh for two regular looks, then grows old', () => {
  const now = Date.parse('2026-11-22T12:00:00Z');
  const level = (at: string | null): string => freshnessOf(at, now).level;
  expect(level(null)).toBe('never');
  expect(level('2026-11-22T11:50:00Z')).toBe('fresh');
  expect(level('2026-11-22T11:30:00Z')).toBe('aging');
  expect(level('2026-11-22T10:00:00Z')).toBe('old');
  expect(freshnessOf('2026-11-22T11:30:00Z', now).share).toBe(0.5);
});

test('points an hour are whole and within their bounds', () => {
  expect(['', '999', '1000', '60000', '60001', '12.5', 'many'].map(pointsFault)).toEqual([
    'settings.pointsMissing',
    'settings.pointsRange',
    null,
    null,
    'settings.pointsRange',
    'settings.pointsRange',
    'settings.pointsRange',
  ]);
});
