import { users } from '../data/tenant';
import { resourceScopes } from '../oauth/scopes';
import type { Consumer } from '../oauth1/consumer-book';
import type { OAuth1Server } from '../oauth1/server';
import type { PersonalToken, PersonalTokens } from './personal-tokens';
import type { ServiceAccount, ServiceAccounts } from './service-accounts';

export interface DeskParts {
  readonly oauth1: OAuth1Server;
  readonly personalTokens: PersonalTokens;
  readonly serviceAccounts: ServiceAccounts;
}

export interface IssuedToken {
  readonly id: string;
  readonly token: string;
}

export interface AccountCredentials {
  readonly username: string;
  readonly password: string;
}

const service = 'usr-service';

/** Everything but OAuth 2.0 by which a program gets in: application links, personal tokens, service accounts. */
export class CredentialDesk {
  constructor(private readonly desk: DeskParts) {}

  /** @param consumer the public key as PEM or bare base64 @throws Error with a sentence for the person */
  registerConsumer(consumer: {
    readonly consumerKey: string;
    readonly publicKey: string;
    readonly name?: string;
  }): Consumer {
    return this.desk.oauth1.consumers.add(consumer);
  }

  consumers(): (Consumer & { readonly liveTokens: number })[] {
    const { consumers, tokens } = this.desk.oauth1;
    return consumers
      .all()
      .map((consumer) => ({ ...consumer, liveTokens: tokens.live(consumer.consumerKey) }));
  }

  /** The key is rotated: tokens stay, signatures of the old key are refused. @throws Error as `registerConsumer` */
  replaceConsumerKey(consumerKey: string, publicKey: string): Consumer {
    return this.desk.oauth1.consumers.changeKey(consumerKey, publicKey);
  }

  removeConsumer(consumerKey: string): void {
    this.desk.oauth1.removeConsumer(consumerKey);
  }

  /** An access token of OAuth 1.0a as the consent page leads to. */
  issueConsumerToken(wanted: { readonly consumerKey: string; readonly userId?: string }): string {
    if (this.desk.oauth1.consumers.get(wanted.consumerKey) === undefined)
      throw new Error(`There is no application link ${wanted.consumerKey}`);
    return this.desk.oauth1.tokens.issue(wanted.consumerKey, known(wanted.userId ?? service));
  }

  /** Withdraws what people allowed (one consumer). Returns how many tokens ended. */
  revokeConsumerTokens(consumerKey: string | null = null): number {
    return this.desk.oauth1.tokens.revoke(consumerKey);
  }

  /** `expiresAt` in milliseconds since the epoch, never when absent. */
  issuePersonalToken(
    wanted: {
      readonly name?: string;
      readonly userId?: string;
      readonly scopes?: readonly string[];
      readonly expiresAt?: number | null;
    } = {},
  ): IssuedToken {
    const { made, token } = this.desk.personalTokens.issue({
      name: wanted.name ?? 'Planlink for Jira',
      userId: known(wanted.userId ?? service),
      scopes: wanted.scopes ?? resourceScopes,
      expiresAt: wanted.expiresAt ?? null,
    });
    return { id: made.id, token };
  }

  personalTokens(): PersonalToken[] {
    return this.desk.personalTokens.all();
  }

  revokePersonalTokens(id: string | null = null): number {
    return this.desk.personalTokens.revoke(id);
  }

  /** @throws Error with a sentence for the person when the user name cannot be used */
  createServiceAccount(
    wanted: {
      readonly username?: string;
      readonly userId?: string;
      readonly scopes?: readonly string[];
    } = {},
  ): AccountCredentials {
    const { made, password } = this.desk.serviceAccounts.create({
      username: wanted.username ?? `planlink-${this.serviceAccounts().length + 1}`,
      userId: known(wanted.userId ?? service),
      scopes: wanted.scopes ?? resourceScopes,
    });
    return { username: made.username, password };
  }

  /** The password before ends at once. */
  changeServicePassword(username: string): AccountCredentials {
    return { username, password: this.desk.serviceAccounts.changePassword(username).password };
  }

  serviceAccounts(): ServiceAccount[] {
    return this.desk.serviceAccounts.all();
  }

  revokeServiceAccounts(username: string | null = null): number {
    return this.desk.serviceAccounts.revoke(username);
  }
}

function known(userId: string): string {
  if (!users.some((user) => user.id === userId)) throw new Error(`There is no user ${userId}`);
  return userId;
}
