import { Hono } from 'hono';
import { Refusal } from '../../../jira/refusal';
import type { Program } from '../../../program';
import type { RateLimiter } from '../../api/rate-limit';
import { ApiProblem } from '../../problem';
import { callerOf, type Caller, type CallerParts } from '../callers';
import { searchRoutes } from '../search/search';
import { json, type RestParts, type Route } from './call';
import { commentRoutes } from './comments';
import { issueRoutes } from './issues';
import { peopleRoutes } from './people';
import { propertyRoutes } from './properties';
import { remoteLinkRoutes } from './remote-links';
import { structureRoutes } from './structure';
import { transitionRoutes } from './transitions';

export interface RestAppParts extends RestParts, CallerParts {
  readonly limiter: RateLimiter;
}

/** REST API version 2, at `/rest/api/2` and, as clients like to write it, at `/rest/api/latest`. */
export function restApi(parts: RestAppParts): Program {
  const app = new Hono();
  const routes: Route[] = [
    // Before single issues: `createmeta` would be read as a key.
    ...structureRoutes(parts),
    ...peopleRoutes(parts),
    ...searchRoutes(parts),
    ...issueRoutes(parts),
    ...transitionRoutes(parts),
    ...commentRoutes(parts),
    ...propertyRoutes(parts),
    ...remoteLinkRoutes(parts),
  ];
  for (const base of ['/rest/api/2', '/rest/api/latest']) {
    for (const route of routes)
      app.on(route.method, base + route.path, (context) =>
        answered(parts, route, context.req.raw, (name) => context.req.param(name) ?? ''),
      );
    for (const path of new Set(routes.map((route) => route.path))) {
      const allow = routes.filter((route) => route.path === path).map((route) => route.method);
      app.all(base + path, () => new Response(null, { status: 405, headers: { allow: allow.join(',') } }));
    }
  }
  app.notFound((context) => json({ message: `null for uri: ${context.req.url}`, 'status-code': 404 }, 404));
  app.onError((error) => {
    console.error('The Jira Data Center twin has failed', error);
    return json({ errorMessages: ['Internal server error'], errors: {} }, 500);
  });
  return async (request) => app.fetch(request);
}

async function answered(
  parts: RestAppParts,
  route: Route,
  request: Request,
  param: (name: string) => string,
): Promise<Response> {
  const caller = await callerOf(request, parts);
  if (caller instanceof Response) return caller;
  if (caller === null && route.open !== true) return loginRequired(parts.publicOrigin);
  try {
    const limits = caller === null ? {} : limited(parts.limiter, caller);
    const answer = await carriedOut(route, request, caller, param);
    for (const [name, value] of Object.entries(limits)) answer.headers.set(name, value);
    if (caller !== null) answer.headers.set('x-ausername', caller.userId.replace(/^usr-/, ''));
    return answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'rate-limited') return tooMany(parts.limiter, error);
    throw error;
  }
}

async function carriedOut(
  { options = [], path, handler }: Route,
  request: Request,
  caller: Caller | null,
  param: (name: string) => string,
): Promise<Response> {
  const { searchParams, origin } = new URL(request.url);
  try {
    if (request.method !== 'GET') {
      // Any page that a person has open could send it: a browser says where it comes from.
      const browser = request.headers.get('user-agent')?.startsWith('Mozilla/') === true;
      if (browser && request.headers.get('origin') !== origin)
        return new Response('XSRF check failed', { status: 403, headers: { 'content-type': 'text/plain' } });
      if (caller?.mayWrite === false && path !== '/search')
        throw new Refusal(403, ['The scope of this token does not allow it.']);
    }
    const strange = [...searchParams.keys()].find((name) => !options.includes(name));
    if (strange !== undefined)
      throw new Refusal(400, [`The twin does not know the query option '${strange}'.`]);
    return await handler({ request, caller, param, query: (name) => searchParams.get(name) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const answer = json(error.body, error.status);
    for (const [name, value] of Object.entries(error.headers)) answer.headers.set(name, value);
    return answer;
  }
}

function loginRequired(publicOrigin: string): Response {
  const answer = json(
    {
      errorMessages: ['You do not have the permission to see the specified issue.', 'Login Required'],
      errors: {},
    },
    401,
  );
  answer.headers.set('www-authenticate', `OAuth realm="${encodeURIComponent(publicOrigin)}"`);
  return answer;
}

/** The sandbox counts in windows; told in the words of a Data Center, that is a bucket which fills once a window. */
function told({ limit }: RateLimiter, remaining: string): Record<string, string> {
  return {
    'x-ratelimit-limit': String(limit.calls),
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-interval-seconds': String(limit.windowSeconds),
    'x-ratelimit-fillrate': String(limit.calls),
  };
}

function limited(limiter: RateLimiter, caller: Caller): Record<string, string> {
  const { 'X-RateLimit-Remaining': remaining = '0' } = limiter.count(caller.clientId);
  return told(limiter, remaining);
}

/** 429 with the time to wait: that of the refusal, or a whole window. */
export function tooMany(limiter: RateLimiter, { headers }: Pick<ApiProblem, 'headers'>): Response {
  const answer = json({ message: 'Rate limit exceeded.' }, 429);
  for (const [name, value] of Object.entries(told(limiter, '0'))) answer.headers.set(name, value);
  answer.headers.set('retry-after', headers['Retry-After'] ?? String(limiter.limit.windowSeconds));
  return answer;
}
