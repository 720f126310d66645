import { scopes } from '../oauth/scopes';
import { sandboxSite, type PageSite } from '../web/page';

/** Where OAuth 1.0a is spoken and in what words people are asked: each platform of the sandbox has its own. */
export interface OAuth1Manner {
  /** The path before `/request-token`, `/authorize` and `/access-token`. */
  readonly base: string;
  /** What is allowed, one sentence each. */
  readonly words: Readonly<Record<string, string>>;
  readonly site: PageSite;
}

export const sandboxOAuth1: OAuth1Manner = { base: '/oauth1', words: scopes, site: sandboxSite };
