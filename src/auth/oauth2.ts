import * as oauth from 'oauth4webapi';
import { Problem } from '../errors/problem';
import type { OAuth2Endpoints } from '../platform/port';
import { networkProblem } from '../errors/network';

/** OAuth 2.0 authorization code with PKCE (RFC 6749, RFC 7636), spoken by oauth4webapi over the given fetch. */

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Milliseconds since the epoch, or null when the server does not say. */
  readonly expiresAt: number | null;
  readonly scopes: readonly string[];
}

export interface AuthorisationStart {
  readonly url: string;
  readonly verifier: string;
}

/** Endpoints as they are kept with a grant. */
export interface GrantedEndpoints extends OAuth2Endpoints {
  /** Of the consent, where the server wants to hear it again. */
  readonly redirectUri?: string | undefined;
}

export async function startAuthorisation(
  endpoints: OAuth2Endpoints,
  clientId: string,
  redirectUri: string,
  state: string,
): Promise<AuthorisationStart> {
  const verifier = oauth.generateRandomCodeVerifier();
  const url = new URL(endpoints.authorization);
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('redirect_uri', redirectUri);
  url.searchParams.set('scope', endpoints.scopes.join(' '));
  url.searchParams.set('state', state);
  url.searchParams.set('code_challenge', await oauth.calculatePKCECodeChallenge(verifier));
  url.searchParams.set('code_challenge_method', 'S256');
  // Without a fresh consent a server need not answer a refresh token (OpenID Connect Core, 11).
  url.searchParams.set('prompt', 'consent');
  return { url: url.href, verifier };
}

/** Throws `OAUTH_CLIENT_REJECTED`, `OAUTH_CODE_REJECTED`, `OAUTH_RESPONSE_INVALID` or what the network did. */
export async function exchangeCode(
  fetcher: Fetch,
  endpoints: OAuth2Endpoints,
  client: OAuthClient,
  redirectUri: string,
  callback: URLSearchParams,
  state: string,
  verifier: string,
): Promise<TokenSet> {
  return speak('OAUTH_CODE_REJECTED', endpoints, async (server) => {
    const parameters = oauth.validateAuthResponse(server, { client_id: client.clientId }, callback, state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      { client_id: client.clientId },
      secretOf(client, endpoints),
      parameters,
      redirectUri,
      verifier,
      through(fetcher),
    );
    return read(
      await oauth.processAuthorizationCodeResponse(server, { client_id: client.clientId }, response),
      endpoints.scopes,
    );
  });
}

/** Throws `GRANT_INVALID` only when the server says `invalid_grant`; an outage is an outage and costs no grant. */
export async function refreshTokens(
  fetcher: Fetch,
  endpoints: GrantedEndpoints,
  client: OAuthClient,
  refreshToken: string,
): Promise<TokenSet> {
  return speak('GRANT_INVALID', endpoints, async (server) => {
    const response = await oauth.refreshTokenGrantRequest(
      server,
      { client_id: client.clientId },
      secretOf(client, endpoints),
      refreshToken,
      {
        ...through(fetcher),
        ...(endpoints.redirectUri === undefined
          ? {}
          : { additionalParameters: { redirect_uri: endpoints.redirectUri } }),
      },
    );
    const tokens = read(
      await oauth.processRefreshTokenResponse(server, { client_id: client.clientId }, response),
      endpoints.scopes,
    );
    // A server that does not rotate leaves the field out: the old refresh token goes on (RFC 6749, 6).
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken };
  });
}

/**
 * Ends a grant at the server (RFC 7009): the refresh token takes the rest along; where there is none, the access token.
 * Throws what the server or the network said.
 */
export async function revokeTokens(
  fetcher: Fetch,
  endpoints: OAuth2Endpoints & { readonly revocation: string },
  client: OAuthClient,
  tokens: Pick<TokenSet, 'accessToken' | 'refreshToken'>,
): Promise<void> {
  const server = { issuer: endpoints.issuer, revocation_endpoint: endpoints.revocation };
  try {
    const response = await oauth.revocationRequest(
      server,
      { client_id: client.clientId },
      secretOf(client, endpoints),
      tokens.refreshToken ?? tokens.accessToken,
      through(fetcher),
    );
    await oauth.processRevocationResponse(response);
  } catch (error) {
    throw classify(error, 'GRANT_INVALID', new URL(endpoints.revocation).hostname);
  }
}

async function speak(
  onInvalidGrant: 'GRANT_INVALID' | 'OAUTH_CODE_REJECTED',
  endpoints: OAuth2Endpoints,
  dialogue: (server: oauth.AuthorizationServer) => Promise<TokenSet>,
): Promise<TokenSet> {
  const server: oauth.AuthorizationServer = {
    issuer: endpoints.issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
  };
  try {
    return await dialogue(server);
  } catch (error) {
    throw classify(error, onInvalidGrant, new URL(endpoints.token).hostname);
  }
}

function classify(
  error: unknown,
  onInvalidGrant: 'GRANT_INVALID' | 'OAUTH_CODE_REJECTED',
  host: string,
): unknown {
  if (error instanceof Problem) return error;
  if (error instanceof oauth.ResponseBodyError) {
    if (error.error === 'invalid_grant')
      return new Problem(onInvalidGrant, { scope: 'connection', retry: 'never' });
    if (error.error === 'invalid_client' || error.error === 'unauthorized_client') {
      return new Problem('OAUTH_CLIENT_REJECTED', { scope: 'connection', retry: 'never' });
    }
    if (error.status >= 500 || error.error === 'temporarily_unavailable') return outage(error.status);
    return new Problem('OAUTH_RESPONSE_INVALID', {
      scope: 'connection',
      retry: 'backoff',
      facts: { error: plain(error.error) },
    });
  }
  if (error instanceof oauth.WWWAuthenticateChallengeError) {
    return new Problem('OAUTH_CLIENT_REJECTED', { scope: 'connection', retry: 'never' });
  }
  if (error instanceof oauth.AuthorizationResponseError) {
    return new Problem('OAUTH_CONSENT_REFUSED', {
      scope: 'connection',
      retry: 'never',
      facts: { error: plain(error.error) },
    });
  }
  if (error instanceof oauth.OperationProcessingError) {
    const response = error.cause instanceof Response ? error.cause : undefined;
    if (response !== undefined && response.status >= 500) return outage(response.status);
    return new Problem('OAUTH_RESPONSE_INVALID', {
      scope: 'connection',
      retry: 'backoff',
      facts: { error: plain(error.code ?? '') },
    });
  }
  return networkProblem(error, host);
}

function secretOf(client: OAuthClient, { clientIn }: OAuth2Endpoints): oauth.ClientAuth {
  const named = clientIn === 'body' ? oauth.ClientSecretPost : oauth.ClientSecretBasic;
  return named(client.clientSecret);
}

function outage(status: number): Problem {
  return new Problem('PLATFORM_UNAVAILABLE', { scope: 'connection', retry: 'backoff', facts: { status } });
}

/** Error codes are words of the RFC's alphabet; anything else from outside is not repeated. */
function plain(code: string): string {
  return /^[A-Za-z0-9_.-]{1,60}$/.test(code) ? code : 'unknown';
}

function read(response: oauth.TokenEndpointResponse, asked: readonly string[]): TokenSet {
  return {
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? null,
    expiresAt: response.expires_in === undefined ? null : Date.now() + response.expires_in * 1000,
    scopes: response.scope === undefined ? asked : response.scope.split(' ').filter((scope) => scope !== ''),
  };
}

function through(fetcher: Fetch): {
  [oauth.customFetch]: (
    url: string,
    options: oauth.CustomFetchOptions<string, URLSearchParams | undefined>,
  ) => Promise<Response>;
} {
  return {
    [oauth.customFetch]: (url, options) =>
      fetcher(url, {
        method: options.method,
        headers: options.headers,
        body: options.body === undefined ? null : options.body.toString(),
        redirect: 'manual',
        signal: AbortSignal.timeout(20_000),
      }),
  };
}
