import type { AuthMethod } from '../../../src/contract/authorisation-views';
import type { StagedCredentials } from '../../../src/contract/requests';

/** The methods whose secret is made on the platform and entered here. */
export type SecretMethod = Exclude<AuthMethod, 'oauth1a'>;

interface SecretField {
  readonly id: 'client-id' | 'client-secret' | 'token' | 'username' | 'password';
  readonly secret: boolean;
}

/** What each method is asked for; a secret cannot be read again once it is stored. */
export const secretFields: Readonly<Record<SecretMethod, readonly SecretField[]>> = {
  oauth2: [
    { id: 'client-id', secret: false },
    { id: 'client-secret', secret: true },
  ],
  pat: [{ id: 'token', secret: true }],
  basic: [
    { id: 'username', secret: false },
    { id: 'password', secret: true },
  ],
};

type Given = Readonly<Record<string, string>>;

/** The first field that keeps the form from being sent, or null. `earliest`: the first day an end may lie on. */
export function firstMissing(method: SecretMethod, given: Given, earliest: string): string | null {
  const empty = secretFields[method].find(({ id }) => (given[id] ?? '').trim() === '');
  if (empty !== undefined) return empty.id;
  const end = given['expires-on'] ?? '';
  return end !== '' && end < earliest ? 'expires-on' : null;
}

/** What is typed as it is sent. Around a name or a token white space is an accident; in a password it may be meant. */
export function credentialsOf(method: SecretMethod, given: Given): StagedCredentials {
  const text = (id: SecretField['id']): string => given[id] ?? '';
  const end = given['expires-on'] ?? '';
  const ends = end === '' ? {} : { expiresOn: end };
  switch (method) {
    case 'oauth2':
      return {
        method,
        clientId: text('client-id').trim(),
        clientSecret: text('client-secret').trim(),
        ...ends,
      };
    case 'pat':
      return { method, token: text('token').trim(), ...ends };
    case 'basic':
      return { method, username: text('username').trim(), password: text('password'), ...ends };
  }
}
