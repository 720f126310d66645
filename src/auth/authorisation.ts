import * as z from 'zod';
import { createHash, randomBytes } from 'node:crypto';
import { Problem } from '../errors/problem';
import type { ErrorCode } from '../contract/error-codes';
import { keys, secretKeys } from '../storage/keys';
import type { Storage } from '../storage/port';

/** How long a person may take at the consent page. Stored and compared: Forge deletes expired keys late. */
const AUTHORISATION_MS = 10 * 60_000;
const TIDY_UP_SECONDS = 3600;

const common = {
  connectionId: z.string(),
  accountId: z.string(),
  /** The credentials this consent is asked for, and the version of them that stays if it fails. */
  credentialId: z.string(),
  use: z.enum(['current', 'staged']),
  /** The consent page, for somebody who comes back to a page that waits. */
  url: z.string(),
  expiresAt: z.number(),
};

const errandSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('oauth2'),
    ...common,
    verifier: z.string(),
    redirectUri: z.string(),
    /** Where this authorisation is spoken: asked once, not at each look of a waiting page. */
    endpoints: z.object({
      issuer: z.string(),
      authorization: z.string(),
      token: z.string(),
      revocation: z.string().nullable(),
      scopes: z.array(z.string()),
      clientIn: z.literal('body').optional(),
      renewsWith: z.literal('redirect-uri').optional(),
    }),
  }),
  z.object({
    method: z.literal('oauth1a'),
    ...common,
    requestToken: z.string(),
    returns: z.enum(['callback', 'code']),
  }),
]);

/** What a consent that is under way is about; secret, because whoever holds it could complete it. */
export type Errand = z.infer<typeof errandSchema>;

const pendingSchema = z.object({ hash: z.string(), accountId: z.string(), expiresAt: z.number() });
const codeSchema = z.object({ query: z.string() });

export type Progress =
  | { readonly state: 'none' }
  | { readonly state: 'waiting'; readonly errand: Errand }
  | { readonly state: 'returned'; readonly errand: Errand; readonly answer: URLSearchParams };

/**
 * The one-shot state between the consent page and the page of the person who asked.
 *
 * A web trigger has no user, so it may only put the answer aside (`receive`). The exchange happens in `advance`,
 * called by the signed-in person who started: a state that was guessed, replayed, or begun by someone else is
 * worth nothing. The state's hash is the key, so storage never holds what a URL held.
 */
export class Authorisations {
  constructor(private readonly storage: Storage) {}

  /** A word nobody can guess, and when it ends (milliseconds since the epoch). */
  newState(): { readonly state: string; readonly expiresAt: number } {
    return { state: randomBytes(32).toString('base64url'), expiresAt: Date.now() + AUTHORISATION_MS };
  }

  /** Remembers a consent that is about to be asked for. One at a time for a connection: an earlier one is worth nothing then. */
  async begin(state: string, errand: Errand): Promise<void> {
    const hash = hashOf(state);
    const { connectionId, accountId, expiresAt } = errand;
    await this.cancel(connectionId);
    await this.storage.setSecret(secretKeys.state(hash), { ...errand }, TIDY_UP_SECONDS);
    await this.storage.set(keys.pendingAuthorisation(connectionId), { hash, accountId, expiresAt });
  }

  /** Puts the consent's answer aside. Throws `OAUTH_STATE_UNKNOWN`, `OAUTH_STATE_EXPIRED`, `OAUTH_STATE_USED`. */
  async receive(query: URLSearchParams): Promise<void> {
    const hash = hashOf(query.get('state') ?? '');
    const stored = await this.storage.getSecret(secretKeys.state(hash));
    if (stored === undefined) throw refused('OAUTH_STATE_UNKNOWN');
    if (errandSchema.parse(stored).expiresAt < Date.now()) throw refused('OAUTH_STATE_EXPIRED');
    if (!(await this.storage.setIfAbsent(keys.usedState(hash), { at: Date.now() }, TIDY_UP_SECONDS)))
      throw refused('OAUTH_STATE_USED');
    await this.storage.setSecret(secretKeys.code(hash), { query: query.toString() }, TIDY_UP_SECONDS);
  }

  /**
   * How far the consent is. An answer is given out once; whoever gets it has to complete the exchange.
   * Throws `OAUTH_STATE_OTHER_USER`, `OAUTH_STATE_EXPIRED`, `OAUTH_STATE_USED`.
   */
  async advance(connectionId: string, accountId: string): Promise<Progress> {
    const found = await this.errandOf(connectionId, accountId);
    if (found === undefined) return { state: 'none' };
    const { hash, errand } = found;
    const answer = await this.storage.getSecret(secretKeys.code(hash));
    if (answer === undefined) return { state: 'waiting', errand };
    await this.takeOnce(connectionId, hash);
    return {
      state: 'returned',
      errand,
      answer: new URLSearchParams(codeSchema.parse(answer).query),
    };
  }

  /**
   * The consent whose code a person brings; undefined when none is under way. It stays under way until `finish`: a
   * code that was mistyped may be typed again. Throws as `advance` does.
   */
  async broughtCode(connectionId: string, accountId: string): Promise<Errand | undefined> {
    return (await this.errandOf(connectionId, accountId))?.errand;
  }

  async cancel(connectionId: string): Promise<void> {
    const stored = await this.storage.get(keys.pendingAuthorisation(connectionId));
    if (stored !== undefined) await this.forget(connectionId, pendingSchema.parse(stored).hash);
  }

  private async errandOf(
    connectionId: string,
    accountId: string,
  ): Promise<{ hash: string; errand: Errand } | undefined> {
    const stored = await this.storage.get(keys.pendingAuthorisation(connectionId));
    if (stored === undefined) return undefined;
    const { hash, accountId: startedBy, expiresAt } = pendingSchema.parse(stored);
    if (startedBy !== accountId) throw refused('OAUTH_STATE_OTHER_USER');
    const secret = await this.storage.getSecret(secretKeys.state(hash));
    const returned = secret !== undefined && expiresAt < Date.now() && (await this.hasReturned(hash));
    if (secret === undefined || (expiresAt < Date.now() && !returned)) {
      await this.forget(connectionId, hash);
      throw refused('OAUTH_STATE_EXPIRED');
    }
    return { hash, errand: errandSchema.parse(secret) };
  }

  private async hasReturned(hash: string): Promise<boolean> {
    return (await this.storage.getSecret(secretKeys.code(hash))) !== undefined;
  }

  private async takeOnce(connectionId: string, hash: string): Promise<void> {
    const first = await this.storage.setIfAbsent(keys.usedCode(hash), { at: Date.now() }, TIDY_UP_SECONDS);
    await this.forget(connectionId, hash);
    if (!first) throw refused('OAUTH_STATE_USED');
  }

  private async forget(connectionId: string, hash: string): Promise<void> {
    await this.storage.delete(keys.pendingAuthorisation(connectionId));
    await this.storage.deleteSecret(secretKeys.state(hash));
    await this.storage.deleteSecret(secretKeys.code(hash));
  }
}

function hashOf(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}

function refused(code: ErrorCode): Problem {
  return new Problem(code, { scope: 'request', retry: 'never' });
}
