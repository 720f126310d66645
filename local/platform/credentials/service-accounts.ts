import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { digest } from './digest';

/** Times are milliseconds since the epoch. */
export interface ServiceAccount {
  readonly username: string;
  readonly digest: string;
  /** Whom it acts as. */
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly createdAt: number;
  readonly revoked: boolean;
}

export type ServiceAccountState = readonly ServiceAccount[];

/** Names with API passwords for basic authentication; a password is told once and kept as a digest. */
export class ServiceAccounts {
  private readonly accounts = new Map<string, ServiceAccount>();

  constructor(private readonly clock: Clock) {}

  all(): ServiceAccount[] {
    return [...this.accounts.values()];
  }

  /** @throws Error with a sentence for the person when the name cannot be used */
  create(wanted: {
    readonly username: string;
    readonly userId: string;
    readonly scopes: readonly string[];
  }): { readonly made: ServiceAccount; readonly password: string } {
    if (!/^[A-Za-z0-9._@-]{1,100}$/.test(wanted.username))
      throw new Error('A user name is 1 to 100 letters, digits, dots, dashes, underscores and at signs.');
    if (this.accounts.has(wanted.username)) throw new Error('There is a service account of this name.');
    return this.withNewPassword({ ...wanted, createdAt: this.clock.now() });
  }

  /** The password before ends at once; a revoked account works again. @throws Error when there is no such account */
  changePassword(username: string): { readonly made: ServiceAccount; readonly password: string } {
    const account = this.accounts.get(username);
    if (account === undefined) throw new Error(`There is no service account ${username}`);
    return this.withNewPassword(account);
  }

  /** Undefined when there is no such account, it was revoked, or the password is another. */
  valid(username: string, password: string): ServiceAccount | undefined {
    const found = this.accounts.get(username);
    return found === undefined || found.revoked || found.digest !== digest(password) ? undefined : found;
  }

  /** One, or all when no name is given. Returns how many ended. */
  revoke(username: string | null = null): number {
    const ended = this.all().filter(
      (one) => !one.revoked && (username === null || one.username === username),
    );
    for (const one of ended) this.accounts.set(one.username, { ...one, revoked: true });
    return ended.length;
  }

  snapshot(): ServiceAccountState {
    return this.all();
  }

  restore(state: ServiceAccountState): void {
    this.accounts.clear();
    for (const one of state) this.accounts.set(one.username, one);
  }

  private withNewPassword(account: Omit<ServiceAccount, 'digest' | 'revoked'>): {
    readonly made: ServiceAccount;
    readonly password: string;
  } {
    const password = randomBytes(24).toString('base64url');
    const made = { ...account, digest: digest(password), revoked: false };
    this.accounts.set(made.username, made);
    return { made, password };
  }
}
