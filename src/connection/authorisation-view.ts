import { createHash } from 'node:crypto';
import type { AuthorisationView, AuthMethod, CredentialView } from '../contract/authorisation-views';
import { bareKey } from '../auth/oauth1a/public-key';
import type { Connection, Credentials } from './connection';

/** What does not stand in the connection's document. */
export interface AuthorisationSurroundings {
  readonly redirectUri: string;
  readonly applicationUrl: string;
  readonly methods: readonly AuthMethod[];
}

/** Whom the app acts as and with what; descriptions only. */
export function authorisationView(
  { id, credentials, staged, grant }: Connection,
  { redirectUri, applicationUrl, methods }: AuthorisationSurroundings,
): AuthorisationView {
  return {
    redirectUri,
    applicationUrl,
    suggestedConsumerKey: suggestionFor(id),
    methods,
    current: credentials === null ? null : credentialView(credentials),
    staged: staged === null ? null : credentialView(staged),
    account: grant?.account ?? null,
    accountEmail: grant?.accountEmail ?? null,
    accountKind: grant?.accountKind ?? null,
    tenant: grant?.tenantName ?? null,
    scopes: grant?.scopes ?? [],
    missingScopes: grant?.missingScopes ?? [],
    grantedAt: iso(grant?.grantedAt ?? null),
    grantExpiresAt: iso(grant?.expiresAt ?? null),
  };
}

function credentialView(credentials: Credentials): CredentialView {
  const { method, storedAt, expiresAt } = credentials;
  return {
    method,
    storedAt: new Date(storedAt).toISOString(),
    expiresAt: iso(expiresAt),
    clientId: method === 'oauth2' ? credentials.clientId : null,
    consumerKey: method === 'oauth1a' ? credentials.consumerKey : null,
    publicKey:
      method === 'oauth1a'
        ? {
            pem: credentials.publicKey,
            bare: bareKey(credentials.publicKey),
            fingerprint: credentials.fingerprint,
            createdAt: new Date(credentials.keyCreatedAt).toISOString(),
          }
        : null,
    username: method === 'basic' ? credentials.username : null,
  };
}

/** The same at each look of the page, so that it can be carried over before it is stored. */
function suggestionFor(connectionId: string): string {
  return `planlink${createHash('sha256').update(connectionId).digest('hex').slice(0, 16)}`;
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
