import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock';
import { CredentialDesk, type DeskParts } from './credentials/desk';
import type { OAuthServer } from './oauth/server';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface ClientSummary {
  readonly clientId: string;
  readonly name: string;
  readonly redirectUri: string;
}

export interface IssuedGrant {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Who may reach the sandbox: its clients, and what people have allowed them. */
export class Access extends CredentialDesk {
  constructor(
    private readonly clock: Clock,
    private readonly oauth: OAuthServer,
    desk: DeskParts,
  ) {
    super(desk);
  }

  /** Redirect URIs are https, or http to a loopback address. The secret is told once and never shown again. */
  async registerClient(client: {
    readonly redirectUri: string;
    readonly name?: string;
    /** What it may be allowed at most, separated by blanks; everything when absent. */
    readonly scope?: string;
  }): Promise<ClientCredentials> {
    const url = new URL(client.redirectUri);
    const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
    if ((url.protocol !== 'https:' && !loopback) || url.hash !== '') {
      throw new Error('A redirect URI is https, or http to a loopback address, without a fragment');
    }
    const clientId = `client-${String(this.clients().length + 1).padStart(4, '0')}`;
    const clientSecret = randomBytes(32).toString('base64url');
    await this.oauth.store.adapter('Client').upsert(
      clientId,
      {
        client_id: clientId,
        client_secret: clientSecret,
        client_name: client.name ?? 'Planlink for Jira',
        redirect_uris: [client.redirectUri],
        ...(client.scope === undefined ? {} : { scope: client.scope }),
      },
      Number.MAX_SAFE_INTEGER,
    );
    return { clientId, clientSecret };
  }

  clients(): ClientSummary[] {
    return this.oauth.store.payloads('Client').map((client) => ({
      clientId: client.client_id ?? '',
      name: client.client_name ?? '',
      redirectUri: client.redirect_uris?.[0] ?? '',
    }));
  }

  /** A grant as the consent page makes it, by the provider's own models. `ttl`: seconds of the access token. */
  async issueGrant(wanted: {
    clientId: string;
    userId?: string;
    scopes?: readonly string[];
    ttl?: number;
  }): Promise<IssuedGrant> {
    const { provider } = this.oauth;
    const client = await provider.Client.find(wanted.clientId);
    if (client === undefined) throw new Error(`There is no client ${wanted.clientId}`);
    const accountId = wanted.userId ?? 'usr-paula';
    const scope = (wanted.scopes ?? Object.keys(this.oauth.manner.scopes)).join(' ');
    const grant = new provider.Grant({ accountId, clientId: client.clientId });
    grant.addOIDCScope(scope);
    const grantId = await grant.save();
    const ttl = wanted.ttl ?? 3600;
    const shared = { accountId, client, grantId, scope, gty: 'authorization_code', claims: {} };
    const accessToken = await new provider.AccessToken({ ...shared, expiresIn: ttl }).save();
    const refreshToken = await new provider.RefreshToken({ ...shared, expiresIn: 90 * 86_400 }).save();
    return { accessToken, refreshToken, expiresAt: this.clock.now() + ttl * 1000 };
  }

  /** Ends every grant (of one client), as a person does who withdraws the access. Returns how many ended. */
  revokeGrants(clientId: string | null = null): number {
    return this.oauth.store.revokeAll(clientId);
  }
}
