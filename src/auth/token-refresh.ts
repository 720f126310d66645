import * as timers from 'node:timers/promises';
import { Problem } from '../errors/problem';
import type { Leases } from '../storage/leases';
import type { EntityChange } from '../storage/port';
import { refreshTokens, type Fetch, type GrantedEndpoints, type OAuthClient, type TokenSet } from './oauth2';
import type { OAuth2Secret } from './secret';
import { tokenEnd } from './token-end';
import type { Vault } from './vault';

/** A token this close to its end is renewed before use, so that none dies on the way. */
const MARGIN_MS = 60_000;
/** Longer than a refresh can take (the request itself is cut at 20 s, and may be made twice). */
const LEASE_MS = 50_000;

/** Where one grant stands and how it is renewed. */
export interface GrantPlace {
  readonly connectionId: string;
  readonly credentialId: string;
  readonly endpoints: GrantedEndpoints;
}

/** Gives a token that was valid a moment ago; `stale` names one that the platform has just refused. */
export type TokenSource = (stale?: string) => Promise<string>;

/**
 * Renews the tokens of OAuth 2.0, one at a time for each grant: two workers that refresh with the same rotating token
 * would make the server take it for stolen and end the grant.
 */
export class TokenRefresh {
  constructor(
    private readonly vault: Vault,
    private readonly leases: Leases,
    private readonly fetcher: Fetch,
  ) {}

  /**
   * Throws `GRANT_INVALID` when there is no grant or the server says it is over. `endsAt`: when the token is said to end
   * (`token-end.ts`); whether it does is judged under the lease, by the secret itself.
   */
  source(place: GrantPlace, endsAt: number | null = null): TokenSource {
    let current: TokenSet | undefined;
    return async (stale) => {
      if (current === undefined && endsAt !== null && isOver(endsAt, Date.now()))
        current = await this.refresh(place, stale);
      current ??= tokensOf(await this.read(place));
      if (needsRefresh(current, stale, Date.now())) current = await this.refresh(place, stale);
      return current.accessToken;
    };
  }

  private async read({ connectionId, credentialId }: GrantPlace): Promise<OAuth2Secret> {
    const secret = await this.vault.read(connectionId, credentialId);
    if (secret?.method !== 'oauth2') throw invalidGrant();
    return secret;
  }

  private async refresh(place: GrantPlace, stale: string | undefined): Promise<TokenSet> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const now = Date.now();
      const lease = await this.leases.take('refresh', place.credentialId, now + LEASE_MS, now);
      if (lease !== undefined) {
        let beside: readonly EntityChange[] = [];
        try {
          const { tokens, renewed } = await this.refreshAlone(place, stale);
          if (renewed) beside = tokenEnd(place, tokens.expiresAt);
          return tokens;
        } finally {
          await lease.release(beside);
        }
      }
      await timers.setTimeout(300);
      const meanwhile = tokensOf(await this.read(place));
      if (!needsRefresh(meanwhile, stale, Date.now())) return meanwhile;
    }
    throw new Problem('PLATFORM_UNAVAILABLE', {
      scope: 'connection',
      retry: 'backoff',
      facts: { status: 0 },
    });
  }

  private async refreshAlone(
    place: GrantPlace,
    stale: string | undefined,
  ): Promise<{ readonly tokens: TokenSet; readonly renewed: boolean }> {
    // Read under the lease, whoever has read it before: another worker may have renewed it while we waited.
    const secret = await this.read(place);
    const tokens = tokensOf(secret);
    if (!needsRefresh(tokens, stale, Date.now())) return { tokens, renewed: false };
    if (tokens.refreshToken === null) throw invalidGrant();
    const renewed = await this.askTwice(place.endpoints, secret, tokens.refreshToken);
    // Stored before its first use: a rotated refresh token that is lost here is lost for good.
    await this.vault.store(place.connectionId, place.credentialId, {
      ...secret,
      tokens: { ...renewed, scopes: [...renewed.scopes] },
    });
    return { tokens: renewed, renewed: true };
  }

  /** The server may have rotated the token although its answer was lost; asked again at once, it still knows the old one. */
  private async askTwice(
    endpoints: GrantedEndpoints,
    client: OAuthClient,
    refreshToken: string,
  ): Promise<TokenSet> {
    try {
      return await refreshTokens(this.fetcher, endpoints, client, refreshToken);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'PLATFORM_UNREACHABLE') throw error;
      return refreshTokens(this.fetcher, endpoints, client, refreshToken);
    }
  }
}

/** Without a refresh token there is nothing to renew with: the token serves until the platform refuses it. */
export function needsRefresh(tokens: TokenSet, stale: string | undefined, now: number): boolean {
  if (stale !== undefined && tokens.accessToken === stale) return true;
  if (tokens.refreshToken === null) return false;
  return tokens.expiresAt !== null && isOver(tokens.expiresAt, now);
}

function isOver(endsAt: number, now: number): boolean {
  return endsAt - MARGIN_MS <= now;
}

function tokensOf({ tokens }: OAuth2Secret): TokenSet {
  if (tokens === undefined) throw invalidGrant();
  return tokens;
}

function invalidGrant(): Problem {
  return new Problem('GRANT_INVALID', { scope: 'connection', retry: 'never' });
}
