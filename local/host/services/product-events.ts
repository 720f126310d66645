import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../clock';
import { NO_DELIVERY_FAULTS } from '../ports';
import type { Deliver, DeliveryFaults, InvocationResult } from '../ports';
import { DueLine } from './due-line';
import { readFilterExpression } from './event-filter';
import type { IssueProperty, PropertyCondition } from './event-filter';
import { backoffSeconds, outcomeOf } from './retry';
import type { Store } from './store';

/** https://developer.atlassian.com/platform/forge/events-reference/product_events/ */
const MAX_EVENT_BYTES = 200_000;
const MAX_DELAY_MS = 3 * 60_000;
const MAX_RETRIES = 4;

/** A happening in the product, as its twin tells it. */
export interface ProductEvent {
  readonly eventType: string;
  /** What the function gets beside `eventType` and `selfGenerated`. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the app itself caused it. */
  readonly selfGenerated: boolean;
  /** Before it reaches the app, in milliseconds; at most three minutes. */
  readonly delayMs?: number;
}

export interface TriggerModule {
  readonly key: string;
  readonly function: string;
  readonly events: readonly string[];
  readonly filter?:
    | {
        readonly ignoreSelf?: boolean | undefined;
        readonly appIsLicensed?: boolean | undefined;
        readonly expression?: string | undefined;
      }
    | undefined;
}

/** An event a trigger would have got, or got too often. */
export interface LostEvent {
  readonly triggerKey: string;
  readonly eventType: string;
  readonly why: string;
}

export interface ProductEventOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly triggers: readonly TriggerModule[];
  readonly deliver: Deliver;
  readonly installationId: string;
  readonly faults?: DeliveryFaults;
  readonly licensed?: () => boolean;
  /** Reads an issue property for filter expressions. */
  readonly issueProperty?: IssueProperty;
  readonly parallel?: number;
  readonly newId?: () => string;
  readonly onLost?: (lost: LostEvent) => void;
}

const Row = z.strictObject({
  triggerKey: z.string(),
  event: z.record(z.string(), z.unknown()),
  eventType: z.string(),
  dueAt: z.number(),
  retryCount: z.number(),
  retryReason: z.string().nullable(),
  retryData: z.unknown().optional(),
});
type Row = Readonly<z.infer<typeof Row>>;

interface Trigger {
  readonly module: TriggerModule;
  readonly condition: PropertyCondition | undefined;
}

/** Brings product and lifecycle events to the triggers of the manifest: at least once, late, in no order. */
export class ProductEvents {
  private readonly triggers: readonly Trigger[];
  private readonly line: DueLine<Row>;

  /** Throws for a filter expression that is not modelled. */
  constructor(private readonly options: ProductEventOptions) {
    this.triggers = options.triggers.map((module) => ({
      module,
      condition:
        module.filter?.expression === undefined ? undefined : readFilterExpression(module.filter.expression),
    }));
    if (
      this.triggers.some(({ condition }) => condition !== undefined) &&
      options.issueProperty === undefined
    ) {
      throw new Error('A trigger has a filter expression, and nothing was given that reads issue properties');
    }
    this.line = new DueLine({
      clock: options.clock,
      table: options.store.table(options.installationId, 'product-events', Row),
      parallel: options.parallel ?? 10,
      admit: () => ({ begin: true }),
      work: (id, row) => this.work(id, row),
    });
  }

  start(): void {
    this.line.start();
  }

  stop(): void {
    this.line.stop();
  }

  /** Takes an event. It is delivered by the clock, never within this call. */
  async emit(event: ProductEvent): Promise<void> {
    const { clock, faults = NO_DELIVERY_FAULTS, newId = randomUUID } = this.options;
    const { eventType, selfGenerated } = event;
    const body = { ...event.payload, eventType, selfGenerated };
    const bytes = Buffer.byteLength(JSON.stringify(body));
    for (const trigger of this.triggers) {
      const { key, events } = trigger.module;
      if (!events.includes(eventType) || !(await this.wants(trigger, event))) continue;
      if (bytes > MAX_EVENT_BYTES) {
        this.lost(key, eventType, `The event has ${bytes} bytes, and those above 200 kB are not delivered`);
        continue;
      }
      const { copies, delayMs } = faults.delivery('event', eventType);
      if (copies === 0) this.lost(key, eventType, 'Lost by a fault switch');
      const dueAt = clock.now() + Math.min(event.delayMs ?? 0, MAX_DELAY_MS) + delayMs;
      for (let copy = 0; copy < copies; copy += 1) {
        this.line.put(newId(), {
          triggerKey: key,
          event: body,
          eventType,
          dueAt,
          retryCount: 0,
          retryReason: null,
        });
      }
    }
  }

  private async wants({ module, condition }: Trigger, event: ProductEvent): Promise<boolean> {
    const { issueProperty, licensed = () => true } = this.options;
    if (module.filter?.ignoreSelf === true && event.selfGenerated) return false;
    if (module.filter?.appIsLicensed === true && !licensed()) return false;
    return (
      condition === undefined || issueProperty === undefined || condition.holds(event.payload, issueProperty)
    );
  }

  private async work(id: string, row: Row): Promise<void> {
    const { deliver, installationId } = this.options;
    const module = this.options.triggers.find(({ key }) => key === row.triggerKey);
    if (module === undefined) return this.end(id, row, 'The manifest has no such trigger any more');
    const { retryCount, retryReason, retryData } = row;
    const body =
      retryReason === null
        ? row.event
        : { ...row.event, retryContext: { retryCount, retryReason, retryData } };
    this.settle(id, row, await deliver(module.function, module.key, 'trigger', body, { installationId }));
  }

  private settle(id: string, row: Row, result: InvocationResult): void {
    const outcome = outcomeOf(result);
    if (outcome.kind === 'done') return this.line.remove(id);
    if (outcome.kind === 'unusable') return this.end(id, row, outcome.why);
    if (result.kind === 'error') return this.end(id, row, `The function failed: ${result.message}`);
    if (outcome.cause === 'request' && (typeof outcome.data !== 'object' || Array.isArray(outcome.data))) {
      return this.end(id, row, 'retryData of a product event must be an object');
    }
    if (row.retryCount >= MAX_RETRIES) return this.end(id, row, `Given up after ${MAX_RETRIES} retries`);
    const retryCount = row.retryCount + 1;
    const dueAt = this.options.clock.now() + (outcome.afterSeconds ?? backoffSeconds(retryCount)) * 1000;
    this.line.put(id, { ...row, dueAt, retryCount, retryReason: outcome.reason, retryData: outcome.data });
  }

  private end(id: string, row: Row, why: string): void {
    this.line.remove(id);
    this.lost(row.triggerKey, row.eventType, why);
  }

  private lost(triggerKey: string, eventType: string, why: string): void {
    this.options.onLost?.({ triggerKey, eventType, why });
  }
}
