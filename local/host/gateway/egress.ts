import { EgressFilteringService } from '@forge/egress';
import type { Internet } from '../../internet';
import type { Invocation } from '../invocation';

/** https://developer.atlassian.com/platform/forge/function-reference/nodejs-runtime/ */
const ALLOWED_PORTS = new Set([
  '',
  '80',
  '443',
  '8080',
  '8443',
  '8444',
  '7990',
  '8089',
  '8090',
  '8085',
  '8060',
]);
const CALLS_PER_RUNTIME_MINUTE = 100;
const MAX_REDIRECTS = 20;

/** Why the platform's outbound proxy refuses a call, with the status it answers. */
export interface EgressRefusal {
  readonly status: number;
  readonly code: 'BLOCKED_EGRESS' | 'EGRESS_RATE_LIMITED';
  readonly reason: string;
}

/** Calls from functions to the outside: each hop to an approved host, over https, on a usable port. */
export class Egress {
  constructor(
    private readonly internet: Internet,
    private readonly approvedHosts: (installationId: string) => readonly string[],
  ) {}

  /** Whether this call may leave. Counts the call itself as already metered. */
  refusal(url: URL, invocation: Invocation): EgressRefusal | undefined {
    if (url.protocol !== 'https:') return blocked(`${url.protocol} is not https`);
    if (!ALLOWED_PORTS.has(url.port)) return blocked(`port ${url.port} is not open`);
    const filter = new EgressFilteringService([...this.approvedHosts(invocation.installationId)]);
    if (!filter.isValidUrl(url.href)) return blocked(`${url.hostname} is not approved`);
    const minutes = Math.ceil(invocation.function.timeoutMs / 60_000);
    if (invocation.meters.usage.egressCalls > CALLS_PER_RUNTIME_MINUTE * minutes) {
      const reason = `more than ${String(CALLS_PER_RUNTIME_MINUTE)} calls per minute of run time`;
      return { status: 429, code: 'EGRESS_RATE_LIMITED', reason };
    }
    return undefined;
  }

  /** Sends it and follows redirects as the caller asked. Throws what the connection throws. */
  async send(request: Request, redirect: string, invocation: Invocation): Promise<Response | EgressRefusal> {
    let current = request;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
      // A copy is dear, and only a redirect that is followed needs the request a second time.
      const again = redirect === 'follow' ? current.clone() : current;
      const answer = await this.internet.fetch(current);
      const location = answer.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(answer.status) || location === null || redirect === 'manual')
        return answer;
      if (redirect === 'error') throw broken('UND_ERR_REDIRECT', 'unexpected redirect');
      const next = redirected(again, answer.status, new URL(location, current.url));
      const refusal = this.refusal(new URL(next.url), invocation);
      if (refusal !== undefined) return refusal;
      current = next;
    }
    throw broken('UND_ERR_REDIRECT', 'redirect count exceeded');
  }
}

function blocked(reason: string): EgressRefusal {
  return { status: 403, code: 'BLOCKED_EGRESS', reason };
}

function broken(code: string, reason: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(reason), { code }) });
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch */
function redirected(request: Request, status: number, url: URL): Request {
  const headers = new Headers(request.headers);
  const toGet = status === 303 || ((status === 301 || status === 302) && request.method === 'POST');
  if (new URL(request.url).origin !== url.origin) headers.delete('authorization');
  if (!toGet) return new Request(url, new Request(request.clone(), { headers }));
  for (const name of ['content-type', 'content-length']) headers.delete(name);
  return new Request(url, { method: 'GET', headers });
}
