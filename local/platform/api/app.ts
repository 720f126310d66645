import { Hono } from 'hono';
import type { Program } from '../../program';
import { OAuthProblem } from '../oauth1/oauth-problem';
import { ApiProblem } from '../problem';
import { callerOf } from './authenticate';
import { demand } from './caller';
import { commentRoutes } from './comments';
import type { ApiParts, Route } from './route';
import { structureRoutes } from './structure';
import { taskRoutes } from './tasks';
import { webhookRoutes } from './webhooks';

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
      const caller = await callerOf(context.req.raw, parts);
      const limits = { ...parts.limiter.count(caller.clientId), 'Planlink-Markup': parts.store.markup };
      try {
        demand(caller, scope);
        demandMarkup(context.req.raw, parts.store.markup);
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
    if (error instanceof OAuthProblem) return parts.oauth1.refusal(error);
    console.error('The sandbox has failed', error);
    return new ApiProblem('internal').response();
  });
  return async (request) => app.fetch(request);
}

/** A client that takes Markdown for HTML would store garbage; once told, it converts and comes again. */
function demandMarkup(request: Request, markup: string): void {
  const said = request.headers.get('planlink-markup');
  if (said !== null && said !== markup) throw new ApiProblem('markup-differs');
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
