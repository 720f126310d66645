import type { OAuth2Endpoints, Probe } from '../port';
import { notCompatible } from '../http/classify-answer';
import { exchange, parseJson } from '../http/exchange';
import type { Fetcher } from '../http/fetcher';
import { signOfLife, troubleReaching } from '../http/sign-of-life';
import { authorizationServer } from './schemas';

/** What the app needs to be allowed. */
export const neededScopes = ['work:read', 'work:write', 'webhooks:manage'] as const;
/** For a refresh token (OpenID Connect Core, 11); it allows nothing by itself. */
const wantedScopes = [...neededScopes, 'offline_access'];

/**
 * A sign of life and the platform's clock, asked without credentials.
 *
 * @throws Problem as `http/sign-of-life.ts` says of an answer, and `http/exchange.ts` of none
 */
export async function probe(fetcher: Fetcher, timeoutMs: number, address: string): Promise<Probe> {
  const url = new URL('/.well-known/oauth-authorization-server', address);
  const headers = { accept: 'application/json' };
  return signOfLife(await exchange(fetcher, timeoutMs, url.href, { method: 'GET', headers }), address);
}

/**
 * Reads the metadata of RFC 8414 at the platform's address, without credentials. A platform without metadata has its
 * endpoints where docs/platform-api says, if its API asks for a bearer token.
 *
 * @throws Problem `PLATFORM_NOT_COMPATIBLE` when the address does not speak for itself: no such API, an issuer
 * other than the address (RFC 8414, 3.3), no PKCE S256, or an endpoint without https; else as `http/classify-answer.ts` says.
 */
export async function discover(
  fetcher: Fetcher,
  timeoutMs: number,
  address: string,
): Promise<OAuth2Endpoints> {
  const url = new URL('/.well-known/oauth-authorization-server', address);
  const received = await exchange(fetcher, timeoutMs, url.href, {
    method: 'GET',
    headers: { accept: 'application/json' },
  });
  const { answer, body } = received;
  if (answer.status === 404 && (await asksForBearer(fetcher, timeoutMs, url.origin)))
    return wellKnown(url.origin);
  if (answer.status !== 200)
    throw troubleReaching(received, address) ?? notCompatible({ status: answer.status });
  const read = authorizationServer.safeParse(parseJson(body));
  if (!read.success) throw notCompatible({ member: read.error.issues[0]?.path.join('.') ?? '' });
  const server = read.data;
  if (server.issuer.replace(/\/$/, '') !== url.origin) throw notCompatible({ member: 'issuer' });
  if (server.code_challenge_methods_supported?.includes('S256') !== true) {
    throw notCompatible({ member: 'code_challenge_methods_supported' });
  }
  return {
    issuer: server.issuer,
    authorization: server.authorization_endpoint,
    token: server.token_endpoint,
    revocation: server.revocation_endpoint ?? null,
    scopes: wantedScopes.filter((scope) => server.scopes_supported?.includes(scope) ?? true),
  };
}

async function asksForBearer(fetcher: Fetcher, timeoutMs: number, origin: string): Promise<boolean> {
  const headers = { accept: 'application/json' };
  const { answer } = await exchange(fetcher, timeoutMs, `${origin}/api/v1/me`, { method: 'GET', headers });
  return answer.status === 401 && /\bBearer\b/i.test(answer.headers.get('www-authenticate') ?? '');
}

function wellKnown(origin: string): OAuth2Endpoints {
  return {
    issuer: origin,
    authorization: `${origin}/oauth/authorize`,
    token: `${origin}/oauth/token`,
    revocation: `${origin}/oauth/revoke`,
    scopes: wantedScopes,
  };
}
