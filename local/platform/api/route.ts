import type { Clock } from '../../clock';
import type { Store } from '../data/store';
import type { WebhookBook } from '../webhooks/book';
import type { CallerParts } from './authenticate';
import type { Caller, Scope } from './caller';
import type { RateLimiter } from './rate-limit';

export interface ApiParts extends CallerParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly hooks: WebhookBook;
  readonly limiter: RateLimiter;
  readonly publicOrigin: string;
}

export interface Call {
  readonly request: Request;
  readonly caller: Caller;
  /** A path parameter. */
  readonly param: (name: string) => string;
}

export type Handler = (call: Call) => Response | Promise<Response>;
type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export type Route = readonly [Method, string, Scope, Handler];

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
