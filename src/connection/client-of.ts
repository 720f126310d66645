import type { Connection } from './connection';

/**
 * As whom a platform knows the app with these credentials. What one client has made there, a webhook say, another may
 * neither see nor change.
 */
export function clientOf({ credentials, grant }: Pick<Connection, 'credentials' | 'grant'>): string {
  switch (credentials?.method) {
    case undefined:
      return '';
    case 'oauth2':
      return `oauth2:${credentials.clientId}`;
    case 'oauth1a':
      return `oauth1a:${credentials.consumerKey}`;
    case 'pat':
    case 'basic':
      // A token and a password have no name of their own: the account is the client.
      return `account:${grant?.userId ?? ''}`;
  }
}
