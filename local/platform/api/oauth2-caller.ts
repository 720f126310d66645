import type { default as Provider } from 'oidc-provider';
import type { Faults } from '../faults';
import type { Caller } from './caller';

/** Undefined when the authorisation server knows no such token any more. */
export async function bearerCaller(
  token: string,
  provider: Provider,
  faults: Faults,
): Promise<Caller | undefined> {
  const found = await provider.AccessToken.find(token);
  if (found === undefined || !found.isValid || found.clientId === undefined) return undefined;
  const scopes = new Set((found.scope ?? '').split(' '));
  // With a refresh token the grant is what ends, and not the hour of this access token.
  const renewable = scopes.has('offline_access') && !faults.noRefreshToken;
  const ends = renewable ? (await provider.Grant.find(found.grantId))?.exp : found.exp;
  return {
    userId: found.accountId,
    clientId: found.clientId,
    scopes,
    kind: 'oauth2',
    expiresAt: faults.noExpiry || ends === undefined ? null : ends * 1000,
  };
}
