import type { default as Provider } from 'oidc-provider';
import type { Actor } from '../data/model';
import { ApiProblem } from '../problem';

export interface Caller extends Actor {
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
}

export type Scope = 'work:read' | 'work:write' | 'webhooks:manage';

/** Asks the authorisation server's own store, so that a revoked token is refused by the very next call. */
export async function callerOf(request: Request, provider: Provider): Promise<Caller> {
  const token = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const refused = (error: string): ApiProblem =>
    new ApiProblem('unauthenticated', [], { 'WWW-Authenticate': `Bearer${error}` });
  if (token === undefined) throw refused('');
  const found = await provider.AccessToken.find(token);
  if (found === undefined || !found.isValid || found.clientId === undefined)
    throw refused(' error="invalid_token"');
  return {
    userId: found.accountId,
    clientId: found.clientId,
    scopes: new Set((found.scope ?? '').split(' ')),
  };
}

export function demand(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope)) {
    throw new ApiProblem('forbidden', [], {
      'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
    });
  }
}
