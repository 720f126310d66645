import type { InvocationResult, ModuleType } from './ports';
import type { Usage } from './meters';

export type CallTarget = 'jira' | 'kvs' | 'queue' | 'webtrigger' | 'egress';

export interface CallRecord {
  readonly invocationId: string;
  readonly functionKey: string;
  readonly target: CallTarget | 'unknown';
  readonly method: string;
  /** Path and query; for egress the whole address. */
  readonly path: string;
  /** `app`, `user:<accountId>` or `none`; empty where nobody acts. */
  readonly actor: string;
  readonly status: number;
  readonly ms: number;
  /** Jira points of this call; 0 elsewhere. */
  readonly points: number;
  /** Why the host itself refused or failed the call. */
  readonly refusal?: string;
}

export interface InvocationRecord {
  readonly id: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly moduleType: ModuleType;
  readonly accountId: string | undefined;
  readonly startedAt: number;
  readonly result: InvocationResult;
  readonly usage: Usage;
}

export interface LogRecord {
  readonly invocationId: string;
  readonly functionKey: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** All that happened, the newest `bound` of each kind, for assertions and for a person looking for the cause. */
export class Recorder {
  private readonly callList: CallRecord[] = [];
  private readonly invocationList: InvocationRecord[] = [];
  private readonly logList: LogRecord[] = [];
  private readonly notModelledSet = new Set<string>();
  private readonly hostErrorList: unknown[] = [];
  private readonly lostEventList: string[] = [];
  private lost = 0;
  private listener: (line: LogRecord) => void = () => undefined;

  constructor(private readonly bound = 20_000) {}

  get calls(): readonly CallRecord[] {
    return this.callList;
  }

  get invocations(): readonly InvocationRecord[] {
    return this.invocationList;
  }

  get logs(): readonly LogRecord[] {
    return this.logList;
  }

  /** What the app asked for that the host has no model of. A test run should end with none. */
  get notModelled(): readonly string[] {
    return [...this.notModelledSet];
  }

  /** Log lines beyond the platform's limits. */
  get lostLogLines(): number {
    return this.lost;
  }

  lostLogLine(): void {
    this.lost += 1;
  }

  /** Where the host itself threw: always a fault of the local platform, never of the app. */
  get hostErrors(): readonly unknown[] {
    return this.hostErrorList;
  }

  /** Product events that a trigger did not get, or got too often, and why. */
  get lostEvents(): readonly string[] {
    return this.lostEventList;
  }

  lostEvent(what: string): void {
    this.keep(this.lostEventList, what);
  }

  hostError(error: unknown): void {
    this.hostErrorList.push(error);
  }

  call(record: CallRecord): void {
    this.keep(this.callList, record);
  }

  invocation(record: InvocationRecord): void {
    this.keep(this.invocationList, record);
  }

  log(record: LogRecord): void {
    this.keep(this.logList, record);
    this.listener(record);
  }

  missing(what: string): void {
    this.notModelledSet.add(what);
  }

  /** Served mode prints the app's log lines as they come. */
  onLog(listener: (line: LogRecord) => void): void {
    this.listener = listener;
  }

  clear(): void {
    this.callList.length = 0;
    this.invocationList.length = 0;
    this.logList.length = 0;
    this.notModelledSet.clear();
    this.hostErrorList.length = 0;
    this.lostEventList.length = 0;
    this.lost = 0;
  }

  private keep<T>(list: T[], record: T): void {
    list.push(record);
    // Cut in chunks: shifting a long array at every call would cost more than the call.
    if (list.length > this.bound * 1.25) list.splice(0, list.length - this.bound);
  }
}
