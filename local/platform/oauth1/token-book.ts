import { randomBytes, randomInt } from 'node:crypto';
import type { Clock } from '../../clock';
import { digest } from '../credentials/digest';

/** Times are milliseconds since the epoch. */
export interface RequestToken {
  readonly token: string;
  readonly consumerKey: string;
  /** `oob` when a person carries the verification code over. */
  readonly callback: string;
  readonly expiresAt: number;
  readonly decision: Decision | null;
}

type Decision =
  | { readonly allowed: false }
  | {
      readonly allowed: true;
      readonly userId: string;
      readonly verifier: string;
      readonly verifierExpiresAt: number;
    };

export interface AccessToken {
  /** SHA-256 of the token; who reads a snapshot cannot act with it. */
  readonly digest: string;
  readonly consumerKey: string;
  readonly userId: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
}

export interface TokenState {
  readonly requestTokens: readonly RequestToken[];
  readonly accessTokens: readonly AccessToken[];
}

const requestTokenMs = 10 * 60_000;
const verifierMs = 10 * 60_000;
export const accessTokenSeconds = 5 * 365 * 86_400;
/** Without what is mistaken for something else when a person copies it by hand. */
const verifierLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** What consumers were given, from the first step to the token they work with. */
export class TokenBook {
  private readonly requestTokens = new Map<string, RequestToken>();
  private readonly accessTokens = new Map<string, AccessToken>();

  constructor(private readonly clock: Clock) {}

  addRequestToken(consumerKey: string, callback: string): RequestToken {
    this.forgetOld();
    const token = randomBytes(24).toString('base64url');
    const made = {
      token,
      consumerKey,
      callback,
      expiresAt: this.clock.now() + requestTokenMs,
      decision: null,
    };
    this.requestTokens.set(token, made);
    return made;
  }

  requestToken(token: string): RequestToken | undefined {
    return this.requestTokens.get(token);
  }

  /** The verification code. */
  allow(given: RequestToken, userId: string): string {
    const verifier = Array.from({ length: 8 }, () => verifierLetters[randomInt(verifierLetters.length)]).join(
      '',
    );
    this.requestTokens.set(given.token, {
      ...given,
      decision: { allowed: true, userId, verifier, verifierExpiresAt: this.clock.now() + verifierMs },
    });
    return verifier;
  }

  deny(given: RequestToken): void {
    this.requestTokens.set(given.token, { ...given, decision: { allowed: false } });
  }

  /** Ends the request token: it and its verification code are good for one exchange. Returns the token itself. */
  exchange(requestToken: RequestToken, userId: string): string {
    this.requestTokens.delete(requestToken.token);
    return this.issue(requestToken.consumerKey, userId);
  }

  issue(consumerKey: string, userId: string): string {
    const token = randomBytes(32).toString('base64url');
    const issuedAt = this.clock.now();
    const stored = {
      digest: digest(token),
      consumerKey,
      userId,
      issuedAt,
      expiresAt: issuedAt + accessTokenSeconds * 1000,
      revoked: false,
    };
    this.accessTokens.set(stored.digest, stored);
    return token;
  }

  accessToken(token: string): AccessToken | undefined {
    return this.accessTokens.get(digest(token));
  }

  /** How many tokens of the consumer can be used. */
  live(consumerKey: string): number {
    return [...this.accessTokens.values()].filter(
      (one) => one.consumerKey === consumerKey && !one.revoked && one.expiresAt > this.clock.now(),
    ).length;
  }

  /** Withdraws what was allowed, of one consumer or of all. Returns how many tokens ended. */
  revoke(consumerKey: string | null): number {
    const ended = [...this.accessTokens.values()].filter(
      (one) => !one.revoked && (consumerKey === null || one.consumerKey === consumerKey),
    );
    for (const one of ended) this.accessTokens.set(one.digest, { ...one, revoked: true });
    return ended.length;
  }

  /** All that a removed consumer was given; a later one of the same key starts with nothing. */
  forget(consumerKey: string): void {
    for (const book of [this.requestTokens, this.accessTokens])
      for (const [key, one] of book) if (one.consumerKey === consumerKey) book.delete(key);
  }

  snapshot(): TokenState {
    return { requestTokens: [...this.requestTokens.values()], accessTokens: [...this.accessTokens.values()] };
  }

  restore(state: TokenState): void {
    this.requestTokens.clear();
    this.accessTokens.clear();
    for (const one of state.requestTokens) this.requestTokens.set(one.token, one);
    for (const one of state.accessTokens) this.accessTokens.set(one.digest, one);
  }

  /** Kept a while longer than they live, so that a late one is told to be expired and not unknown. */
  private forgetOld(): void {
    for (const [token, one] of this.requestTokens)
      if (one.expiresAt < this.clock.now() - 6 * requestTokenMs) this.requestTokens.delete(token);
  }
}
