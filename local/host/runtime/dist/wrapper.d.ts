import type { AsyncLocalStorage } from 'node:async_hooks';
import type { LambdaEvent, LambdaResult } from '../../lambda-event';

export interface SendInit {
  readonly method: string;
  readonly headers: Headers;
  readonly body?: BodyInit | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface Connection {
  send(route: string, init: SendInit): Promise<Response>;
  log(level: number, text: string): void;
}

export interface LambdaContext {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Runs one handler as one invocation; never throws for what the app does. */
export function invoke(
  event: LambdaEvent,
  lambdaContext: LambdaContext,
  connection: Connection,
  handler: (...args: unknown[]) => unknown,
): Promise<LambdaResult>;

/** Sets the globals on first call. */
export function seam(): { readonly storage: AsyncLocalStorage<unknown>; readonly hostFetch: typeof fetch };
