import { join } from 'node:path';
import { RealClock, VirtualClock, type Clock } from './clock';
import { fakeDate } from './fake-date';
import { bundleApp } from './host/bundle';
import { ChildRuntime } from './host/child-runtime';
import { Faults } from './host/faults';
import type { GatedOperation } from './host/gateway/jira-gate';
import { ForgeHost } from './host/host';
import { InlineRuntime, type LoadModule } from './host/inline-runtime';
import { contextAri, LOCAL_INSTALLATION, type Installation, type License } from './host/installation';
import { LocalServices } from './host/local-services';
import { readManifest, type Manifest } from './host/manifest/manifest';
import { Recorder } from './host/recorder';
import type { Runtime } from './host/runtime';
import type { ProductEvent } from './host/services/product-events';
import { Store, type StoreSnapshot } from './host/services/store';
import { Internet } from './internet';
import type { Program } from './program';
import { createJiraTwin, type JiraTwin, type JiraTwinOptions } from './jira/twin';
import { match } from './jira/contract';
import type { SearchableProperty } from './jira/search-index';
import { createSandbox, type Sandbox, type SandboxOptions } from './platform';

export const PROJECT_ROOT = join(__dirname, '..');
const INLINE_WEB_TRIGGER_ORIGIN = 'https://local.webtrigger.example';

interface CommonOptions {
  /** Demo data of the sandbox, rates and so on. */
  readonly sandbox?: Omit<Partial<SandboxOptions>, 'clock' | 'internet'>;
  readonly jira?: Omit<Partial<JiraTwinOptions>, 'clock' | 'onEvent' | 'entityProperties'>;
  /** The file that host storage is kept in; without it, it lives as long as the process. */
  readonly storageFile?: string;
  /** Undefined is an app without licensing; an active licence when absent. */
  readonly license?: License | undefined;
  /** Milliseconds from a change in Jira to its product event; one second when absent. */
  readonly eventDelayMs?: number;
  /** Milliseconds from installation to the first scheduled runs; five minutes when absent. */
  readonly firstRunMs?: number;
  readonly enforceRates?: boolean;
  /** Stands between the app and the other side, to look at what passes. The program as it is when absent. */
  readonly wire?: (to: 'jira' | 'platform', program: Program) => Program;
}

/** Handlers run in this process; time stands still unless somebody moves it, and the global `Date` follows. */
export interface InlineWorldOptions extends CommonOptions {
  readonly mode: 'inline';
  /** Gives a fresh copy of the app's entry module at each call. */
  readonly loadModule: LoadModule;
  /** Milliseconds since the epoch; 2 November 2026, 09:00 UTC when absent. */
  readonly startAt?: number;
  /** Whether the processor time of functions is measured; true when absent. */
  readonly meterCpu?: boolean;
  /** What `storageSnapshot` of another world gave. */
  readonly storage?: StoreSnapshot;
}

/** The deploy package runs in child processes, in real time. */
export interface ChildWorldOptions extends CommonOptions {
  readonly mode: 'child';
  /** The folder of the deploy package; bundled when absent. */
  readonly packageDir?: string;
}

export type WorldOptions = InlineWorldOptions | ChildWorldOptions;

/** The app and everything around it: Forge, a Jira site, a planning platform, and the way between them. */
export interface World {
  readonly clock: Clock;
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly internet: Internet;
  readonly jira: JiraTwin;
  readonly sandbox: Sandbox;
  readonly host: ForgeHost<LocalServices>;
  readonly faults: Faults;
  readonly recorder: Recorder;
  /** Begins schedules, queue and events. On first start the app is told that it was installed. */
  start(installerAccountId?: string): Promise<void>;
  /** Web triggers are now reached there; whoever calls this serves `host.webTriggerProgram` at that origin. */
  serveWebTriggersAt(origin: string): void;
  /** What the host remembers now, so that another world can begin there. */
  storageSnapshot(): StoreSnapshot;
  /** Moves a virtual clock and runs all that falls due. Throws on a real one. */
  advance(milliseconds: number): Promise<void>;
  /** Ends everything, keeps what is to be kept, and gives the global `Date` back. */
  stop(): Promise<void>;
}

/** Builds a world at rest; `start()` sets it going. Throws when the manifest or the bundle is not as it must be. */
export async function createWorld(options: WorldOptions): Promise<World> {
  const { clock, restoreDate } = clockFor(options);
  const manifest = readManifest(join(PROJECT_ROOT, 'manifest.yml'));
  const installation = LOCAL_INSTALLATION;
  const internet = new Internet();
  const faults = new Faults();
  const recorder = new Recorder();
  const store =
    options.storageFile === undefined
      ? Store.memory(clock, options.mode === 'inline' ? options.storage : undefined)
      : Store.open(options.storageFile, clock);
  let webTriggerOrigin = INLINE_WEB_TRIGGER_ORIGIN;
  // What happened before the start, the app was not there to hear.
  let announce: (event: ProductEvent) => void = () => undefined;

  const jira = createJiraTwin({
    ...options.jira,
    clock,
    entityProperties: searchableProperties(manifest),
    onEvent: ({ eventType, selfGenerated, ...payload }) =>
      announce({ eventType, selfGenerated, payload, delayMs: options.eventDelayMs ?? 1_000 }),
  });
  const sandbox = await createSandbox({ ...options.sandbox, clock, internet });
  const wire = options.wire ?? ((_, program) => program);
  for (const { publicOrigin, program } of sandbox.doors)
    internet.register(publicOrigin, wire('platform', program));
  const runtime = await runtimeFor(options, clock);
  const core = { manifest, installation, clock, faults, recorder };
  const host = new ForgeHost({
    ...core,
    internet,
    runtime,
    license: 'license' in options ? options.license : { active: true },
    jira: wire('jira', jira.program),
    operationOf: gatedOperation,
    services: (app) =>
      new LocalServices({
        ...core,
        app,
        store,
        webTriggerOrigin: () => webTriggerOrigin,
        firstRunMs: options.firstRunMs,
        enforceRates: options.enforceRates,
      }),
  });
  const { productEvents, storage } = host.services;
  const serveWebTriggersAt = (origin: string): void => {
    webTriggerOrigin = origin;
    internet.register(origin, host.webTriggerProgram);
  };
  serveWebTriggersAt(INLINE_WEB_TRIGGER_ORIGIN);

  return {
    ...core,
    internet,
    jira,
    sandbox,
    host,
    serveWebTriggersAt,
    storageSnapshot: () => store.snapshot(),
    start: async (installerAccountId = 'acc-admin') => {
      announce = (event) =>
        void productEvents.emit(event).catch((error: unknown) => recorder.hostError(error));
      host.services.start();
      if (storage.read('installed') === true) return;
      storage.write('installed', true);
      await productEvents.emit(installed(manifest, installation, installerAccountId));
    },
    advance: async (milliseconds) => {
      if (!(clock instanceof VirtualClock)) throw new Error('Only a virtual clock can be moved.');
      await clock.advanceBy(milliseconds);
    },
    stop: async () => {
      host.services.stop();
      await host.close();
      store.flush();
      restoreDate();
    },
  };
}

/** The issue properties that the manifest makes known to JQL. */
function searchableProperties(manifest: Manifest): SearchableProperty[] {
  return manifest.entityProperties
    .filter(({ entityType }) => entityType === 'issue')
    .flatMap(({ propertyKey, values }) =>
      values.flatMap(({ path, searchAlias }) =>
        searchAlias === undefined ? [] : [{ alias: searchAlias, propertyKey, path }],
      ),
    );
}

function gatedOperation(method: string, path: string): GatedOperation | null {
  const found = match(method, path);
  return found === null ? null : { scopes: found.operation.scopes, basePoints: found.operation.points.base };
}

/** https://developer.atlassian.com/platform/forge/events-reference/life-cycle/ */
function installed(manifest: Manifest, installation: Installation, installerAccountId: string): ProductEvent {
  const context = contextAri(installation);
  return {
    eventType: 'avi:forge:installed:app',
    selfGenerated: false,
    payload: {
      id: `ari:cloud:ecosystem::installation/${installation.id}`,
      installerAccountId,
      app: { id: manifest.appId, version: installation.appVersion },
      context,
      contexts: [{ id: context }],
    },
  };
}

function clockFor(options: WorldOptions): { clock: Clock; restoreDate: () => void } {
  if (options.mode === 'child') return { clock: new RealClock(), restoreDate: () => undefined };
  const start = options.startAt ?? Date.UTC(2026, 10, 2, 9);
  const date = fakeDate(start);
  return { clock: new VirtualClock(start, date.follow), restoreDate: date.restore };
}

async function runtimeFor(options: WorldOptions, clock: Clock): Promise<Runtime> {
  if (options.mode === 'inline') return new InlineRuntime(options.loadModule, clock, options.meterCpu);
  const packageDir = options.packageDir ?? (await bundleApp(PROJECT_ROOT));
  return new ChildRuntime({ packageDir, clock });
}
