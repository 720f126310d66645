import type { Program } from '../program';
import { TextResponse } from '../text-response';
import { match, type Operation } from './contract';
import type { Faults } from './faults';
import type { Jira } from './jira';
import type { Quota } from './quota';
import { badRequest, NotModelled, Refusal } from './refusal';
import type { Answer, Route } from './routes/call';
import type { User } from './site-model';

interface Parts {
  readonly jira: Jira;
  readonly quota: Quota;
  readonly faults: Faults;
  readonly routes: ReadonlyMap<string, Route>;
  readonly appAccountId: string;
  readonly work: (operationId: string) => void | Promise<void>;
}

/**
 * The way from a request to an answer: who asks (`x-twin-actor`), what is asked, whether the limits allow it,
 * the work, the bill (`x-twin-points`). Requests with `x-twin-quota: exempt` are people's own, in their browser.
 */
export function frontDoor(parts: Parts): Program {
  return async (request) => {
    try {
      return await enter(parts, request);
    } catch (error) {
      if (error instanceof Refusal)
        return answered(error.status, error.body, { 'x-twin-points': '0', ...error.headers });
      throw error;
    }
  };
}

async function enter(parts: Parts, request: Request): Promise<Response> {
  const actor = actorOf(parts, request.headers.get('x-twin-actor'));
  const url = new URL(request.url);
  const found = match(request.method, url.pathname);
  if (found === null) throw new NotModelled(`${request.method} ${url.pathname}`);
  const { operation, pathParameters } = found;
  refuseUnknownQuery(operation, url.searchParams);
  const body = parseBody(await request.text());
  await parts.work(operation.id);

  const { jira, quota, faults } = parts;
  const counted = request.headers.get('x-twin-quota') !== 'exempt';
  if (counted) quota.admit(operation.id, operation.method);
  meet(faults, operation, false);
  const route = parts.routes.get(operation.id);
  if (route === undefined) throw new NotModelled(operation.id);
  const call = {
    jira,
    actor,
    path: pathParameters,
    query: url.searchParams,
    body,
    writing: (issue: { readonly id: string }) => quota.admitWrite(issue.id),
  };
  const answer = billed(route, call);
  const points =
    counted && answer.status !== 429 && answer.status !== 501
      ? quota.book(operation.points, answer.objects ?? 0)
      : 0;
  meet(faults, operation, true);
  const headers = {
    ...(counted ? quota.headers(operation.id, operation.method) : {}),
    'x-twin-points': String(points),
    ...answer.headers,
  };
  return answered(answer.status, answer.body, headers);
}

/** Runs a route; what it refuses is an answer too, and costs its base. */
function billed(
  route: Route,
  call: Parameters<Route>[0],
): Answer & { readonly headers?: Readonly<Record<string, string>> } {
  try {
    return route(call);
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    throw error;
  }
}

function meet(faults: Faults, operation: Operation, afterWork: boolean): void {
  const refusal = faults.meet(operation.id, afterWork);
  if (refusal !== null) throw refusal;
}

function actorOf({ jira, appAccountId }: Parts, header: string | null): User {
  const accountId =
    header === 'app'
      ? appAccountId
      : header?.startsWith('user:') === true
        ? header.slice('user:'.length)
        : '';
  const user = jira.site.user(accountId);
  if (user === undefined || !user.active)
    throw new Refusal(401, ['Client must be authenticated to access this resource.']);
  return user;
}

function refuseUnknownQuery(operation: Operation, query: URLSearchParams): void {
  for (const name of new Set(query.keys())) {
    const known = operation.parameters.some(
      (parameter) => parameter.in === 'query' && parameter.name === name,
    );
    if (!known) throw new NotModelled(`the query parameter '${name}' of ${operation.id}`);
  }
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
  }
}

function answered(status: number, body: unknown, headers: Readonly<Record<string, string>>): Response {
  if (body === undefined) return new Response(null, { status, headers });
  return new TextResponse(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  });
}
