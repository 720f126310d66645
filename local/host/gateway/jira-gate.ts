import type { Program } from '../../program';
import type { ProxyCall } from '../proxy-call';
import { mayHaveBody, outgoing } from './outgoing';

export type Provider = 'app' | 'user' | 'none';

/** The operation of the project's contract that a call reaches. */
export interface GatedOperation {
  /** Classic scopes; all of them are needed. */
  readonly scopes: readonly string[];
  /** Points of the hourly quota that a refused or failed call costs. */
  readonly basePoints: number;
}

export interface JiraGateOptions {
  /** The contract: null for an endpoint that it does not list. `path` may carry a query. */
  readonly operationOf: (method: string, path: string) => GatedOperation | null;
  readonly scopes: ReadonlySet<string>;
  readonly jira: Program;
  readonly missing: (what: string) => void;
}

export interface JiraCall {
  readonly request: ProxyCall;
  /** Path and query below the site. */
  readonly path: string;
  readonly provider: Provider;
  /** The person the platform vouches for, where there is one. */
  readonly accountId: string | undefined;
  /** Sent by the browser itself, not by a function. */
  readonly fromPage?: boolean;
}

export interface JiraAnswer {
  readonly response: Response;
  readonly points: number;
  readonly refusal?: string;
}

/** What the product gateway checks before a call reaches Jira: endpoint, acting identity, scopes. */
export class JiraGate {
  constructor(private readonly options: JiraGateOptions) {}

  async send({ request, path, provider, accountId, fromPage = false }: JiraCall): Promise<JiraAnswer> {
    const operation = this.options.operationOf(request.method, path);
    if (operation === null) {
      const what = `${request.method} ${path.split('?')[0] ?? ''} is not in contracts/jira-cloud.yaml`;
      this.options.missing(what);
      return { response: Response.json({ message: what }, { status: 501 }), points: 0, refusal: what };
    }
    if (provider === 'none') {
      return this.refused(
        401,
        { code: 401, message: 'Unauthorized' },
        'no identity: asApp or asUser is needed',
      );
    }
    if (provider === 'user' && accountId === undefined) {
      const headers = { 'forge-proxy-error': 'AUTH_TYPE_UNAVAILABLE' };
      const body = { code: 401, message: 'AUTH_TYPE_UNAVAILABLE' };
      return this.refused(401, body, 'asUser without a user', headers);
    }
    if (operation.scopes.some((scope) => !this.options.scopes.has(scope))) {
      const body = { code: 401, message: 'Unauthorized; scope does not match' };
      return this.refused(401, body, `the manifest lacks one of ${operation.scopes.join(', ')}`);
    }
    const actor = provider === 'app' ? 'app' : `user:${accountId ?? ''}`;
    const response = await this.options.jira(await onward(request, path, actor, fromPage));
    const spent = response.headers.get('x-twin-points');
    return { response, points: spent === null ? operation.basePoints : Number(spent) };
  }

  private refused(
    status: number,
    body: unknown,
    refusal: string,
    headers?: Record<string, string>,
  ): JiraAnswer {
    return {
      response: Response.json(body, { status, ...(headers === undefined ? {} : { headers }) }),
      points: 0,
      refusal,
    };
  }
}

async function onward(request: ProxyCall, path: string, actor: string, fromPage: boolean): Promise<Request> {
  const headers = new Headers(request.headers);
  for (const name of ['forge-proxy-authorization', 'forge-proxy-target', 'host', 'connection'])
    headers.delete(name);
  headers.set('x-twin-actor', actor);
  // Calls from a page are the person's own and do not count against the app's quota.
  if (fromPage) headers.set('x-twin-quota', 'exempt');
  else headers.delete('x-twin-quota');
  const { method } = request;
  const body = mayHaveBody(method) ? await request.text() : undefined;
  return outgoing(new URL(path, 'https://api.atlassian.example'), method, headers, body);
}
