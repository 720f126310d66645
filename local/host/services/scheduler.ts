import * as z from 'zod';
import type { Clock } from '../../clock';
import { NO_DELIVERY_FAULTS } from '../ports';
import type { Deliver, DeliveryFaults, InvocationResult } from '../ports';
import type { Store, Table } from './store';

const MINUTE = 60_000;
const INTERVAL_MS = {
  fiveMinute: 5 * MINUTE,
  hour: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
} as const;

const Row = z.strictObject({ next: z.number(), declared: z.string() });
type Row = z.infer<typeof Row>;

export interface Schedule {
  readonly key: string;
  readonly function: string;
  readonly interval: keyof typeof INTERVAL_MS;
}

export interface SchedulerOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly schedules: readonly Schedule[];
  readonly deliver: Deliver;
  readonly installationId: string;
  readonly cloudId: string;
  readonly faults?: DeliveryFaults;
  /** Milliseconds between installation and the first run: five minutes on the platform; 0 suits a demonstration. */
  readonly firstRunMs?: number;
}

/**
 * The scheduled triggers of one installation: https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 * Nothing is retried, and a run does not wait for the one before it. Any change to the triggers starts all anew.
 */
export class Scheduler {
  private readonly rows: Table<Row>;
  private readonly timers = new Map<string, () => void>();

  /** Throws for more triggers than the platform deploys: five, and one of five minutes. */
  constructor(private readonly options: SchedulerOptions) {
    const { schedules } = options;
    if (schedules.length > 5) throw new Error('An app can have five scheduled triggers');
    if (schedules.filter(({ interval }) => interval === 'fiveMinute').length > 1) {
      throw new Error('An app can have one scheduled trigger of five minutes');
    }
    this.rows = options.store.table(options.installationId, 'schedules', Row);
  }

  /** Goes on from an earlier process; runs missed in between happen once, at once. */
  start(): void {
    const { clock, schedules, firstRunMs = 5 * MINUTE } = this.options;
    const declared = JSON.stringify(
      schedules.map(({ key, function: name, interval }) => [key, name, interval]),
    );
    const known = schedules.every(({ key }) => this.rows.get(key)?.declared === declared);
    if (!known) {
      for (const [key] of [...this.rows.entries()]) this.rows.delete(key);
      for (const { key } of schedules) this.rows.set(key, { next: clock.now() + firstRunMs, declared });
    }
    for (const schedule of schedules) this.arm(schedule);
  }

  stop(): void {
    for (const withdraw of this.timers.values()) withdraw();
    this.timers.clear();
  }

  /** When this trigger runs next. Undefined before the start. Throws for a key that the manifest does not have. */
  nextRun(key: string): number | undefined {
    return this.rows.get(this.schedule(key).key)?.next;
  }

  /** One run now; its schedule does not notice. Throws for a key that the manifest does not have. */
  runNow(key: string): Promise<InvocationResult> {
    return this.run(this.schedule(key));
  }

  private schedule(key: string): Schedule {
    const schedule = this.options.schedules.find((one) => one.key === key);
    if (schedule === undefined) throw new Error(`The manifest has no scheduledTrigger ${key}`);
    return schedule;
  }

  private arm(schedule: Schedule): void {
    const row = this.rows.get(schedule.key);
    if (row === undefined) return;
    const { clock } = this.options;
    this.timers.get(schedule.key)?.();
    this.timers.set(
      schedule.key,
      clock.at(row.next, () => this.tick(schedule, row)),
    );
  }

  private async tick(schedule: Schedule, row: Row): Promise<void> {
    const { clock, faults = NO_DELIVERY_FAULTS } = this.options;
    const interval = INTERVAL_MS[schedule.interval];
    const missed = Math.max(0, Math.floor((clock.now() - row.next) / interval));
    this.rows.set(schedule.key, { ...row, next: row.next + (missed + 1) * interval });
    this.arm(schedule);
    const { copies, delayMs } = faults.delivery('schedule', schedule.key);
    const runs = () => Promise.all(Array.from({ length: copies }, () => this.run(schedule)));
    if (delayMs === 0) await runs();
    else clock.at(clock.now() + delayMs, async () => void (await runs()));
  }

  private run({ key, function: name }: Schedule): Promise<InvocationResult> {
    const { cloudId, deliver, installationId } = this.options;
    const body = { context: { cloudId, moduleKey: key }, contextToken: 'local' };
    return deliver(name, key, 'scheduledTrigger', body, { installationId });
  }
}
