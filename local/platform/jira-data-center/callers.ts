import type { PersonalTokens } from '../credentials/personal-tokens';
import type { ServiceAccounts } from '../credentials/service-accounts';
import type { Actor } from '../data/model';
import type { Faults } from '../faults';
import type { OAuthServer } from '../oauth/server';
import { OAuthProblem } from '../oauth1/oauth-problem';
import type { OAuth1Server } from '../oauth1/server';
import type { Site } from './site';

export interface CallerParts {
  readonly oauth: OAuthServer;
  readonly oauth1: OAuth1Server;
  readonly personalTokens: PersonalTokens;
  readonly serviceAccounts: ServiceAccounts;
  readonly faults: Faults;
  readonly site: Site;
  readonly publicOrigin: string;
}

export interface Caller extends Actor {
  readonly clientId: string;
  /** A token of OAuth 2.0 may be for reading alone. */
  readonly mayWrite: boolean;
}

/** Who calls; null for nobody, and the answer for who is refused, in the several ways of the real one. */
export async function callerOf(request: Request, parts: CallerParts): Promise<Caller | Response | null> {
  const header = request.headers.get('authorization');
  if (header === null) return null;
  const [, scheme = '', rest = ''] = /^(\S+)(?:\s+(.*))?$/s.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'oauth':
      return signed(request, parts);
    case 'basic':
      return account(rest, parts);
    case 'bearer':
      return bearer(rest, parts);
    default:
      return null;
  }
}

/** A user is one client, whatever the way in: limits are counted by user. */
const acting = (userId: string, mayWrite = true): Caller => ({
  userId,
  clientId: `jira:${userId}`,
  mayWrite,
});

async function signed(request: Request, { oauth1 }: CallerParts): Promise<Caller | Response> {
  try {
    return acting((await oauth1.tokenOf(request)).userId);
  } catch (error) {
    if (!(error instanceof OAuthProblem)) throw error;
    return oauth1.refusal(error);
  }
}

function account(encoded: string, { serviceAccounts, faults, site }: CallerParts): Caller | Response {
  const [, username = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  if (site.settings.captcha)
    return new Response(
      '<html><body>Basic Authentication Failure - Reason : AUTHENTICATION_DENIED</body></html>',
      {
        status: 403,
        headers: {
          'content-type': 'text/html;charset=UTF-8',
          'x-seraph-loginreason': 'AUTHENTICATION_DENIED',
          'x-authentication-denied-reason': 'CAPTCHA_CHALLENGE; login-url=/login.jsp',
        },
      },
    );
  const found = faults.revokedServiceAccounts ? undefined : serviceAccounts.valid(username, password);
  if (found !== undefined) return acting(found.userId);
  return new Response(
    '<html><body>Basic Authentication Failure - Reason : AUTHENTICATED_FAILED</body></html>',
    {
      status: 401,
      headers: {
        'content-type': 'text/html;charset=UTF-8',
        'www-authenticate': 'Basic realm="protected-area"',
        'x-seraph-loginreason': 'AUTHENTICATED_FAILED',
      },
    },
  );
}

async function bearer(token: string, parts: CallerParts): Promise<Caller | Response> {
  const personal = parts.faults.revokedPersonalTokens ? undefined : parts.personalTokens.valid(token);
  if (personal !== undefined) return acting(personal.userId);
  const found = parts.site.major < 9 ? undefined : await parts.oauth.provider.AccessToken.find(token);
  if (found?.isValid === true) {
    const scopes = (found.scope ?? '').split(' ');
    return acting(found.accountId, scopes.includes('WRITE') || scopes.includes('ADMIN'));
  }
  return new Response(
    JSON.stringify({ message: 'Client must be authenticated to access this resource.', 'status-code': 401 }),
    {
      status: 401,
      headers: {
        'content-type': 'application/json;charset=UTF-8',
        'www-authenticate': `OAuth realm="${encodeURIComponent(parts.publicOrigin)}"`,
      },
    },
  );
}
