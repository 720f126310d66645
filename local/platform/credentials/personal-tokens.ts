import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { digest } from './digest';

/** Times are milliseconds since the epoch. */
export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  /** Null is never. */
  readonly expiresAt: number | null;
  readonly revoked: boolean;
}

export interface PersonalTokenState {
  readonly tokens: readonly PersonalToken[];
  readonly counter: number;
}

/** Tokens that people make for themselves; each is told once and kept as a digest. */
export class PersonalTokens {
  private readonly tokens = new Map<string, PersonalToken>();
  private counter = 0;

  constructor(private readonly clock: Clock) {}

  all(): PersonalToken[] {
    return [...this.tokens.values()];
  }

  issue(wanted: {
    readonly name: string;
    readonly userId: string;
    readonly scopes: readonly string[];
    readonly expiresAt: number | null;
  }): { readonly made: PersonalToken; readonly token: string } {
    const token = `nwp_${randomBytes(32).toString('base64url')}`;
    this.counter += 1;
    const made = {
      ...wanted,
      id: `pat-${String(this.counter).padStart(4, '0')}`,
      digest: digest(token),
      createdAt: this.clock.now(),
      revoked: false,
    };
    this.tokens.set(made.id, made);
    return { made, token };
  }

  /** Undefined for a token nobody made, and for one that has ended or was revoked. */
  valid(token: string): PersonalToken | undefined {
    const wanted = digest(token);
    const found = this.all().find((one) => one.digest === wanted);
    if (found === undefined || found.revoked) return undefined;
    return found.expiresAt !== null && this.clock.now() >= found.expiresAt ? undefined : found;
  }

  /** One, or all when no id is given. Returns how many ended. */
  revoke(id: string | null = null): number {
    const ended = this.all().filter((one) => !one.revoked && (id === null || one.id === id));
    for (const one of ended) this.tokens.set(one.id, { ...one, revoked: true });
    return ended.length;
  }

  snapshot(): PersonalTokenState {
    return { tokens: this.all(), counter: this.counter };
  }

  restore(state: PersonalTokenState): void {
    this.tokens.clear();
    for (const one of state.tokens) this.tokens.set(one.id, one);
    this.counter = state.counter;
  }
}
