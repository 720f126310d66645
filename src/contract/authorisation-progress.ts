/** How far an authorisation is, as the Connections page is told. */
import type { ConsentReturn } from './authorisation-views';
import type { ErrorView } from './error-view';
import type { ConnectionDetail } from './views';

/** What starting answers: a consent page to open, or at once the end where no consent is needed. */
export type AuthorisationStart =
  | {
      readonly state: 'consent';
      readonly url: string;
      readonly expiresAt: string;
      readonly returns: ConsentReturn;
    }
  | { readonly state: 'done'; readonly connection: ConnectionDetail }
  | { readonly state: 'failed'; readonly error: ErrorView };

/** `failed` carries the cause; `done` means the grant is stored and verified. */
export type AuthorisationProgress =
  | { readonly state: 'none' }
  | {
      readonly state: 'waiting';
      readonly expiresAt: string;
      readonly returns: ConsentReturn;
      /** The consent page, so that a person who came back can open it again. */
      readonly url: string;
    }
  | { readonly state: 'done'; readonly connection: ConnectionDetail }
  | { readonly state: 'failed'; readonly error: ErrorView };
