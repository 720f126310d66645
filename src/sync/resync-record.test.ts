import { isStalled, resyncView, type Resync } from './resync-record';

const MINUTE = 60_000;
const resync: Resync = {
  id: 'one',
  startedAt: 0,
  startedBy: 'somebody',
  linkIds: ['l1'],
  projects: ['ROAD'],
  total: 100,
  which: 'all',
  since: null,
  state: 'running',
  endedAt: null,
  done: 30,
  failed: false,
  failures: 0,
  advancedAt: 2 * MINUTE,
  workedMs: 90_000,
  current: 'ROAD-30',
};

describe('how a resync stands', () => {
  test('it is stalled when no page has been worked through for more than a quarter of an hour', () => {
    expect(resyncView(resync, null, 17 * MINUTE).state).toBe('running');
    expect(resyncView(resync, null, 18 * MINUTE).state).toBe('stalled');
    expect(resyncView({ ...resync, state: 'waiting', advancedAt: null }, null, 16 * MINUTE).state).toBe(
      'stalled',
    );
  });

  test.each(['paused', 'stopping', 'stopped', 'complete'] as const)(
    'one that is %s is never stalled',
    (state) => {
      expect(isStalled({ ...resync, state }, null, 1000 * MINUTE)).toBe(false);
    },
  );

  test('while a provider asks for patience it is not stalled, and says when it goes on', () => {
    const view = resyncView(resync, 60 * MINUTE, 40 * MINUTE);
    expect(view).toMatchObject({ state: 'running', resumesAt: '1970-01-01T01:00:00.000Z' });
    // Afterwards it has a quarter of an hour again.
    expect(resyncView(resync, 60 * MINUTE, 70 * MINUTE)).toMatchObject({ state: 'running', resumesAt: null });
    expect(resyncView(resync, 60 * MINUTE, 76 * MINUTE).state).toBe('stalled');
  });

  test('its rate is that of the time in which it worked', () => {
    expect(resyncView(resync, null, 3 * MINUTE)).toMatchObject({ rate: 20, current: 'ROAD-30' });
    expect(resyncView({ ...resync, workedMs: 0 }, null, 3 * MINUTE).rate).toBeNull();
  });
});
