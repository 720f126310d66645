import type { Clock } from '../clock';
import type { Faults } from './faults';
import type { AppCalls, HostServices } from './host';
import type { Installation } from './installation';
import type { Manifest } from './manifest/manifest';
import type { Recorder } from './recorder';
import { KvsStore } from './services/kvs/kvs-store';
import { ProductEvents } from './services/product-events';
import { EventQueue } from './services/queue/event-queue';
import { Scheduler } from './services/scheduler';
import type { Store } from './services/store';
import { WebTriggerAddresses } from './services/web-triggers';

export interface LocalServicesOptions {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly store: Store;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly app: AppCalls;
  /** Where web triggers are reached just now. */
  readonly webTriggerOrigin: () => string;
  /** Milliseconds from installation to the first scheduled runs; five minutes when absent. */
  readonly firstRunMs?: number | undefined;
  /** Off only where time stands still and throughput is what is measured. */
  readonly enforceRates?: boolean | undefined;
}

/** All services of the host, made for one installation. */
export class LocalServices implements HostServices {
  readonly kvs: KvsStore;
  readonly queue: EventQueue;
  readonly webTriggers: WebTriggerAddresses;
  readonly scheduler: Scheduler;
  readonly productEvents: ProductEvents;
  readonly storage;
  private readonly installationId: string;
  private readonly store: Store;

  constructor(options: LocalServicesOptions) {
    const { manifest, installation, clock, store, faults, recorder } = options;
    const { deliver, licensed } = options.app;
    const { enforceRates = true, firstRunMs } = options;
    this.installationId = installation.id;
    this.store = store;
    const shared = { clock, store, faults, deliver, installationId: installation.id };
    this.storage = store.hostStorage('core');
    this.kvs = new KvsStore({
      clock,
      store,
      entities: manifest.entities,
      staleQueryMs: () => faults.staleQueryMs(),
      enforceRates,
    });
    const consumers = manifest.consumers.map((consumer) => ({
      ...consumer,
      timeoutMs: manifest.functions.get(consumer.function)?.timeoutMs ?? 0,
    }));
    this.queue = new EventQueue({
      clock,
      store,
      faults,
      deliver,
      consumers,
      enforceRates,
      onDropped: (dropped) => recorder.lostEvent(`queue event: ${JSON.stringify(dropped)}`),
    });
    this.webTriggers = new WebTriggerAddresses({
      store,
      moduleKeys: manifest.webtriggers.map(({ key }) => key),
      origin: options.webTriggerOrigin,
    });
    this.scheduler = new Scheduler({
      ...shared,
      schedules: manifest.schedules,
      cloudId: installation.cloudId,
      ...(firstRunMs === undefined ? {} : { firstRunMs }),
    });
    this.productEvents = new ProductEvents({
      ...shared,
      triggers: manifest.triggers,
      licensed,
      onLost: ({ triggerKey, eventType, why }) =>
        recorder.lostEvent(`${eventType} for ${triggerKey}: ${why}`),
    });
  }

  /** All that is stored, the secret store apart from everything else. */
  storedTexts(): { readonly plain: string; readonly secret: string } {
    const tables = [...this.store.texts()];
    const isSecret = ([name]: [string, string]): boolean => name.endsWith('\nsecrets');
    return {
      plain: tables
        .filter((table) => !isSecret(table))
        .map(([, text]) => text)
        .join('\n'),
      secret: tables
        .filter(isSecret)
        .map(([, text]) => text)
        .join('\n'),
    };
  }

  start(): void {
    this.queue.start([this.installationId]);
    this.productEvents.start();
    this.scheduler.start();
  }

  stop(): void {
    this.scheduler.stop();
    this.productEvents.stop();
    this.queue.stop();
  }
}
