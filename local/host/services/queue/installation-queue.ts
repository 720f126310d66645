import type { Clock } from '../../../clock';
import type { Deliver, DeliveryFaults } from '../../ports';
import { DueLine } from '../due-line';
import type { Admission } from '../due-line';
import { backoffSeconds, outcomeOf } from '../retry';
import type { Store, Table } from '../store';
import { QUEUE_LIMITS } from './limits';
import type { PushEvent, PushRequest } from './requests';
import { Jobs } from './jobs';
import { PushLimits } from './push-limits';
import { Delivery } from './rows';

export interface Consumer {
  readonly key: string;
  readonly queue: string;
  readonly function: string;
  readonly timeoutMs: number;
}

/** An event that will not be delivered again, and why. */
export interface Dropped {
  readonly eventId: string;
  readonly jobId: string;
  readonly queueName: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly why: string;
}

interface Parts {
  readonly id: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly consumers: ReadonlyMap<string, Consumer>;
  readonly deliver: Deliver;
  readonly faults: DeliveryFaults;
  readonly parallel: number;
  readonly enforceRates: boolean;
  readonly newId: () => string;
  readonly onDropped: (dropped: Dropped) => void;
}

/** All queues of one installation: concurrency keys and rates are counted across them. */
export class InstallationQueue {
  private readonly deliveries: Table<Delivery>;
  readonly jobs: Jobs;
  readonly limits: PushLimits;
  private readonly line: DueLine<Delivery>;
  private readonly keysTaken = new Map<string, number>();

  constructor(private readonly parts: Parts) {
    const { id, clock, store, parallel } = parts;
    this.deliveries = store.table(id, 'queue-deliveries', Delivery);
    this.jobs = new Jobs(store, id, clock);
    this.limits = new PushLimits(store, id, clock, parts.enforceRates);
    this.line = new DueLine({
      clock,
      table: this.deliveries,
      parallel,
      admit: (_id, row) => this.begin(row),
      work: (rowId, row) => this.deliver(rowId, row),
    });
  }

  start(): void {
    this.line.start();
  }

  stop(): void {
    this.line.stop();
  }

  get pending(): number {
    return this.deliveries.size;
  }

  publish({ queueName, jobId }: PushRequest, events: readonly PushEvent[], chain: string): void {
    const now = this.parts.clock.now();
    this.jobs.opened(queueName, jobId, events.length);
    for (const event of events) {
      const eventId = this.parts.newId();
      const { copies, delayMs } = this.parts.faults.delivery('queue', queueName);
      const dueAt = now + (event.delayInSeconds ?? 0) * 1000 + delayMs;
      for (let copy = 0; copy < copies; copy += 1) {
        const fresh = { retryCount: 0, retryReason: null, failures: 0, turnedBack: 0 };
        const row: Delivery = {
          ...event,
          ...fresh,
          eventId,
          copy,
          jobId,
          queueName,
          chain,
          publishedAt: now,
          dueAt,
        };
        this.line.put(`${eventId}#${copy}`, row);
      }
    }
  }

  /** Events that have not begun are not delivered, failed ones not retried. False when there is no such job. */
  cancel(queueName: string, jobId: string): boolean {
    if (this.jobs.stats(queueName, jobId) === undefined) return false;
    let withdrawn = 0;
    for (const [id, row] of [...this.deliveries.entries()]) {
      if (row.jobId !== jobId || this.line.isBusy(id)) continue;
      this.line.remove(id);
      if (row.copy === 0) withdrawn += 1;
    }
    this.jobs.cancelled(jobId, withdrawn);
    return true;
  }

  private begin(row: Delivery): Admission<Delivery> {
    if (row.concurrency === undefined) return { begin: true };
    const { key, limit } = row.concurrency;
    const taken = this.keysTaken.get(key) ?? 0;
    if (taken < limit) {
      this.keysTaken.set(key, taken + 1);
      return { begin: true };
    }
    const dueAt = this.parts.clock.now() + backoffSeconds(row.turnedBack) * 1000;
    return { begin: false, later: { ...row, dueAt, turnedBack: row.turnedBack + 1 } };
  }

  private async deliver(id: string, row: Delivery): Promise<void> {
    try {
      await this.call(id, row);
    } finally {
      const key = row.concurrency?.key;
      if (key !== undefined) this.keysTaken.set(key, (this.keysTaken.get(key) ?? 1) - 1);
    }
  }

  private async call(id: string, row: Delivery): Promise<void> {
    const { consumers, deliver } = this.parts;
    const consumer = consumers.get(row.queueName);
    if (consumer === undefined)
      return this.drop(id, row, `The manifest has no consumer for the queue ${row.queueName}`);
    const options = { installationId: this.parts.id, chain: row.chain };
    this.settle(
      id,
      row,
      await deliver(consumer.function, consumer.key, 'consumer', this.asyncEvent(row), options),
    );
  }

  private asyncEvent(row: Delivery): unknown {
    const {
      body,
      queueName,
      jobId,
      eventId,
      delayInSeconds,
      concurrency,
      retryCount,
      retryReason,
      retryData,
    } = row;
    const startTime = new Date(row.publishedAt).toISOString();
    const remainingTimeMs = Math.max(0, row.publishedAt + QUEUE_LIMITS.retentionMs - this.parts.clock.now());
    return {
      body,
      queueName,
      jobId,
      eventId,
      ...(delayInSeconds === undefined ? {} : { delayInSeconds }),
      ...(concurrency === undefined ? {} : { concurrency }),
      ...(retryReason === null
        ? {}
        : {
            retryContext: {
              retryCount,
              retryReason,
              retryData,
              retentionWindow: { startTime, remainingTimeMs },
            },
          }),
    };
  }

  private settle(id: string, row: Delivery, result: Parameters<typeof outcomeOf>[0]): void {
    const outcome = outcomeOf(result);
    if (outcome.kind === 'done') return this.end(id, row, 'success');
    if (outcome.kind === 'unusable') return this.drop(id, row, outcome.why);
    if (this.jobs.isCancelled(row.jobId)) return this.drop(id, row, 'The job was cancelled');
    const platform = outcome.cause === 'platform';
    const failures = row.failures + 1;
    const dueAt = this.parts.clock.now() + (outcome.afterSeconds ?? backoffSeconds(failures)) * 1000;
    const retention = platform ? QUEUE_LIMITS.platformRetentionMs : QUEUE_LIMITS.retentionMs;
    if (dueAt > row.publishedAt + retention)
      return this.drop(id, row, `Kept for ${retention / 3_600_000} hours without success`);
    const told = platform
      ? {}
      : { retryCount: row.retryCount + 1, retryReason: outcome.reason, retryData: outcome.data };
    this.line.put(id, { ...row, ...told, failures, dueAt });
  }

  private drop(id: string, row: Delivery, why: string): void {
    const { eventId, jobId, queueName, body } = row;
    this.end(id, row, 'failed');
    this.parts.onDropped({ eventId, jobId, queueName, body, why });
  }

  private end(id: string, row: Delivery, as: 'success' | 'failed'): void {
    this.line.remove(id);
    if (row.copy === 0) this.jobs.ended(row.jobId, as);
  }
}
