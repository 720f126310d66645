import type { Authorisations, Errand } from '../auth/authorisation';
import { accessToken, authorizationUrl, requestToken } from '../auth/oauth1a/handshake';
import { exchangeCode, startAuthorisation, type Fetch } from '../auth/oauth2';
import { oauthProblem } from '../auth/oauth1a/problem-report';
import type { OAuth1Secret, OAuth2Secret, Secret } from '../auth/secret';
import type { Vault } from '../auth/vault';
import type { ConsentReturn } from '../contract/authorisation-views';
import type { ErrorCode } from '../contract/error-codes';
import { Problem } from '../errors/problem';
import type { OAuth2Endpoints } from '../platform/port';
import type { Accept } from './accept-grant';
import type { Audit } from './audit';
import type { Connection, Credentials } from './connection';
import type { Connections } from './connections';
import type { Platforms } from './platforms';

export interface WantedAuthorisation {
  /** `current`: the credentials in use, for a fresh grant. `staged`: the new ones. */
  readonly use: 'current' | 'staged';
  /** How the answer of OAuth 1.0a comes back; OAuth 2.0 knows the callback only. */
  readonly returns: ConsentReturn;
}

export interface Consent {
  readonly url: string;
  readonly expiresAt: number;
  readonly returns: ConsentReturn;
}

export type Started = { readonly state: 'done' } | ({ readonly state: 'consent' } & Consent);
export type Advanced = { readonly state: 'none' | 'done' } | ({ readonly state: 'waiting' } & Consent);

/** The handshake of one connection, from credentials to a proven grant, in all four ways. */
export class Authorise {
  constructor(
    private readonly connections: Connections,
    private readonly authorisations: Authorisations,
    private readonly vault: Vault,
    private readonly platforms: Platforms,
    private readonly acceptance: Accept,
    private readonly audit: Audit,
    private readonly fetcher: Fetch,
    private readonly redirectUri: () => Promise<string>,
  ) {}

  /**
   * Begins. With a token or a password this is also the end: it is proven and in use. Throws `NOTHING_STAGED`,
   * `CONNECTION_NOT_READY`, what reaching the platform threw, and for OAuth 1.0a what the platform said of the request.
   */
  async start(connectionId: string, accountId: string, wanted: WantedAuthorisation): Promise<Started> {
    return this.recorded(connectionId, accountId, () => this.begin(connectionId, accountId, wanted));
  }

  private async begin(
    connectionId: string,
    accountId: string,
    wanted: WantedAuthorisation,
  ): Promise<Started> {
    const { connection } = await this.connections.get(connectionId);
    const credentials = chosen(connection.value, wanted.use);
    const secret = await this.secretOf(connectionId, credentials);
    const { use } = wanted;
    switch (secret.method) {
      case 'oauth2':
        return this.startOAuth2(connection.value, { accountId, credentials, use }, secret);
      case 'oauth1a':
        return this.startOAuth1(connection.value, { accountId, credentials, use }, secret, wanted.returns);
      case 'pat':
      case 'basic':
        await this.acceptance.accept(connectionId, accountId, { use, credentials, secret, endsAt: null });
        return { state: 'done' };
    }
  }

  /** Completes the exchange when the consent has come back. A failed one leaves everything as it was. */
  async advance(connectionId: string, accountId: string): Promise<Advanced> {
    const progress = await this.authorisations.advance(connectionId, accountId);
    if (progress.state === 'none') return { state: 'none' };
    const { errand } = progress;
    if (progress.state === 'waiting') {
      const { url, expiresAt } = errand;
      return { state: 'waiting', url, expiresAt, returns: returnsOf(errand) };
    }
    await this.recorded(connectionId, accountId, () => this.complete(errand, progress.answer));
    return { state: 'done' };
  }

  /**
   * Completes the exchange with the verification code that the person brings. A code that is refused can be typed
   * again while the request token lives. Throws `OAUTH1_VERIFIER_INVALID` and what else the platform says.
   */
  async verify(connectionId: string, accountId: string, code: string): Promise<Advanced> {
    const errand = await this.authorisations.broughtCode(connectionId, accountId);
    if (errand?.method !== 'oauth1a') return { state: 'none' };
    try {
      await this.recorded(connectionId, accountId, () => this.completeOAuth1(errand, code));
    } catch (error) {
      const again = error instanceof Problem && (error.passing || error.code === 'OAUTH1_VERIFIER_INVALID');
      if (!again) await this.authorisations.cancel(connectionId);
      throw error;
    }
    await this.authorisations.cancel(connectionId);
    return { state: 'done' };
  }

  async cancel(connectionId: string): Promise<void> {
    await this.authorisations.cancel(connectionId);
  }

  /** A failure is recorded with its cause: who tried, and why it did not come to a grant. */
  private async recorded<T>(connectionId: string, actor: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const known = error instanceof Problem && error.code !== 'NOT_FOUND' ? error.code : undefined;
      if (known !== undefined) await this.recordFailure(connectionId, actor, known);
      throw error;
    }
  }

  private async recordFailure(connectionId: string, actor: string, cause: ErrorCode): Promise<void> {
    const { connection } = await this.connections.get(connectionId);
    await this.audit.record({
      connectionId,
      connectionName: connection.value.name,
      actor,
      action: 'authorisation-failed',
      changes: [{ field: 'cause', before: '', after: cause }],
    });
  }

  private async startOAuth2(connection: Connection, errand: Whose, secret: OAuth2Secret): Promise<Started> {
    const endpoints = await this.platforms.kind(connection).discover(connection.address);
    const { state, expiresAt } = this.authorisations.newState();
    const redirectUri = await this.redirectUri();
    const { url, verifier } = await startAuthorisation(endpoints, secret.clientId, redirectUri, state);
    await this.authorisations.begin(state, {
      method: 'oauth2',
      ...whose(connection, errand),
      url,
      expiresAt,
      verifier,
      redirectUri,
      endpoints: { ...endpoints, scopes: [...endpoints.scopes] },
    });
    return { state: 'consent', url, expiresAt, returns: 'callback' };
  }

  private async startOAuth1(
    connection: Connection,
    errand: Whose,
    secret: OAuth1Secret,
    returns: ConsentReturn,
  ): Promise<Started> {
    const endpoints = this.platforms.kind(connection).oauth1(connection.address);
    const { state, expiresAt } = this.authorisations.newState();
    const callback = returns === 'code' ? 'oob' : `${await this.redirectUri()}?state=${state}`;
    const asked = await requestToken(this.fetcher, endpoints, secret, callback);
    const url = authorizationUrl(endpoints, asked.token);
    const end = Math.min(expiresAt, asked.expiresAt ?? expiresAt);
    await this.authorisations.begin(state, {
      method: 'oauth1a',
      ...whose(connection, errand),
      url,
      expiresAt: end,
      requestToken: asked.token,
      returns,
    });
    return { state: 'consent', url, expiresAt: end, returns };
  }

  private async complete(errand: Errand, answer: URLSearchParams): Promise<void> {
    if (errand.method === 'oauth2') return this.completeOAuth2(errand, answer);
    const refused = oauthProblem(null, answer.toString(), Date.now());
    if (refused !== undefined) throw refused;
    const verifier = answer.get('oauth_verifier');
    // The token has to be the one that was asked for: another one's consent must not be slipped in (RFC 5849, 2.2).
    if (verifier === null || answer.get('oauth_token') !== errand.requestToken)
      throw refusal('OAUTH_CONSENT_REFUSED');
    return this.completeOAuth1(errand, verifier);
  }

  private async completeOAuth2(
    errand: Extract<Errand, { method: 'oauth2' }>,
    answer: URLSearchParams,
  ): Promise<void> {
    const { connectionId, accountId, use, endpoints, redirectUri, verifier } = errand;
    if (answer.get('error') === 'access_denied') throw refusal('OAUTH_CONSENT_REFUSED');
    const { credentials, secret } = await this.errandSecret(errand);
    if (credentials.method !== 'oauth2' || secret.method !== 'oauth2') throw refusal('NOTHING_STAGED');
    const state = answer.get('state') ?? '';
    const tokens = await exchangeCode(this.fetcher, endpoints, secret, redirectUri, answer, state, verifier);
    await this.acceptance.accept(connectionId, accountId, {
      use,
      credentials: { ...credentials, endpoints: withRedirect(endpoints, redirectUri) },
      secret: { ...secret, tokens: { ...tokens, scopes: [...tokens.scopes] } },
      endsAt: tokens.refreshToken === null ? tokens.expiresAt : null,
    });
  }

  private async completeOAuth1(
    errand: Extract<Errand, { method: 'oauth1a' }>,
    verifier: string,
  ): Promise<void> {
    const { connectionId, accountId, use, requestToken: asked } = errand;
    const { connection } = await this.connections.get(connectionId);
    const { credentials, secret } = await this.errandSecret(errand);
    if (secret.method !== 'oauth1a') throw refusal('NOTHING_STAGED');
    const endpoints = this.platforms.kind(connection.value).oauth1(connection.value.address);
    const { token, expiresAt } = await accessToken(this.fetcher, endpoints, secret, asked, verifier);
    await this.acceptance.accept(connectionId, accountId, {
      use,
      credentials,
      secret: { ...secret, token },
      endsAt: expiresAt,
    });
  }

  /** The credentials the consent was asked for; whoever has replaced them meanwhile has made it worthless. */
  private async errandSecret({
    connectionId,
    credentialId,
    use,
  }: Errand): Promise<{ credentials: Credentials; secret: Secret }> {
    const { connection } = await this.connections.get(connectionId);
    const credentials = chosen(connection.value, use);
    if (credentials.id !== credentialId) throw refusal('NOTHING_STAGED');
    return { credentials, secret: await this.secretOf(connectionId, credentials) };
  }

  private async secretOf(connectionId: string, credentials: Credentials): Promise<Secret> {
    const secret = await this.vault.read(connectionId, credentials.id);
    if (secret === undefined) throw refusal('NOTHING_STAGED');
    return secret;
  }
}

interface Whose {
  readonly accountId: string;
  readonly credentials: Credentials;
  readonly use: 'current' | 'staged';
}

/** What a renewal needs beside the endpoints. */
function withRedirect<T extends Pick<OAuth2Endpoints, 'renewsWith'>>(endpoints: T, redirectUri: string): T {
  return endpoints.renewsWith === undefined ? endpoints : { ...endpoints, redirectUri };
}

function whose({ id: connectionId }: Connection, { accountId, credentials, use }: Whose) {
  return { connectionId, accountId, credentialId: credentials.id, use };
}

function returnsOf(errand: Errand): ConsentReturn {
  return errand.method === 'oauth1a' ? errand.returns : 'callback';
}

function chosen(connection: Connection, use: 'current' | 'staged'): Credentials {
  const credentials = use === 'staged' ? connection.staged : connection.credentials;
  if (credentials !== null) return credentials;
  if (use === 'staged') throw refusal('NOTHING_STAGED');
  throw new Problem('CONNECTION_NOT_READY', {
    scope: 'request',
    retry: 'never',
    facts: { missing: 'credentials' },
  });
}

function refusal(code: ErrorCode): Problem {
  return new Problem(code, { scope: 'request', retry: 'never' });
}
