import { networkProblem } from '../../errors/network';
import { Problem } from '../../errors/problem';
import { readAnswer, readExpiry, readToken, unusable } from './answer';
import type { OAuth1Endpoints } from '../../platform/port';
import { authorizationHeader, type SignedRequest } from './signature';

/** The three steps of OAuth 1.0a (RFC 5849, section 2), signed by RSA-SHA1: token secrets play no part there. */

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OAuth1Consumer {
  readonly consumerKey: string;
  /** PEM, PKCS #8. */
  readonly privateKey: string;
}

export interface RequestToken {
  readonly token: string;
  /** Milliseconds since the epoch, or null when the server does not say. */
  readonly expiresAt: number | null;
}

export interface AccessToken extends RequestToken {
  readonly sessionHandle: string | null;
}

const LONGEST_WAIT_MS = 20_000;

/**
 * Step 1. `callback` is an address, or `oob` when the person carries the verification code over. Throws the
 * `OAUTH1_` cause the platform reports, `OAUTH_RESPONSE_INVALID` or what the network did.
 */
export async function requestToken(
  fetcher: Fetch,
  endpoints: OAuth1Endpoints,
  consumer: OAuth1Consumer,
  callback: string,
): Promise<RequestToken> {
  const now = Date.now();
  const answer = await ask(fetcher, consumer, { url: endpoints.requestToken, callback, now });
  const token = readToken(answer, 'oauth_token');
  // Without it the server speaks OAuth 1.0, where a stranger's consent can be slipped in (RFC 5849, 2.1).
  if (answer.get('oauth_callback_confirmed') !== 'true') throw unusable('callback_not_confirmed');
  return { token, expiresAt: readExpiry(answer, 'oauth_expires_in', now) };
}

/** Step 2: the page where a person allows the access. */
export function authorizationUrl(endpoints: OAuth1Endpoints, token: string): string {
  const url = new URL(endpoints.authorization);
  url.searchParams.set('oauth_token', token);
  return url.href;
}

/**
 * Step 3. Expiry and session handle are those of the session extension, which Atlassian's servers send
 * (https://oauth.googlecode.com/svn/spec/ext/session/1.0/drafts/1/spec.html). Throws as step 1 does, and
 * `OAUTH1_VERIFIER_INVALID` for a code or a request token that is not taken.
 */
export async function accessToken(
  fetcher: Fetch,
  endpoints: OAuth1Endpoints,
  consumer: OAuth1Consumer,
  token: string,
  verifier: string,
): Promise<AccessToken> {
  const now = Date.now();
  const answer = await ask(fetcher, consumer, { url: endpoints.accessToken, token, verifier, now }).catch(
    (error: unknown) => {
      throw ofTheCode(error);
    },
  );
  return {
    token: readToken(answer, 'oauth_token'),
    expiresAt:
      readExpiry(answer, 'oauth_expires_in', now) ??
      readExpiry(answer, 'oauth_authorization_expires_in', now),
    sessionHandle: answer.has('oauth_session_handle') ? readToken(answer, 'oauth_session_handle') : null,
  };
}

/** Here a token is a request token: Atlassian's servers say `token_rejected` of a mistyped code, too. */
function ofTheCode(error: unknown): unknown {
  if (!(error instanceof Problem)) return error;
  const about = error.code === 'OAUTH1_TOKEN_REJECTED' || error.code === 'OAUTH1_TOKEN_EXPIRED';
  return about ? new Problem('OAUTH1_VERIFIER_INVALID', error.details) : error;
}

type Asked = Pick<SignedRequest, 'url' | 'callback' | 'token' | 'verifier' | 'now'>;

async function ask(
  fetcher: Fetch,
  { consumerKey, privateKey }: OAuth1Consumer,
  asked: Asked,
): Promise<URLSearchParams> {
  const method = 'POST';
  const headers = {
    // Named one by one: what stands beside them in a stored secret must not get into the signature.
    authorization: authorizationHeader({ ...asked, method, consumerKey, privateKey }),
    accept: 'application/x-www-form-urlencoded',
  };
  try {
    const response = await fetcher(asked.url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return await readAnswer(response, asked.now);
  } catch (error) {
    throw error instanceof Problem ? error : networkProblem(error, new URL(asked.url).hostname);
  }
}
