import { duration } from './duration';
import { isQueued, withQueued } from './failure-list-queued';
import { hasEnded, pollPeriod } from './poll-period';
import { isWebAddress } from './web-address';

describe('a failure that was asked to be tried again', () => {
  const failure = (lastSeenAt: string) =>
    ({
      id: 'a',
      error: {
        code: 'JIRA_FIELD_REQUIRED',
        facts: {},
        firstSeenAt: '2026-11-22T09:00:00Z',
        lastSeenAt,
        reference: 'r',
      },
    }) as const;
  const before = failure('2026-11-22T10:00:00Z');

  it('says so until it was seen anew, or a minute has passed', () => {
    const queued = withQueued(new Map(), [before], 0);
    expect(isQueued(queued, before, 59_000)).toBe(true);
    expect(isQueued(queued, failure('2026-11-22T10:00:30Z'), 1_000)).toBe(false);
    expect(isQueued(queued, before, 61_000)).toBe(false);
    expect(isQueued(queued, { ...before, id: 'b' }, 1_000)).toBe(false);
  });
});

describe('asking again', () => {
  const idle = {
    run: { state: 'idle', resumesAt: null, done: 0 },
    active: true,
    status: 'Authorized',
    lastRunAt: '2026-11-22T10:00:00Z',
  } as const;
  it('is frequent only while something moves', () => {
    expect(pollPeriod([])).toBe(30_000);
    expect(pollPeriod([idle])).toBe(30_000);
    expect(pollPeriod([idle, { ...idle, run: { state: 'syncing', resumesAt: null, done: 1 } }])).toBe(5_000);
    expect(pollPeriod([{ ...idle, lastRunAt: null }])).toBe(5_000);
    expect(pollPeriod([{ ...idle, lastRunAt: null, active: false }])).toBe(30_000);
  });

  it('LA40 is most frequent while a resync or a deletion is watched', () => {
    const resync = {
      state: 'waiting',
      startedAt: '',
      endedAt: null,
      startedBy: '',
      which: 'all',
      since: null,
      advancedAt: null,
      resumesAt: null,
      rate: null,
      current: null,
      failures: 0,
      projects: [],
      done: 0,
      total: 0,
    } as const;
    expect(pollPeriod([{ ...idle, resync }])).toBe(3_000);
    expect(pollPeriod([{ ...idle, resync: { ...resync, state: 'complete' } }])).toBe(30_000);
    expect(pollPeriod([{ ...idle, deleting: true }])).toBe(3_000);
  });

  it('is rare while a resync rests, which is not its end', () => {
    expect(hasEnded({ state: 'paused' })).toBe(false);
    expect(hasEnded({ state: 'stalled' })).toBe(false);
    expect(hasEnded({ state: 'complete-with-failures' })).toBe(true);
  });
});

describe('links to the platform', () => {
  it('are web addresses and nothing else', () => {
    expect(isWebAddress('https://sandbox.planlink.example/t/1')).toBe(true);
    expect(isWebAddress('javascript:alert(1)')).toBe(false);
    expect(isWebAddress('data:text/html,x')).toBe(false);
    expect(isWebAddress('/relative')).toBe(false);
  });
});

describe('how long a run took', () => {
  it('reads in seconds, then minutes', () => {
    expect(duration('2026-11-22T10:00:00Z', '2026-11-22T10:00:24Z', 'en')).toBe('24 sec');
    expect(duration('2026-11-22T10:00:00Z', '2026-11-22T10:05:00Z', 'en')).toBe('5 min');
    expect(duration('2026-11-22T10:00:00Z', null, 'en')).toBeNull();
  });
});
