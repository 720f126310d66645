import { Hono } from 'hono';
import type { default as Provider } from 'oidc-provider';
import type { Clock } from '../../clock';
import type { Program } from '../../program';
import type { Store } from '../data/store';
import type { Faults } from '../faults';
import { ApiProblem } from '../problem';
import type { WebhookBook } from '../webhooks/book';
import { callerOf, demand, type Caller, type Scope } from './caller';
import { commentRoutes } from './comments';
import type { RateLimiter } from './rate-limit';
import { structureRoutes } from './structure';
import { taskRoutes } from './tasks';
import { webhookRoutes } from './webhooks';

export interface ApiParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly hooks: WebhookBook;
  readonly provider: Provider;
  readonly limiter: RateLimiter;
  readonly faults: Faults;
  readonly publicOrigin: string;
}

export interface Call {
  readonly request: Request;
  readonly caller: Caller;
  /** A path parameter. */
  readonly param: (name: string) => string;
}

export type Handler = (call: Call) => Response | Promise<Response>;
export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export type Route = readonly [Method, string, Scope, Handler];

/** `/api/v1` as docs/platform-api/openapi.yaml describes it. */
export function api(parts: ApiParts): Program {
  const app = new Hono().basePath('/api/v1');
  const routes: Route[] = [
    ...structureRoutes(parts),
    ...taskRoutes(parts),
    ...commentRoutes(parts),
    ...webhookRoutes(parts),
  ];
  for (const [method, path, scope, handler] of routes) {
    app.on(method, path, async (context) => {
      const caller = await callerOf(context.req.raw, parts.provider);
      const limits = parts.limiter.count(caller.clientId);
      try {
        demand(caller, scope);
        const param = (name: string): string => context.req.param(name) ?? '';
        return withHeaders(await handler({ request: context.req.raw, caller, param }), limits);
      } catch (error) {
        if (error instanceof ApiProblem) return withHeaders(error.response(), limits);
        throw error;
      }
    });
  }
  for (const path of new Set(routes.map((route) => route[1]))) {
    const allow = routes
      .filter((route) => route[1] === path)
      .map((route) => route[0])
      .join(', ');
    app.all(path, () => new ApiProblem('method-not-allowed', [], { Allow: allow }).response());
  }
  app.notFound(() => new ApiProblem('not-found').response());
  app.onError((error) => {
    if (error instanceof ApiProblem) return error.response();
    console.error('The sandbox has failed', error);
    return new ApiProblem('internal').response();
  });
  return async (request) => app.fetch(request);
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
