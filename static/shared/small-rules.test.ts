import type { FailureView } from '../../src/contract/views';
import { duration } from './duration';
import { groupFailures } from './group-failures';
import { pollPeriod } from './poll-period';
import { isWebAddress } from './web-address';

const failure = (
  id: string,
  severity: FailureView['severity'],
  code: FailureView['error']['code'],
  lastSeenAt: string,
): FailureView => ({
  id,
  severity,
  error: { code, facts: {}, firstSeenAt: lastSeenAt, lastSeenAt, reference: id },
  attempts: 1,
  nextTryAt: null,
  issueKey: null,
  taskKey: null,
  taskUrl: null,
});

describe('failures', () => {
  it('are grouped by cause: failures before notices, the larger group first, the latest first', () => {
    const groups = groupFailures([
      failure('n', 'notice', 'ASSIGNEE_UNMATCHED', '2026-11-22T10:00:00Z'),
      failure('a', 'failure', 'JIRA_FIELD_REQUIRED', '2026-11-22T10:00:00Z'),
      failure('b', 'failure', 'JIRA_NO_TRANSITION', '2026-11-22T10:00:00Z'),
      failure('c', 'failure', 'JIRA_NO_TRANSITION', '2026-11-22T11:00:00Z'),
    ]);
    expect(groups.map((group) => group.failures.map((one) => one.id))).toEqual([['c', 'b'], ['a'], ['n']]);
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
      projects: [],
      done: 0,
      total: 0,
    } as const;
    expect(pollPeriod([{ ...idle, resync }])).toBe(3_000);
    expect(pollPeriod([{ ...idle, resync: { ...resync, state: 'complete' } }])).toBe(30_000);
    expect(pollPeriod([{ ...idle, deleting: true }])).toBe(3_000);
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
