import type { Actor } from '../data/model';
import { ApiProblem } from '../problem';

type CredentialKind = 'oauth2' | 'oauth1a' | 'pat' | 'basic';

export interface Caller extends Actor {
  /** What limits, webhooks and repeats are counted by: it stays the same when a secret is renewed. */
  readonly clientId: string;
  readonly scopes: ReadonlySet<string>;
  readonly kind: CredentialKind;
  /** When a person is needed again, in milliseconds since the epoch; null when that is not foreseen. */
  readonly expiresAt: number | null;
}

export type Scope = 'work:read' | 'work:write' | 'webhooks:manage';

export function demand(caller: Caller, scope: Scope): void {
  if (!caller.scopes.has(scope)) {
    throw new ApiProblem('forbidden', [], {
      'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"`,
    });
  }
}
