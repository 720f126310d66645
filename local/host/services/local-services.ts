import type { Clock } from '../../clock';
import type { Installation } from '../installation';
import type { Manifest } from '../manifest/manifest';
import { NO_DELIVERY_FAULTS } from '../ports';
import type { Deliver, DeliveryFaults, HostStorage } from '../ports';
import { KvsStore } from './kvs/kvs-store';
import type { KvsFaults } from './kvs/kvs-store';
import { ProductEvents } from './product-events';
import type { LostEvent } from './product-events';
import type { IssueProperty } from './event-filter';
import { EventQueue } from './queue/event-queue';
import type { Dropped } from './queue/installation-queue';
import { Scheduler } from './scheduler';
import type { Store } from './store';
import { WebTriggerAddresses } from './web-triggers';

export interface LocalServicesOptions {
  readonly clock: Clock;
  readonly store: Store;
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly faults?: DeliveryFaults;
  readonly kvsFaults?: KvsFaults;
  /** Where `/x1/<id>` is reached. */
  readonly webTriggerOrigin: () => string;
  /** Milliseconds from installation to the first scheduled runs; five minutes when absent. */
  readonly firstRunMs?: number;
  /** How long expired values stay readable; 48 hours when absent. */
  readonly ttlLagMs?: number;
  /** Off only where time stands still and work is what is measured. */
  readonly enforceRates?: boolean;
  readonly licensed?: () => boolean;
  readonly issueProperty?: IssueProperty;
  readonly onDropped?: (dropped: Dropped) => void;
  readonly onLost?: (lost: LostEvent) => void;
}

/** All services of one site, made with the way to call the app. Nothing runs before `start`. */
export class LocalServices {
  readonly kvs: KvsStore;
  readonly queue: EventQueue;
  readonly webTriggers: WebTriggerAddresses;
  readonly storage: HostStorage;
  readonly scheduler: Scheduler;
  readonly events: ProductEvents;
  private readonly installationId: string;

  constructor(options: LocalServicesOptions, deliver: Deliver) {
    const {
      clock,
      store,
      manifest,
      installation,
      faults = NO_DELIVERY_FAULTS,
      kvsFaults,
      webTriggerOrigin,
    } = options;
    const { firstRunMs, ttlLagMs, enforceRates, licensed, issueProperty, onDropped, onLost } = options;
    const common = { clock, store, faults, deliver };
    const rates = enforceRates === undefined ? {} : { enforceRates };
    this.installationId = installation.id;
    this.kvs = new KvsStore({
      clock,
      store,
      entities: manifest.entities,
      staleQueryMs: () => faults.staleQueryMs(),
      ...rates,
      ...(ttlLagMs === undefined ? {} : { ttlLagMs }),
      ...(kvsFaults === undefined ? {} : { faults: kvsFaults }),
    });
    const timeoutOf = (key: string) => manifest.functions.get(key)?.timeoutMs ?? 55_000;
    this.queue = new EventQueue({
      ...common,
      ...rates,
      consumers: manifest.consumers.map((consumer) => ({
        ...consumer,
        timeoutMs: timeoutOf(consumer.function),
      })),
      ...(onDropped === undefined ? {} : { onDropped }),
    });
    this.webTriggers = new WebTriggerAddresses({
      store,
      moduleKeys: manifest.webtriggers.map(({ key }) => key),
      origin: webTriggerOrigin,
    });
    this.storage = store.hostStorage('host');
    this.scheduler = new Scheduler({
      ...common,
      schedules: manifest.schedules,
      installationId: installation.id,
      cloudId: installation.cloudId,
      ...(firstRunMs === undefined ? {} : { firstRunMs }),
    });
    this.events = new ProductEvents({
      ...common,
      triggers: manifest.triggers,
      installationId: installation.id,
      ...(licensed === undefined ? {} : { licensed }),
      ...(issueProperty === undefined ? {} : { issueProperty }),
      ...(onLost === undefined ? {} : { onLost }),
    });
  }

  /** Begins to deliver, first what an earlier process left. Schedules run from here on. */
  start(): void {
    this.queue.start([this.installationId]);
    this.events.start();
    this.scheduler.start();
  }

  /** Begins nothing more; what is under way ends in its own time. */
  stop(): void {
    this.scheduler.stop();
    this.events.stop();
    this.queue.stop();
  }
}
