import { trialAuthorizer } from '../auth/authorizers';
import type { Secret } from '../auth/secret';
import { tokenEnd } from '../auth/token-end';
import type { Vault } from '../auth/vault';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import type { Identity } from '../platform/port';
import type { Beside } from '../storage/port';
import { clientOf } from './client-of';
import type { Connection, Credentials } from './connection';
import type { Connections } from './connections';
import type { CredentialDesk } from './credentials';
import type { Editing } from './editing';
import { authorized } from './health';
import type { Platforms } from './platforms';
import { untilSaved } from './until-saved';
import type { Webhooks } from './webhook';
import { withinTime } from './within-time';

/** Credentials that have just been granted something, before anybody relies on them. */
export interface Candidate {
  readonly use: 'current' | 'staged';
  readonly credentials: Credentials;
  readonly secret: Secret;
  /** When the grant as a whole ends, in milliseconds since the epoch; null when it does not or nobody says. */
  readonly endsAt: number | null;
}

/** A resolver has 25 s, and asking who it is may have taken most of them. */
const STEP_MS = 3_000;

/**
 * Proves a new grant and puts it in use: who is it, is it the same tenant, what may it do. Its secret stands in a place
 * of its own until one versioned save names it; until then, and whenever something fails, the old one is in use.
 */
export class Accept {
  constructor(
    private readonly connections: Connections,
    private readonly vault: Vault,
    private readonly platforms: Platforms,
    private readonly editing: Editing,
    private readonly desk: CredentialDesk,
    private readonly webhooks: Webhooks,
    private readonly log: Logger,
  ) {}

  /** Throws `TENANT_MISMATCH`, and what asking the platform who it is threw. */
  async accept(connectionId: string, actor: string, candidate: Candidate): Promise<void> {
    const { connection } = await this.connections.get(connectionId);
    const kind = this.platforms.kind(connection.value);
    const who = await kind.open(connection.value.address, trialAuthorizer(candidate.secret)).whoAmI();
    refuseOtherTenant(connection.value, who);
    const id = await this.vault.reserve(connectionId);
    await this.vault.store(connectionId, id, candidate.secret);
    const ends = tokenEnd({ connectionId, credentialId: id }, endOfToken(candidate.secret));
    const change = await this.putInUse(connectionId, actor, candidate.credentials.id, ends, (now) => ({
      credentials: { ...candidate.credentials, id, expiresAt: endOfCredentials(candidate, who) },
      grant: grantOf(who, candidate, kind.neededScopes, now),
    }));
    await this.tidyUp(connectionId, change);
  }

  private async putInUse(
    connectionId: string,
    actor: string,
    triedId: string,
    items: readonly Beside[],
    fresh: (now: number) => Pick<Connection, 'credentials' | 'grant'>,
  ): Promise<Change> {
    return untilSaved(async () => {
      const { connection: before, health } = await this.connections.get(connectionId);
      const now = Date.now();
      const { credentials, grant } = fresh(now);
      const staged = before.value.staged?.id === triedId ? null : before.value.staged;
      const after = { ...before.value, credentials, grant, staged, disconnectedAt: null };
      const leaving = [...new Set([before.value.credentials?.id ?? triedId, triedId])];
      await this.vault.willLeave(connectionId, leaving);
      const beside = { items, changes: [] };
      await this.editing.save({ actor, action: 'authorised', before, after, beside });
      await this.connections.saveHealth(connectionId, authorized(health, now));
      return { before: before.value, after, leaving };
    });
  }

  /**
   * What was in use before: its webhook and its grant go as far as the platform lets it, its secrets in any case. Two
   * grants of one client may be one at the server: ending the old one would end the new one too.
   */
  private async tidyUp(connectionId: string, { before, after, leaving }: Change): Promise<void> {
    const { credentials: old } = before;
    if (old !== null && clientOf(before) !== clientOf(after)) {
      const { hostname } = new URL(before.address);
      await this.quietly(connectionId, () => withinTime(this.webhooks.remove(before), STEP_MS, hostname));
      await this.quietly(connectionId, () =>
        withinTime(this.desk.revoke(connectionId, old), STEP_MS, hostname),
      );
    }
    await this.vault.discard(connectionId, leaving);
  }

  private async quietly(connectionId: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const code = error instanceof Problem ? error.code : 'INTERNAL';
      this.log.warn('What belonged to the credentials before could not be ended', { connectionId, code });
    }
  }
}

/** `leaving`: ids of secrets that no document names any more. */
interface Change {
  readonly before: Connection;
  readonly after: Connection;
  readonly leaving: readonly string[];
}

function refuseOtherTenant({ grant }: Connection, who: Identity): void {
  if (grant === null || grant.tenantId === who.tenantId) return;
  throw new Problem('TENANT_MISMATCH', {
    scope: 'connection',
    retry: 'never',
    facts: { expected: grant.tenantName, received: who.tenantName },
  });
}

function endOfToken(secret: Secret): number | null {
  return secret.method === 'oauth2' ? (secret.tokens?.expiresAt ?? null) : null;
}

/** A token or a password is its own grant: there is no consent beside it that could end. */
function isItself({ method }: Pick<Credentials, 'method'>): boolean {
  return method === 'pat' || method === 'basic';
}

function endOfCredentials({ credentials }: Candidate, who: Identity): number | null {
  return isItself(credentials) ? (who.credentialEndsAt ?? credentials.expiresAt) : credentials.expiresAt;
}

function grantOf(
  who: Identity,
  { secret, endsAt }: Candidate,
  needed: readonly string[],
  now: number,
): NonNullable<Connection['grant']> {
  const scopes = who.scopes ?? (secret.method === 'oauth2' ? (secret.tokens?.scopes ?? null) : null);
  return {
    userId: who.userId,
    account: who.displayName,
    accountEmail: who.email,
    accountKind: who.accountKind,
    tenantId: who.tenantId,
    tenantName: who.tenantName,
    scopes: [...(scopes ?? [])],
    missingScopes: scopes === null ? [] : needed.filter((scope) => !scopes.includes(scope)),
    grantedAt: now,
    expiresAt: isItself(secret) ? null : (who.credentialEndsAt ?? endsAt),
  };
}
