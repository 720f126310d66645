import { Problem } from '../errors/problem';
import type { Authorizer } from '../platform/port';
import { oauthProblem } from './oauth1a/problem-report';
import { authorizationHeader } from './oauth1a/signature';
import type { OAuth1Secret, Secret } from './secret';
import type { TokenSource } from './token-refresh';

/** How each kind of credentials signs a request, and what a refusal of it means. */

/** OAuth 2.0 (RFC 6750): a refused token is renewed once; whether the grant is over, the token endpoint says. */
export function bearerAuthorizer(token: TokenSource): Authorizer {
  let last = '';
  return async (_, refusal) => {
    const stale = refusal?.header === `Bearer ${last}` ? last : undefined;
    last = await token(stale);
    return `Bearer ${last}`;
  };
}

/** A token that is tried for the first time: there is nothing to renew it with yet. */
function freshBearer(accessToken: string): Authorizer {
  return (_, refusal) => {
    if (refusal !== undefined) throw ended('GRANT_INVALID');
    return Promise.resolve(`Bearer ${accessToken}`);
  };
}

/** OAuth 1.0a (RFC 5849): each request is signed anew. The platform names the cause of a refusal. */
export function signingAuthorizer(read: () => Promise<OAuth1Secret | undefined>): Authorizer {
  let kept: OAuth1Secret | undefined;
  return async ({ method, url }, refusal) => {
    if (refusal !== undefined) {
      const cause = oauthProblem(refusal.challenge, refusal.body, Date.now()) ?? ended('GRANT_INVALID');
      // The chance that two nonces meet is nil, but a request that was repeated on its way has used its own.
      if (cause.code !== 'OAUTH1_NONCE_USED') throw cause;
    }
    kept ??= await read();
    if (kept?.token === undefined) throw ended('GRANT_INVALID');
    const { consumerKey, privateKey, token } = kept;
    return authorizationHeader({ method, url, consumerKey, privateKey, token, now: Date.now() });
  };
}

/** A personal access token or a password: the platform knows it or not, there is nothing to renew. */
export function fixedAuthorizer(read: () => Promise<string>): Authorizer {
  let header: string | undefined;
  return async (_, refusal) => {
    if (refusal !== undefined) throw ended('CREDENTIALS_REJECTED');
    header ??= await read();
    return header;
  };
}

/** The `Authorization` header of credentials that need no signature (RFC 6750, RFC 7617). Throws `CREDENTIALS_REJECTED` when there are none. */
export function fixedHeader(secret: Secret | undefined): string {
  if (secret?.method === 'pat') return `Bearer ${secret.token}`;
  if (secret?.method === 'basic')
    return `Basic ${Buffer.from(`${secret.username}:${secret.password}`, 'utf8').toString('base64')}`;
  throw ended('CREDENTIALS_REJECTED');
}

/** Signs with a secret that is being tried and is not in use yet. `endpoints` are not asked: nothing is renewed. */
export function trialAuthorizer(secret: Secret): Authorizer {
  if (secret.method === 'oauth2') return freshBearer(secret.tokens?.accessToken ?? '');
  if (secret.method === 'oauth1a') return signingAuthorizer(() => Promise.resolve(secret));
  return fixedAuthorizer(() => Promise.resolve(fixedHeader(secret)));
}

function ended(code: 'GRANT_INVALID' | 'CREDENTIALS_REJECTED'): Problem {
  return new Problem(code, { scope: 'connection', retry: 'never' });
}
