/** What the pages are shown of credentials and grants: descriptions only, there is no place for a secret. */
export const authMethods = ['oauth2', 'oauth1a', 'pat', 'basic'] as const;
export type AuthMethod = (typeof authMethods)[number];

/** How consent comes back: by the platform's redirect to the app, or as a code that the person carries over. */
export type ConsentReturn = 'callback' | 'code';

/** The public half of a key pair made in the app. */
export interface PublicKeyView {
  /** PEM with header and footer. */
  readonly pem: string;
  /** The same without header, footer and line breaks. */
  readonly bare: string;
  /** SHA-256 over the key's DER, as hexadecimal pairs with colons. */
  readonly fingerprint: string;
  readonly createdAt: string;
}

export interface CredentialView {
  readonly method: AuthMethod;
  readonly storedAt: string;
  /** When the secret ends, where that is known. */
  readonly expiresAt: string | null;
  readonly clientId: string | null;
  readonly consumerKey: string | null;
  readonly publicKey: PublicKeyView | null;
  readonly username: string | null;
}

export interface AuthorisationView {
  readonly redirectUri: string;
  /** This Jira site, as the platform's forms ask for the "application URL". */
  readonly applicationUrl: string;
  /** Letters and digits, different for each connection; offered where a consumer key has to be chosen. */
  readonly suggestedConsumerKey: string;
  /** The ways this platform offers, the recommended one first. */
  readonly methods: readonly AuthMethod[];
  readonly current: CredentialView | null;
  /** Credentials that are being tried; the current ones stay in use until these have been proven. */
  readonly staged: CredentialView | null;
  readonly account: string | null;
  readonly accountEmail: string | null;
  /** `person`: the account looks like somebody's own, which a leaver takes along. */
  readonly accountKind: 'person' | 'service' | 'unknown' | null;
  readonly tenant: string | null;
  readonly scopes: readonly string[];
  /** What the app needs and the grant does not have. */
  readonly missingScopes: readonly string[];
  readonly grantedAt: string | null;
  readonly grantExpiresAt: string | null;
}
