import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '../../clock';
import { HOUR, MINUTE, OK, START, recordingApp } from './fixtures';
import type { Call } from './fixtures';
import { Scheduler } from './scheduler';
import type { SchedulerOptions } from './scheduler';
import { Store } from './store';

const SCHEDULES = [
  { key: 'five-minutes', function: 'every-five', interval: 'fiveMinute' },
  { key: 'hourly', function: 'every-hour', interval: 'hour' },
  { key: 'daily', function: 'every-day', interval: 'day' },
  { key: 'weekly', function: 'every-week', interval: 'week' },
] as const;

function setUp(options: Partial<SchedulerOptions> & { readonly clock?: VirtualClock } = {}) {
  const clock = options.clock ?? new VirtualClock(START);
  const app = recordingApp(clock, () => OK);
  const store = Store.memory(clock);
  const given = {
    clock,
    store,
    schedules: SCHEDULES,
    deliver: app.deliver,
    installationId: 'site-1',
    cloudId: 'cloud-1',
  };
  const scheduler = new Scheduler({ ...given, ...options });
  return { clock, scheduler, calls: app.calls };
}

const minutes = (calls: readonly Call[], key: string) =>
  calls.filter(({ moduleKey }) => moduleKey === key).map(({ time }) => (time - START) / MINUTE);

it('runs first five minutes after the installation, then at each interval', async () => {
  const { clock, scheduler, calls } = setUp();
  scheduler.start();
  expect(scheduler.nextRun('hourly')).toBe(START + 5 * MINUTE);
  await clock.advanceBy(15 * 24 * HOUR);
  expect(minutes(calls, 'five-minutes').slice(0, 3)).toEqual([5, 10, 15]);
  expect(minutes(calls, 'five-minutes')).toHaveLength(15 * 288);
  expect(minutes(calls, 'hourly').slice(0, 3)).toEqual([5, 65, 125]);
  expect(minutes(calls, 'daily').slice(0, 2)).toEqual([5, 1445]);
  expect(minutes(calls, 'weekly')).toEqual([5, 10_085, 20_165]);
  expect(calls[0]).toMatchObject({
    functionKey: 'every-five',
    moduleType: 'scheduledTrigger',
    body: { context: { cloudId: 'cloud-1', moduleKey: 'five-minutes' } },
    options: { installationId: 'site-1' },
  });
});

it('runs at once where a demonstration wants it', async () => {
  const { clock, scheduler, calls } = setUp({ firstRunMs: 0 });
  scheduler.start();
  await clock.advanceBy(0);
  expect(calls).toHaveLength(4);
});

it('does not retry a run that fails or times out', async () => {
  const clock = new VirtualClock(START);
  const app = recordingApp(clock, () => ({ kind: 'error', name: 'Error', message: 'no' }));
  const { scheduler } = setUp({ clock, deliver: app.deliver });
  scheduler.start();
  await clock.advanceBy(11 * MINUTE);
  expect(minutes(app.calls, 'five-minutes')).toEqual([5, 10]);
});

it('duplicates, delays and loses runs where it is told to', async () => {
  const faults = (copies: number, delayMs: number) => ({
    delivery: () => ({ copies, delayMs }),
    staleQueryMs: () => 0,
  });
  const twice = setUp({ faults: faults(2, MINUTE) });
  twice.scheduler.start();
  await twice.clock.advanceBy(9 * MINUTE);
  expect(minutes(twice.calls, 'five-minutes')).toEqual([6, 6]);
  const never = setUp({ faults: faults(0, 0) });
  never.scheduler.start();
  await never.clock.advanceBy(HOUR);
  expect(never.calls).toEqual([]);
});

it('fires one now without touching its schedule, and stops', async () => {
  const { clock, scheduler, calls } = setUp();
  scheduler.start();
  expect(await scheduler.runNow('daily')).toEqual(OK);
  expect(minutes(calls, 'daily')).toEqual([0]);
  expect(scheduler.nextRun('daily')).toBe(START + 5 * MINUTE);
  scheduler.stop();
  await clock.advanceBy(HOUR);
  expect(calls).toHaveLength(1);
  expect(() => scheduler.nextRun('monthly')).toThrow('monthly');
  expect(() => scheduler.runNow('monthly')).toThrow('monthly');
});

describe('a restart', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'host-scheduler-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  async function restartAfter(minutesDown: number, schedules?: SchedulerOptions['schedules']) {
    const clock = new VirtualClock(START);
    const store = Store.open(join(folder, 'state.json'), clock);
    const first = setUp({ clock, store });
    first.scheduler.start();
    await clock.advanceBy(6 * MINUTE);
    first.scheduler.stop();
    store.flush();
    await clock.advanceBy(minutesDown * MINUTE);
    const again = setUp({
      clock,
      store: Store.open(join(folder, 'state.json'), clock),
      ...(schedules && { schedules }),
    });
    again.scheduler.start();
    return again;
  }

  it('goes on in the old rhythm and runs what was missed once', async () => {
    const { clock, calls } = await restartAfter(21);
    await clock.advanceBy(4 * MINUTE);
    expect(minutes(calls, 'five-minutes')).toEqual([27, 30]);
    expect(minutes(calls, 'hourly')).toEqual([]);
  });

  it('starts all anew when any trigger has changed', async () => {
    const { clock, calls } = await restartAfter(1, SCHEDULES.slice(0, 3));
    await clock.advanceBy(6 * MINUTE);
    expect(minutes(calls, 'five-minutes')).toEqual([12]);
    expect(minutes(calls, 'hourly')).toEqual([12]);
  });
});

it('refuses what the platform does not deploy', () => {
  const one = { key: 'a', function: 'f', interval: 'fiveMinute' } as const;
  expect(() => setUp({ schedules: [one, { ...one, key: 'b' }] })).toThrow('five minutes');
  const six = Array.from(
    { length: 6 },
    (_, n) => ({ key: `k${n}`, function: 'f', interval: 'hour' }) as const,
  );
  expect(() => setUp({ schedules: six })).toThrow('five scheduled triggers');
});
