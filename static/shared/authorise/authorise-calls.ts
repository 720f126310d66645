import type { ConsentReturn, AuthorisationView } from '../../../src/contract/authorisation-views';
import type { StagedCredentials } from '../../../src/contract/requests';
import type { Answer } from '../../../src/contract/views';
import type { Trouble } from '../call';

/** How far an authorisation is. `R` is what the asking page is given once the grant is stored and verified. */
export type Proof<R> =
  | { readonly state: 'none' }
  | {
      readonly state: 'waiting';
      readonly url: string;
      readonly expiresAt: string;
      readonly returns: ConsentReturn;
    }
  | { readonly state: 'done'; readonly result: R; readonly authorisation: AuthorisationView | null }
  | { readonly state: 'failed'; readonly error: Trouble };

export type CredentialUse = 'current' | 'staged';

/** The resolvers behind an authorisation: the Connections page and the project page have their own. */
export interface AuthoriseCalls<R> {
  /** Answers once the page has been given the staged credentials. */
  readonly stage: (credentials: StagedCredentials) => Promise<Answer<unknown>>;
  /** Null where the page may not. */
  readonly discard: (() => Promise<Answer<unknown>>) | null;
  readonly start: (use: CredentialUse, returns: ConsentReturn) => Promise<Answer<Proof<R>>>;
  readonly verify: (code: string) => Promise<Answer<Proof<R>>>;
  readonly advance: () => Promise<Answer<Proof<R>>>;
  readonly cancel: () => Promise<Answer<unknown>>;
}
