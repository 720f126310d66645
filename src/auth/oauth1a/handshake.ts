import { networkProblem } from '../../errors/network';
import { Problem } from '../../errors/problem';
import { readAnswer, readExpiry, readToken, unusable } from './answer';
import type { OAuth1Endpoints } from './endpoints';
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
  const answer = await ask(fetcher, {
    method: 'POST',
    url: endpoints.requestToken,
    ...consumer,
    callback,
    now,
  });
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
 * (https://oauth.googlecode.com/svn/spec/ext/session/1.0/drafts/1/spec.html). Throws as step 1 does.
 */
export async function accessToken(
  fetcher: Fetch,
  endpoints: OAuth1Endpoints,
  consumer: OAuth1Consumer,
  token: string,
  verifier: string,
): Promise<AccessToken> {
  const now = Date.now();
  const answer = await ask(fetcher, {
    method: 'POST',
    url: endpoints.accessToken,
    ...consumer,
    token,
    verifier,
    now,
  });
  return {
    token: readToken(answer, 'oauth_token'),
    expiresAt:
      readExpiry(answer, 'oauth_expires_in', now) ??
      readExpiry(answer, 'oauth_authorization_expires_in', now),
    sessionHandle: answer.has('oauth_session_handle') ? readToken(answer, 'oauth_session_handle') : null,
  };
}

async function ask(fetcher: Fetch, request: SignedRequest): Promise<URLSearchParams> {
  const { method, url, now } = request;
  const headers = {
    authorization: authorizationHeader(request),
    accept: 'application/x-www-form-urlencoded',
  };
  try {
    const response = await fetcher(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    return await readAnswer(response, now);
  } catch (error) {
    throw error instanceof Problem ? error : networkProblem(error, new URL(url).hostname);
  }
}
