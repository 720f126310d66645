import type { default as Provider } from 'oidc-provider';
import type { PersonalTokens } from '../credentials/personal-tokens';
import type { ServiceAccounts } from '../credentials/service-accounts';
import { tenant } from '../data/tenant';
import type { Faults } from '../faults';
import type { OAuth1Server } from '../oauth1/server';
import { resourceScopes } from '../oauth/scopes';
import { ApiProblem } from '../problem';
import type { Caller } from './caller';
import { bearerCaller } from './oauth2-caller';

export interface CallerParts {
  readonly provider: Provider;
  readonly oauth1: OAuth1Server;
  readonly personalTokens: PersonalTokens;
  readonly serviceAccounts: ServiceAccounts;
  readonly faults: Faults;
}

/**
 * Asks each authority's own store, so that what was revoked is refused by the very next call.
 *
 * @throws ApiProblem `unauthenticated`, or OAuthProblem for a signed request
 */
export async function callerOf(request: Request, parts: CallerParts): Promise<Caller> {
  const [, scheme = '', rest = ''] =
    /^(\S+)(?:\s+(.*))?$/s.exec(request.headers.get('authorization') ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'oauth':
      return consumerCaller(request, parts.oauth1);
    case 'basic':
      return accountCaller(rest, parts);
    case 'bearer':
      return tokenCaller(rest, parts);
    default:
      throw refused(`Bearer, Basic realm="${tenant.name}", OAuth realm="${tenant.name}"`);
  }
}

async function consumerCaller(request: Request, oauth1: OAuth1Server): Promise<Caller> {
  const token = await oauth1.tokenOf(request);
  return {
    userId: token.userId,
    clientId: `consumer:${token.consumerKey}`,
    scopes: new Set(resourceScopes),
    kind: 'oauth1a',
    expiresAt: token.expiresAt,
  };
}

function accountCaller(encoded: string, { serviceAccounts, faults }: CallerParts): Caller {
  const [, username = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  const account = faults.revokedServiceAccounts ? undefined : serviceAccounts.valid(username, password);
  if (account === undefined) throw refused(`Basic realm="${tenant.name}", charset="UTF-8"`);
  return {
    userId: account.userId,
    clientId: userClient(account.userId),
    scopes: new Set(account.scopes),
    kind: 'basic',
    expiresAt: null,
  };
}

async function tokenCaller(token: string, parts: CallerParts): Promise<Caller> {
  if (!/^[A-Za-z0-9._~+/-]+=*$/.test(token)) throw refused('Bearer error="invalid_request"');
  const personal = parts.faults.revokedPersonalTokens ? undefined : parts.personalTokens.valid(token);
  const caller =
    personal === undefined
      ? await bearerCaller(token, parts.provider, parts.faults)
      : {
          userId: personal.userId,
          clientId: userClient(personal.userId),
          scopes: new Set(personal.scopes),
          kind: 'pat' as const,
          expiresAt: personal.expiresAt,
        };
  if (caller === undefined) throw refused('Bearer error="invalid_token"');
  return caller;
}

/** Whoever renews a token or password goes on where the old one stopped. */
const userClient = (userId: string): string => `user:${userId}`;

const refused = (challenge: string): ApiProblem =>
  new ApiProblem('unauthenticated', [], { 'WWW-Authenticate': challenge });
