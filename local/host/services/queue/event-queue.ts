import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Clock } from '../../../clock';
import { NO_DELIVERY_FAULTS } from '../../ports';
import type { ApiAnswer, Deliver, DeliveryFaults, InvocationScope, QueueApi } from '../../ports';
import type { Store } from '../store';
import { InstallationQueue } from './installation-queue';
import type { Consumer, Dropped } from './installation-queue';
import { QUEUE_LIMITS } from './limits';
import { JobRequest, PushRequest } from './requests';

export interface EventQueueOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly consumers: readonly Consumer[];
  readonly deliver: Deliver;
  readonly faults?: DeliveryFaults;
  /** Makes single events of a push fail: the push is then a partial success with these messages. */
  readonly failEvent?: (queueName: string, body: Readonly<Record<string, unknown>>) => string | undefined;
  /** Deliveries at the same time; 10 when absent. */
  readonly parallel?: number;
  /** Off only where time stands still and throughput is what is measured. */
  readonly enforceRates?: boolean;
  readonly newId?: () => string;
  /** Told of every event that will not be delivered again. */
  readonly onDropped?: (dropped: Dropped) => void;
}

/** The async events of an app: what `Queue` of `@forge/events` talks to, and the calls of the consumers. */
export class EventQueue implements QueueApi {
  private readonly installations = new Map<string, InstallationQueue>();
  private readonly consumers: ReadonlyMap<string, Consumer>;
  private open = false;

  /** Throws when two consumers read the same queue, which the platform does not deploy. */
  constructor(private readonly options: EventQueueOptions) {
    this.consumers = new Map(options.consumers.map((consumer) => [consumer.queue, consumer]));
    if (this.consumers.size !== options.consumers.length)
      throw new Error('Two consumers read the same queue');
  }

  /** Begins to deliver, for the named installations also what an earlier process left. */
  start(installationIds: readonly string[] = []): void {
    this.open = true;
    for (const id of installationIds) this.installation(id);
    for (const queue of this.installations.values()) queue.start();
  }

  /** Begins no more deliveries. */
  stop(): void {
    this.open = false;
    for (const queue of this.installations.values()) queue.stop();
  }

  /** Events of an installation that wait or are under way. */
  pending(installationId: string): number {
    return this.installation(installationId).pending;
  }

  handle(path: string, body: unknown, scope: InvocationScope): Promise<ApiAnswer> {
    return Promise.resolve(this.answer(path, body, scope));
  }

  private answer(path: string, body: unknown, scope: InvocationScope): ApiAnswer {
    const [, operation] = /^\/webhook\/queue\/(publish|stats|cancel)(?:\/[^/]+){4}$/.exec(path) ?? [];
    const queue = this.installation(scope.installationId);
    if (operation === 'publish') return this.publish(queue, body, scope);
    if (operation === undefined) return problem(501, `The local queue does not know ${path}`);
    const { data, error } = JobRequest.safeParse(body);
    if (data === undefined) return problem(400, z.prettifyError(error));
    if (operation === 'stats') {
      const stats = queue.jobs.stats(data.queueName, data.jobId);
      return stats === undefined ? problem(404, 'Job not found') : { status: 200, body: stats };
    }
    return queue.cancel(data.queueName, data.jobId) ? { status: 204 } : problem(404, 'Job not found');
  }

  private publish(queue: InstallationQueue, body: unknown, scope: InvocationScope): ApiAnswer {
    const { data: push, error } = PushRequest.safeParse(body);
    if (push === undefined) return problem(400, z.prettifyError(error));
    const consumer = this.consumers.get(push.queueName);
    if (consumer === undefined)
      return problem(400, `The manifest has no consumer for the queue ${push.queueName}`);
    const bytes = sizeOf(push.payload);
    if (bytes > QUEUE_LIMITS.pushBytes) return tooLarge(`The push has ${bytes} bytes; 200 KB is the most`);
    if (consumer.timeoutMs > QUEUE_LIMITS.longConsumerMs) {
      const large = push.payload.findIndex((event) => sizeOf(event) > QUEUE_LIMITS.longConsumerEventBytes);
      if (large !== -1)
        return tooLarge(
          `Event ${large} is larger than the 100 KB that a consumer with more than 55 s may get`,
        );
    }
    const refusal = queue.limits.take(push.payload.length, scope.chain);
    if (refusal === 'chain') return problem(405, 'The limit on cyclic invocation has been reached.');
    if (refusal === 'rate') return problem(429, 'Too many requests.');
    scope.meters.queuePush(push.payload.length, bytes);
    const failedEvents = push.payload.flatMap(({ body: event }, index) => {
      const errorMessage = this.options.failEvent?.(push.queueName, event);
      return errorMessage === undefined ? [] : [{ index: String(index), errorMessage }];
    });
    const failed = new Set(failedEvents.map(({ index }) => Number(index)));
    queue.publish(
      push,
      push.payload.filter((_event, index) => !failed.has(index)),
      scope.chain,
    );
    return failed.size === 0 ? { status: 201, body: {} } : { status: 202, body: { failedEvents } };
  }

  private installation(id: string): InstallationQueue {
    const known = this.installations.get(id);
    if (known !== undefined) return known;
    const { clock, store, deliver, faults = NO_DELIVERY_FAULTS, onDropped = () => undefined } = this.options;
    const { parallel = 10, enforceRates = true, newId = randomUUID } = this.options;
    const { consumers } = this;
    const made = new InstallationQueue({
      id,
      clock,
      store,
      consumers,
      deliver,
      faults,
      parallel,
      enforceRates,
      newId,
      onDropped,
    });
    this.installations.set(id, made);
    if (this.open) made.start();
    return made;
  }
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function problem(status: number, message: string): ApiAnswer {
  return { status, body: { message, errors: [], code: status } };
}

function tooLarge(errorMessage: string): ApiAnswer {
  return { status: 413, body: { errorMessage } };
}
