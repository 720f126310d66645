import * as z from 'zod';
import { Problem } from '../errors/problem';
import type { OAuth2Endpoints, TokenSource } from '../platform/port';
import type { Leases } from '../storage/leases';
import { secretKeys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { refreshTokens, type Fetch, type OAuthClient, type TokenSet } from './oauth2';

const grantSchema = z.object({
  accessToken: z.string(),
  refreshToken: z.string().nullable(),
  expiresAt: z.number().nullable(),
  scopes: z.array(z.string()),
});
const clientSchema = z.object({ clientId: z.string(), clientSecret: z.string() });

/** A token this close to its end is renewed before use, so that none dies on the way. */
const MARGIN_MS = 60_000;
/** Longer than a refresh can take (the request itself is cut at 20 s). */
const LEASE_MS = 30_000;

/**
 * Keeps the grants of all connections, in the secret store only, and renews them one at a time each: two workers
 * that refresh with the same rotating token would make the server take it for stolen and end the grant.
 */
export class GrantVault {
  constructor(
    private readonly storage: Storage,
    private readonly leases: Leases,
    private readonly fetcher: Fetch,
  ) {}

  async store(connectionId: string, tokens: TokenSet): Promise<void> {
    await this.storage.setSecret(secretKeys.grant(connectionId), { ...tokens });
  }

  async storeClient(connectionId: string, client: OAuthClient): Promise<void> {
    await this.storage.setSecret(secretKeys.client(connectionId), { ...client });
  }

  async client(connectionId: string): Promise<OAuthClient | undefined> {
    const stored = await this.storage.getSecret(secretKeys.client(connectionId));
    return stored === undefined ? undefined : clientSchema.parse(stored);
  }

  /** Throws `GRANT_INVALID` when there is no grant or the server says it is over. */
  tokenSource(connectionId: string, endpoints: OAuth2Endpoints): TokenSource {
    let current: TokenSet | undefined;
    return async (stale) => {
      current ??= await this.read(connectionId);
      if (needsRefresh(current, stale, Date.now()))
        current = await this.refresh(connectionId, endpoints, stale);
      return current.accessToken;
    };
  }

  private async read(connectionId: string): Promise<TokenSet> {
    const stored = await this.storage.getSecret(secretKeys.grant(connectionId));
    if (stored === undefined) throw invalidGrant();
    return grantSchema.parse(stored);
  }

  private async refresh(
    connectionId: string,
    endpoints: OAuth2Endpoints,
    stale: string | undefined,
  ): Promise<TokenSet> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const now = Date.now();
      const lease = await this.leases.take('refresh', connectionId, now + LEASE_MS, now);
      if (lease !== undefined) {
        try {
          return await this.refreshAlone(connectionId, endpoints, stale);
        } finally {
          await lease.release();
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      const meanwhile = await this.read(connectionId);
      if (!needsRefresh(meanwhile, stale, Date.now())) return meanwhile;
    }
    throw new Problem('PLATFORM_UNAVAILABLE', {
      scope: 'connection',
      retry: 'backoff',
      facts: { status: 0 },
    });
  }

  private async refreshAlone(
    connectionId: string,
    endpoints: OAuth2Endpoints,
    stale: string | undefined,
  ): Promise<TokenSet> {
    // Read again under the lease: another worker may have renewed it while we waited.
    const stored = await this.read(connectionId);
    if (!needsRefresh(stored, stale, Date.now())) return stored;
    const client = await this.client(connectionId);
    if (stored.refreshToken === null || client === undefined) throw invalidGrant();
    const renewed = await this.askTwice(endpoints, client, stored.refreshToken);
    // Stored before its first use: a rotated refresh token that is lost here is lost for good.
    await this.store(connectionId, renewed);
    return renewed;
  }

  /** The server may have rotated the token although its answer was lost; asked again at once, it still knows the old one. */
  private async askTwice(
    endpoints: OAuth2Endpoints,
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

export function needsRefresh(tokens: TokenSet, stale: string | undefined, now: number): boolean {
  if (stale !== undefined && tokens.accessToken === stale) return true;
  return tokens.expiresAt !== null && tokens.expiresAt - MARGIN_MS <= now;
}

function invalidGrant(): Problem {
  return new Problem('GRANT_INVALID', { scope: 'connection', retry: 'never' });
}
