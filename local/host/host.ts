import type { Clock } from '../clock';
import type { Internet } from '../internet';
import type { Program } from '../program';
import type { Faults } from './faults';
import { Egress } from './gateway/egress';
import { EgressApprovals } from './gateway/egress-approvals';
import { Gateway } from './gateway/gateway';
import { JiraGate, type GatedOperation } from './gateway/jira-gate';
import { InvocationKilled } from './invocation';
import { FunctionRuns } from './function-runs';
import type { Installation, License } from './installation';
import { LogKeeper } from './log-keeper';
import type { Manifest } from './manifest/manifest';
import { MeterBook } from './meters';
import { PageCalls, type PageCall } from './page-calls';
import type {
  Deliver,
  HostStorage,
  InvocationResult,
  KvsService,
  ModuleType,
  QueueApi,
  WebTriggers,
} from './ports';
import type { Recorder } from './recorder';
import type { Runtime } from './runtime';
import { webTriggerIngress } from './web-trigger-ingress';

/** What the services of the host give its core. */
export interface HostServices {
  readonly kvs: KvsService;
  readonly queue: QueueApi;
  readonly webTriggers: WebTriggers;
  readonly storage: HostStorage;
}

/** What services need of the app: the way to call it, and whether it is licensed just now. */
export interface AppCalls {
  readonly deliver: Deliver;
  readonly licensed: () => boolean;
}

export interface ForgeHostOptions<Services extends HostServices> {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly clock: Clock;
  readonly internet: Internet;
  readonly runtime: Runtime;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly jira: Program;
  readonly operationOf: (method: string, path: string) => GatedOperation | null;
  /** Services call the app back, so they are made with the way to do it. */
  readonly services: (app: AppCalls) => Services;
  readonly license?: License | undefined;
}

/** The Forge platform as one app on one site sees it. */
export class ForgeHost<Services extends HostServices = HostServices> {
  readonly services: Services;
  readonly meters = new MeterBook();
  readonly egressApprovals: EgressApprovals;
  /** Answers `/x1/<id>`: what the world sends to web triggers. */
  readonly webTriggerProgram: Program;
  private readonly gate: JiraGate;
  private readonly pages: PageCalls;
  private readonly logKeeper: LogKeeper;
  private license: License | undefined;
  private readonly runs: FunctionRuns;

  constructor(private readonly options: ForgeHostOptions<Services>) {
    const { manifest, clock, internet, runtime, recorder, faults, jira, operationOf } = options;
    this.license = options.license;
    this.runs = new FunctionRuns({ ...options, meters: this.meters });
    this.logKeeper = new LogKeeper(recorder);
    const services = options.services({
      deliver: this.deliver,
      licensed: () => this.license?.active !== false,
    });
    this.services = services;
    this.egressApprovals = new EgressApprovals(services.storage, manifest.configurableEgress);
    const egress = new Egress(internet, (id) => [
      ...manifest.backendEgress,
      ...this.egressApprovals.backendDomains(id),
    ]);
    const missing = (what: string): void => recorder.missing(what);
    this.gate = new JiraGate({ operationOf, scopes: manifest.scopes, jira, missing });
    const { kvs, queue, webTriggers } = services;
    const gateway = new Gateway({
      clock,
      manifest,
      kvs,
      queue,
      webTriggers,
      jira: this.gate,
      egress,
      faults,
      recorder,
    });
    runtime.attach({
      gateway: (request, invocation) =>
        gateway.handle(request, invocation).catch((error: unknown) => {
          if (!(error instanceof InvocationKilled)) recorder.hostError(error);
          throw error;
        }),
      log: (invocation, level, text) => this.logKeeper.take(invocation, level, text),
    });
    this.webTriggerProgram = webTriggerIngress(manifest, webTriggers, this.deliver);
    this.pages = new PageCalls(manifest, options.installation, (call, body, module, key) =>
      this.runs.run({
        functionKey: key,
        moduleKey: module,
        moduleType: 'resolver',
        body,
        accountId: call.accountId,
        license: this.license,
      }),
    );
  }

  /** How services call the app. A function that needs a licence is not called without one. */
  readonly deliver: Deliver = async (functionKey, moduleKey, moduleType, body, options) => {
    const { license } = this;
    if (license?.active === false && this.needsLicense(moduleKey, moduleType)) {
      return { kind: 'ok', body: undefined };
    }
    return this.runs.run({ functionKey, moduleKey, moduleType, body, license, chain: options.chain });
  };

  /**
   * What `invoke` of a page does. Throws `There was an error invoking the function - <message>` for whatever goes
   * wrong in the function, and for payloads beyond 500 KB in and 5 MB out.
   */
  invokeResolver(call: PageCall): Promise<unknown> {
    return this.pages.invoke(call);
  }

  /** What `requestJira` of a page does: a call as the person at it, with the scopes of the app. */
  async fetchAsUser(accountId: string, path: string, init: RequestInit): Promise<Response> {
    const request = new Request(new URL(path, this.options.installation.siteUrl), init);
    return (await this.gate.send({ request, path, provider: 'user', accountId, fromPage: true })).response;
  }

  /** One tick of a scheduled trigger, now and once; its schedule does not notice. */
  runSchedule(moduleKey: string): Promise<InvocationResult> {
    const { installation, manifest } = this.options;
    const module = manifest.schedules.find(({ key }) => key === moduleKey);
    if (module === undefined) throw new Error(`The manifest has no scheduledTrigger ${moduleKey}`);
    const body = { context: { cloudId: installation.cloudId, moduleKey }, contextToken: 'local' };
    return this.deliver(module.function, module.key, 'scheduledTrigger', body, {
      installationId: installation.id,
    });
  }

  /** Calls a consumer with one event of a queue, past all queueing. */
  runConsumer(moduleKey: string, asyncEvent: unknown): Promise<InvocationResult> {
    const module = this.options.manifest.consumers.find(({ key }) => key === moduleKey);
    if (module === undefined) throw new Error(`The manifest has no consumer ${moduleKey}`);
    return this.deliver(module.function, module.key, 'consumer', asyncEvent, {
      installationId: this.options.installation.id,
    });
  }

  /** Calls all preUninstall functions, best effort: a failure is in the results and stops nothing. */
  async preUninstall(): Promise<readonly InvocationResult[]> {
    const { installation, manifest } = this.options;
    const body = { context: { cloudId: installation.cloudId } };
    const results: InvocationResult[] = [];
    for (const module of manifest.preUninstall) {
      results.push(
        await this.deliver(module.function, module.key, 'preUninstall', body, {
          installationId: installation.id,
        }),
      );
    }
    return results;
  }

  setLicense(license: License | undefined): void {
    this.license = license;
  }

  /** Invocations under way. */
  get running(): number {
    return this.runs.running;
  }

  close(): Promise<void> {
    return this.options.runtime.close();
  }

  private needsLicense(moduleKey: string, moduleType: ModuleType): boolean {
    const { schedules, triggers } = this.options.manifest;
    if (moduleType === 'scheduledTrigger')
      return schedules.find(({ key }) => key === moduleKey)?.filter?.appIsLicensed === true;
    if (moduleType === 'trigger')
      return triggers.find(({ key }) => key === moduleKey)?.filter?.appIsLicensed === true;
    return false;
  }
}
