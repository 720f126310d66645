/**
 * What the runtime core and the services of the host know of each other. The core (gateway, runtimes, ForgeHost)
 * calls the services; a service calls the app only through `Deliver`. Times are milliseconds since the epoch.
 */

/** Where a service books what an invocation used. Sizes are bytes; units are KVS rate units of 10 KB, rounded up. */
export interface Meters {
  kvsRead(units: number, bytes: number): void;
  kvsWrite(units: number, bytes: number): void;
  queuePush(events: number, bytes: number): void;
}

/** The invocation on whose behalf a service is called. */
export interface InvocationScope {
  readonly installationId: string;
  readonly functionKey: string;
  readonly meters: Meters;
  /** The invocation a person or the platform started and all that followed from it: the cyclic limit counts per chain. */
  readonly chain: string;
}

/** A JSON answer; without `body` the answer has no body at all. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers `/api/v1/...`; what it does not know it answers 501 naming the path. */
export interface KvsService {
  handle(path: string, body: unknown, scope: InvocationScope): Promise<ApiAnswer>;
}

/** Answers `/webhook/queue/{publish|stats|cancel}/...`, placeholders in the path unresolved as the SDK sends them. */
export interface QueueApi {
  handle(path: string, body: unknown, scope: InvocationScope): Promise<ApiAnswer>;
}

export type InvocationResult =
  | { readonly kind: 'ok'; readonly body: unknown }
  | { readonly kind: 'error'; readonly message: string; readonly name: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'out-of-memory' }
  | { readonly kind: 'killed' };

export type ModuleType =
  'resolver' | 'webtrigger' | 'trigger' | 'scheduledTrigger' | 'consumer' | 'preUninstall';

export interface DeliverOptions {
  readonly installationId: string;
  /** Continue this chain; without it the invocation starts its own. */
  readonly chain?: string;
}

/** How a service calls a function of the app. Never throws for what the app does: that is in the result. */
export type Deliver = (
  functionKey: string,
  moduleKey: string,
  moduleType: ModuleType,
  body: unknown,
  options: DeliverOptions,
) => Promise<InvocationResult>;

export type DeliveryKind = 'queue' | 'event' | 'schedule';

/** What happens to one delivery: `copies` 0 loses it, 2 duplicates it; `delayMs` comes on top of the usual delay. */
export interface DeliveryFate {
  readonly copies: number;
  readonly delayMs: number;
}

/** The switches a service obeys. Asked once for each event as it is accepted for delivery. */
export interface DeliveryFaults {
  delivery(kind: DeliveryKind, name: string): DeliveryFate;
  /** How long a query may miss the latest writes, in milliseconds; 0 is strict. */
  staleQueryMs(): number;
}

export const NO_DELIVERY_FAULTS: DeliveryFaults = {
  delivery: () => ({ copies: 1, delayMs: 0 }),
  staleQueryMs: () => 0,
};

/** Rows by name that outlive the process in served mode. Values are JSON. The core keeps its own under `host:`. */
export interface HostStorage {
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

/** Web trigger addresses: one per module key and installation, found again by the id after `/x1/`. */
export interface WebTriggers {
  /** The address of this module, made on first call. `forceCreate` replaces it by a new one. */
  create(
    installationId: string,
    moduleKey: string,
    forceCreate: boolean,
  ): { readonly id: string; readonly url: string };
  /** False when there is no such address. */
  remove(installationId: string, id: string): boolean;
  list(
    installationId: string,
  ): readonly { readonly moduleKey: string; readonly id: string; readonly url: string }[];
  find(id: string): { readonly installationId: string; readonly moduleKey: string } | undefined;
}
