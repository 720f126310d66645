import type {
  AuthMethod,
  AuthorisationView,
  PublicKeyView,
} from '../../../../src/contract/authorisation-views';
import type { WordKey } from '../../words/catalogue';

/** A text that has to be entered on the other side. */
export type Copied =
  | 'applicationUrl'
  | 'applicationName'
  | 'consumerKey'
  | 'consumerName'
  | 'publicKey'
  | 'callback'
  | 'redirectUri'
  | 'tokenName'
  | 'accountName';

export interface GuideStep {
  readonly about: WordKey;
  readonly copies?: readonly Copied[];
  readonly tip?: WordKey;
  /** The page where it is done: a path on the platform, or an address elsewhere. */
  readonly opens?: { readonly at: string; readonly page: WordKey };
}

/** What to do on a platform for one of its ways to authorise, in order, and what goes wrong there. */
export interface Guide {
  readonly steps: readonly GuideStep[];
  readonly faults: readonly WordKey[];
}

export type Guides = Readonly<Partial<Record<AuthMethod, Guide>>>;

/** What the texts to enter there are made of. */
export interface GuideFacts {
  readonly authorisation: Pick<AuthorisationView, 'applicationUrl' | 'redirectUri'>;
  readonly consumerKey: string | null;
  readonly publicKey: PublicKeyView | null;
}
