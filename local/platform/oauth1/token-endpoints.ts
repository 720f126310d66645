import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import type { Faults } from '../faults';
import { OAuthProblem } from './oauth-problem';
import { accessTokenSeconds, type RequestToken, type TokenBook } from './token-book';
import type { SignatureCheck, Verified } from './verify';

export interface TokenEndpoints {
  /** `POST /oauth1/request-token` */
  readonly requestToken: (request: Request) => Promise<Response>;
  /** `POST /oauth1/access-token` */
  readonly accessToken: (request: Request) => Promise<Response>;
}

/** How much longer the authorisation stands than the token; the token cannot be renewed without a person yet. */
const authorisationSeconds = accessTokenSeconds + 30 * 86_400;
const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** The first and the last step of RFC 5849 section 2. Both throw OAuthProblem. */
export function tokenEndpoints(
  clock: Clock,
  check: SignatureCheck,
  tokens: TokenBook,
  faults: Faults,
): TokenEndpoints {
  return {
    requestToken: async (request) => {
      const { consumer, parameter } = await check.verified(request, ['oauth_callback']);
      const callback = usableCallback(parameter('oauth_callback'));
      const { token } = tokens.addRequestToken(consumer.consumerKey, callback);
      return form({
        oauth_token: token,
        oauth_token_secret: unusedSecret(),
        oauth_callback_confirmed: 'true',
      });
    },
    accessToken: async (request) => {
      const signed = await check.verified(request, ['oauth_token', 'oauth_verifier']);
      const requestToken = ownRequestToken(signed);
      const userId = allowedBy(requestToken, signed.parameter('oauth_verifier'));
      return form({
        oauth_token: tokens.exchange(requestToken, userId),
        oauth_token_secret: unusedSecret(),
        oauth_expires_in: String(accessTokenSeconds),
        oauth_authorization_expires_in: String(authorisationSeconds),
      });
    },
  };

  function ownRequestToken({ consumer, parameter }: Verified): RequestToken {
    const found = tokens.requestToken(parameter('oauth_token'));
    if (found?.consumerKey !== consumer.consumerKey) throw new OAuthProblem('token_rejected');
    return found;
  }

  /** Who allowed it. @throws OAuthProblem */
  function allowedBy({ decision, expiresAt }: RequestToken, verifier: string): string {
    const now = clock.now();
    if (decision === null) throw new OAuthProblem(now >= expiresAt ? 'token_expired' : 'permission_unknown');
    if (!decision.allowed) throw new OAuthProblem('permission_denied');
    if (verifier !== decision.verifier) throw new OAuthProblem('token_rejected');
    if (faults.expiredVerifiers || now >= decision.verifierExpiresAt) throw new OAuthProblem('token_expired');
    return decision.userId;
  }
}

/** RSA-SHA1 signs with the consumer's key alone (section 3.4.3), but clients expect one. Nobody keeps it. */
const unusedSecret = (): string => randomBytes(24).toString('base64url');

function usableCallback(text: string): string {
  if (text === 'oob') return text;
  const url = URL.canParse(text) ? new URL(text) : null;
  const usable =
    url?.hash === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.includes(url.hostname)));
  if (!usable) throw new OAuthProblem('parameter_rejected', { oauth_parameters_rejected: 'oauth_callback' });
  return text;
}

function form(values: Readonly<Record<string, string>>): Response {
  return new Response(new URLSearchParams(values).toString(), {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-store' },
  });
}
