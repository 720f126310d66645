import type { AuthorisationProgress } from '../contract/views';
import type { Authorisations, ProvenTokens } from '../auth/authorisation';
import type { GrantVault } from '../auth/grant-vault';
import type { OAuthClient } from '../auth/oauth2';
import { Problem } from '../errors/problem';
import type { Identity, OAuth2Endpoints } from '../platform/port';
import type { Connection } from './connection';
import type { Connections, ConnectionState } from './connections';
import { authorized } from './health';
import type { Platforms } from './platforms';

export interface Credentials {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** The handshake of one connection, from the admin's credentials to a proven grant. */
export class Authorise {
  constructor(
    private readonly connections: Connections,
    private readonly authorisations: Authorisations,
    private readonly vault: GrantVault,
    private readonly platforms: Platforms,
    private readonly redirectUri: () => Promise<string>,
  ) {}

  /** Asks the platform where its authorisation server is. Throws what reaching it threw. */
  async discover(connection: Connection): Promise<OAuth2Endpoints> {
    return this.platforms.kind(connection).discover(connection.address);
  }

  async start(
    connectionId: string,
    accountId: string,
    given: Credentials,
  ): Promise<{ url: string; expiresAt: number }> {
    const { connection } = await this.connections.get(connectionId);
    const client = await this.credentials(connectionId, given);
    const endpoints = await this.discover(connection.value);
    const isNew = given.clientSecret !== undefined;
    return this.authorisations.start(
      connectionId,
      accountId,
      endpoints,
      client,
      isNew,
      await this.redirectUri(),
    );
  }

  /**
   * Completes the exchange when the consent has come back. The new grant replaces the old one only after the platform
   * has said who it belongs to and that it is the same tenant: a failed reauthorisation leaves everything as it was.
   */
  async advance(
    connectionId: string,
    accountId: string,
  ): Promise<{ state: AuthorisationProgress['state']; expiresAt: number | null }> {
    const progress = await this.authorisations.advance(connectionId, accountId);
    if (progress.state === 'none') return { state: 'none', expiresAt: null };
    if (progress.state === 'waiting') return { state: 'waiting', expiresAt: progress.expiresAt };
    await this.accept(await this.connections.get(connectionId), progress.proven);
    return { state: 'done', expiresAt: null };
  }

  private async accept(state: ConnectionState, proven: ProvenTokens): Promise<void> {
    const { connection } = state;
    const { id, address, grant } = connection.value;
    const platform = this.platforms
      .kind(connection.value)
      .open(address, () => Promise.resolve(proven.tokens.accessToken));
    const who = await platform.whoAmI();
    if (grant !== null && grant.tenantId !== who.tenantId) {
      throw new Problem('TENANT_MISMATCH', {
        scope: 'connection',
        retry: 'never',
        facts: { expected: grant.tenantName, received: who.tenantName },
      });
    }
    const now = Date.now();
    if (proven.clientIsNew) await this.vault.storeClient(id, proven.client);
    await this.vault.store(id, proven.tokens);
    await this.connections.save(connection, {
      ...connection.value,
      endpoints: { ...proven.endpoints, scopes: [...proven.endpoints.scopes] },
      client:
        proven.clientIsNew || connection.value.client === null
          ? { clientId: proven.client.clientId, storedAt: now }
          : connection.value.client,
      grant: grantOf(who, proven, now),
    });
    await this.connections.saveHealth(id, authorized(state.health, now));
  }

  private async credentials(connectionId: string, given: Credentials): Promise<OAuthClient> {
    if (given.clientId !== undefined && given.clientSecret !== undefined)
      return { clientId: given.clientId, clientSecret: given.clientSecret };
    if (given.clientId !== undefined || given.clientSecret !== undefined) {
      throw new Problem('INPUT_INVALID', {
        scope: 'request',
        retry: 'never',
        facts: { field: given.clientId === undefined ? 'clientId' : 'clientSecret' },
      });
    }
    const stored = await this.vault.client(connectionId);
    if (stored === undefined)
      throw new Problem('CONNECTION_NOT_READY', {
        scope: 'request',
        retry: 'never',
        facts: { missing: 'client' },
      });
    return stored;
  }
}

function grantOf(who: Identity, { tokens }: ProvenTokens, now: number): NonNullable<Connection['grant']> {
  return {
    account: who.displayName,
    accountEmail: who.email,
    tenantId: who.tenantId,
    tenantName: who.tenantName,
    scopes: [...tokens.scopes],
    grantedAt: now,
  };
}
