import type { Invocation } from './invocation';
import type { LambdaEvent } from './lambda-event';
import type { InvocationResult } from './ports';
import type { ProxyCall } from './proxy-call';

export interface Job {
  readonly invocation: Invocation;
  readonly event: LambdaEvent;
}

/** What a runtime needs of its host. */
export interface RuntimeHost {
  /** The proxy: answers one call of a running invocation. Throws `InvocationKilled` when the caller must die. */
  gateway(request: ProxyCall, invocation: Invocation): Promise<Response>;
  /** Takes one console line; `level` as in the platform's logs (20 debug, 30 info, 40 warn, 50 error). */
  log(invocation: Invocation, level: number, text: string): void;
}

export interface RunOutcome {
  readonly result: InvocationResult;
  readonly cpuMs: number;
}

/** Runs functions of the app. Never throws for what the app does; the outcome says it. */
export interface Runtime {
  attach(host: RuntimeHost): void;
  run(job: Job): Promise<RunOutcome>;
  close(): Promise<void>;
}
