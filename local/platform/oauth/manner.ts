import { sandboxSite, type PageSite } from '../web/page';
import { scopes } from './scopes';

/** Where OAuth 2.0 is spoken and how: each platform of the sandbox has its own ways. */
export interface OAuthManner {
  readonly authorization: string;
  readonly token: string;
  /** Null where tokens cannot be revoked by a client. */
  readonly revocation: string | null;
  readonly jwks: string;
  /** The path before the id of what a person is asked. */
  readonly interaction: string;
  /** What each scope means, in the words of the consent page. */
  readonly scopes: Readonly<Record<string, string>>;
  /** The scope without which there is no refresh token; null where there always is one. */
  readonly refreshScope: string | null;
  readonly clientAuth: 'client_secret_basic' | 'client_secret_post';
  readonly site: PageSite;
}

export const sandboxOAuth: OAuthManner = {
  authorization: '/oauth/authorize',
  token: '/oauth/token',
  revocation: '/oauth/revoke',
  jwks: '/oauth/jwks',
  interaction: '/oauth/interaction',
  scopes,
  refreshScope: 'offline_access',
  clientAuth: 'client_secret_basic',
  site: sandboxSite,
};
