/** What the shell needs of the world behind it. The world is wired in `world-shell.ts`; tests bring their own. */
import type { Program } from '../program';

export interface InvokeCall {
  readonly moduleKey: string;
  readonly accountId: string;
  readonly functionKey: string;
  readonly payload: unknown;
  /** What surrounds the page: type of the module, project, issue. */
  readonly extension: Readonly<Record<string, unknown>>;
}

export interface EgressGroup {
  readonly key: string;
  readonly description: string;
  readonly configured: readonly { readonly domain: string; readonly type: readonly string[] }[];
}

export interface MeterRow {
  readonly name: string;
  readonly value: string;
  /** The price in US dollars, where the platform charges for it. */
  readonly dollars?: number;
}

/** The Forge platform as the pages around the app see it. Every method throws an `Error` fit to be shown. */
export interface AppHost {
  readonly appId: string;
  readonly environmentId: string;
  readonly cloudId: string;
  readonly siteUrl: string;
  /** Applies the payload limits of the bridge too. */
  invoke(call: InvokeCall): Promise<unknown>;
  /** A product call from the browser: as the person, with the app's scopes. */
  fetchAsUser(accountId: string, path: string, init: RequestInit): Promise<Response>;
  egressGroups(): readonly EgressGroup[];
  putEgressGroups(groups: readonly EgressGroup[]): void;
  deleteEgressDomain(key: string, domain: string, type: string): void;
  deleteEgressGroup(key: string): void;
  meters(): readonly MeterRow[];
  recentCalls(): readonly string[];
  /** Runs the schedule of this manifest key at once; resolves when its invocation has ended. */
  runSchedule(key: string): Promise<void>;
  /** Notes that something was asked for that the local platform does not model. */
  recordNotModelled(what: string): void;
}

export interface ShellSettings {
  readonly host: AppHost;
  /** The Jira twin; the shell acts on it as the person of the cookie. */
  readonly jira: Program;
  /** The manifest's text. */
  readonly manifest: string;
  /** The shell's own origin, for example `http://127.0.0.1:4100`. */
  readonly origin: string;
  /** Origin of each resource key. */
  readonly resourceOrigins: Readonly<Record<string, string>>;
  /** The platforms around Jira: the address that the app knows and the one a browser reaches. */
  readonly platforms: readonly {
    readonly title: string;
    readonly publicOrigin: string;
    readonly loopbackOrigin: string;
  }[];
}
