import * as z from 'zod';
import { createHash } from 'node:crypto';
import { Problem } from '../errors/problem';
import type { ErrorCode } from '../contract/error-codes';
import type { OAuth2Endpoints } from '../platform/port';
import { keys, secretKeys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { exchangeCode, startAuthorisation, type Fetch, type OAuthClient, type TokenSet } from './oauth2';

/** How long a person may take at the consent page. Stored and compared: Forge deletes expired keys late. */
const AUTHORISATION_MS = 10 * 60_000;
const TIDY_UP_SECONDS = 3600;

const stateSchema = z.object({
  connectionId: z.string(),
  accountId: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  expiresAt: z.number(),
  /** The credentials this authorisation uses; they replace the stored ones only when the grant has been proven. */
  client: z.object({ clientId: z.string(), clientSecret: z.string() }),
  clientIsNew: z.boolean(),
  /** Where this authorisation is spoken: asked once, not at each look of a waiting page. */
  endpoints: z.object({
    issuer: z.string(),
    authorization: z.string(),
    token: z.string(),
    revocation: z.string().nullable(),
    scopes: z.array(z.string()),
  }),
});
const pendingSchema = z.object({ hash: z.string(), accountId: z.string(), expiresAt: z.number() });
const codeSchema = z.object({ query: z.string() });

export interface StartedAuthorisation {
  readonly url: string;
  readonly expiresAt: number;
}

/** What came of an authorisation whose consent has come back. */
export interface ProvenTokens {
  readonly tokens: TokenSet;
  readonly client: OAuthClient;
  readonly clientIsNew: boolean;
  readonly endpoints: OAuth2Endpoints;
}

export type Progress =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly expiresAt: number }
  | { readonly state: 'tokens'; readonly proven: ProvenTokens };

/**
 * The one-shot state between the consent page and the page of the person who asked.
 *
 * A web trigger has no user, so it may only put the answer aside (`receive`). The exchange happens in `advance`,
 * called by the signed-in person who started: a state that was guessed, replayed, or begun by someone else is
 * worth nothing. The state's hash is the key, so storage never holds what a URL held.
 */
export class Authorisations {
  constructor(
    private readonly storage: Storage,
    private readonly fetcher: Fetch,
  ) {}

  async start(
    connectionId: string,
    accountId: string,
    endpoints: OAuth2Endpoints,
    client: OAuthClient,
    clientIsNew: boolean,
    redirectUri: string,
  ): Promise<StartedAuthorisation> {
    const { url, state, verifier } = await startAuthorisation(endpoints, client.clientId, redirectUri);
    const hash = hashOf(state);
    const expiresAt = Date.now() + AUTHORISATION_MS;
    const secret = {
      connectionId,
      accountId,
      verifier,
      redirectUri,
      expiresAt,
      client,
      clientIsNew,
      endpoints,
    };
    await this.storage.setSecret(secretKeys.state(hash), secret, TIDY_UP_SECONDS);
    await this.storage.set(keys.pendingAuthorisation(connectionId), { hash, accountId, expiresAt });
    return { url, expiresAt };
  }

  /** Puts the consent's answer aside. Throws `OAUTH_STATE_UNKNOWN`, `OAUTH_STATE_EXPIRED`, `OAUTH_STATE_USED`. */
  async receive(query: URLSearchParams): Promise<void> {
    const state = query.get('state') ?? '';
    const hash = hashOf(state);
    const stored = await this.storage.getSecret(secretKeys.state(hash));
    if (stored === undefined) throw refused('OAUTH_STATE_UNKNOWN');
    if (stateSchema.parse(stored).expiresAt < Date.now()) throw refused('OAUTH_STATE_EXPIRED');
    if (!(await this.storage.setIfAbsent(keys.usedState(hash), { at: Date.now() }, TIDY_UP_SECONDS)))
      throw refused('OAUTH_STATE_USED');
    await this.storage.setSecret(secretKeys.code(hash), { query: query.toString() }, TIDY_UP_SECONDS);
  }

  /** Throws `OAUTH_STATE_OTHER_USER`, `OAUTH_STATE_EXPIRED`, `OAUTH_STATE_USED`, `OAUTH_CONSENT_REFUSED` and what the exchange throws. */
  async advance(connectionId: string, accountId: string): Promise<Progress> {
    const stored = await this.storage.get(keys.pendingAuthorisation(connectionId));
    if (stored === undefined) return { state: 'none' };
    const pending = pendingSchema.parse(stored);
    if (pending.accountId !== accountId) throw refused('OAUTH_STATE_OTHER_USER');
    const answer = await this.storage.getSecret(secretKeys.code(pending.hash));
    if (answer === undefined) {
      if (pending.expiresAt >= Date.now()) return { state: 'waiting', expiresAt: pending.expiresAt };
      await this.forget(connectionId, pending.hash);
      throw refused('OAUTH_STATE_EXPIRED');
    }
    if (!(await this.storage.setIfAbsent(keys.usedCode(pending.hash), { at: Date.now() }, TIDY_UP_SECONDS))) {
      await this.forget(connectionId, pending.hash);
      throw refused('OAUTH_STATE_USED');
    }
    try {
      return {
        state: 'tokens',
        proven: await this.exchange(pending.hash, codeSchema.parse(answer).query),
      };
    } finally {
      await this.forget(connectionId, pending.hash);
    }
  }

  private async exchange(hash: string, answer: string): Promise<ProvenTokens> {
    const secret = await this.storage.getSecret(secretKeys.state(hash));
    if (secret === undefined) throw refused('OAUTH_STATE_EXPIRED');
    const { client, clientIsNew, verifier, redirectUri, endpoints } = stateSchema.parse(secret);
    const query = new URLSearchParams(answer);
    if (query.get('error') === 'access_denied') throw refused('OAUTH_CONSENT_REFUSED');
    const tokens = await exchangeCode(
      this.fetcher,
      endpoints,
      client,
      redirectUri,
      query,
      query.get('state') ?? '',
      verifier,
    );
    return { tokens, client, clientIsNew, endpoints };
  }

  private async forget(connectionId: string, hash: string): Promise<void> {
    await this.storage.delete(keys.pendingAuthorisation(connectionId));
    await this.storage.deleteSecret(secretKeys.state(hash));
    await this.storage.deleteSecret(secretKeys.code(hash));
  }
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

function refused(code: ErrorCode): Problem {
  return new Problem(code, { scope: 'request', retry: 'never' });
}
