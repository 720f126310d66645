import type { StagedCredentials } from '../contract/requests';
import type { Vault } from '../auth/vault';
import { revokeTokens, type Fetch } from '../auth/oauth2';
import { consumerKeyFault } from '../auth/oauth1a/consumer-key';
import { generateKeyPair } from '../auth/oauth1a/key-pair';
import { fingerprintOf, bareKey } from '../auth/oauth1a/public-key';
import type { OAuth1Secret, Secret } from '../auth/secret';
import { Problem } from '../errors/problem';
import type { ErrorCode } from '../contract/error-codes';
import type { Connection, Credentials } from './connection';
import type { Connections } from './connections';
import type { Editing } from './editing';
import type { Platforms } from './platforms';
import { untilSaved } from './until-saved';

/** The credentials of connections: entered once, tried beside those in use, thrown away when they are done. */
export class CredentialDesk {
  constructor(
    private readonly connections: Connections,
    private readonly vault: Vault,
    private readonly platforms: Platforms,
    private readonly editing: Editing,
    private readonly fetcher: Fetch,
  ) {}

  /**
   * Keeps new credentials to be tried; those in use stay in use. For OAuth 1.0a the key pair is made here, unless one is
   * there and `newKeyPair` is false. Throws `METHOD_NOT_OFFERED`, `CONSUMER_KEY_INVALID`, `EXPIRY_IN_THE_PAST`.
   */
  async stage(connectionId: string, actor: string, given: StagedCredentials): Promise<void> {
    const { connection } = await this.connections.get(connectionId);
    if (connection.value.deletedAt !== null) throw refused('NOT_FOUND');
    const { methods } = this.platforms.kind(connection.value);
    if (!methods.includes(given.method)) throw refused('METHOD_NOT_OFFERED', { method: given.method });
    const expiresAt = endOf(given);
    const made = await this.make(connection.value, given);
    const id = await this.vault.reserve(connectionId);
    await this.vault.store(connectionId, id, made.secret);
    const descriptor = describe(made, { id, storedAt: Date.now(), expiresAt });
    try {
      await this.replaceStaged(connectionId, actor, 'credentials-staged', descriptor);
    } catch (error) {
      // Deleted meanwhile, say: nothing will ever name this secret.
      await this.vault.discard(connectionId, [id]);
      throw error;
    }
  }

  /** Throws `NOTHING_STAGED`. */
  async discard(connectionId: string, actor: string): Promise<void> {
    const { connection } = await this.connections.get(connectionId);
    if (connection.value.staged === null) throw refused('NOTHING_STAGED');
    await this.replaceStaged(connectionId, actor, 'credentials-discarded', null);
  }

  /**
   * Ends what credentials were granted at the platform. Answers `by-hand` where the platform offers no way to do it
   * from here. Throws what the platform or the network said.
   */
  async revoke(connectionId: string, credentials: Credentials): Promise<'done' | 'by-hand'> {
    if (credentials.method !== 'oauth2') return 'by-hand';
    const secret = await this.vault.read(connectionId, credentials.id);
    const revocation = credentials.endpoints?.revocation ?? null;
    if (secret?.method !== 'oauth2' || secret.tokens === undefined) return 'done';
    if (credentials.endpoints === null || revocation === null) return 'by-hand';
    await revokeTokens(this.fetcher, { ...credentials.endpoints, revocation }, secret, secret.tokens);
    return 'done';
  }

  /** Deletes secrets that the connection's document does not name any more. */
  async forget(connectionId: string, credentialIds: readonly string[]): Promise<void> {
    await this.vault.discard(connectionId, credentialIds);
  }

  /** Deletes every secret of a connection that leaves. */
  async forgetAll(connectionId: string, known: readonly string[]): Promise<void> {
    await this.vault.forgetAll(connectionId, known);
  }

  /** Deletes what killed calls have left behind; for the hourly schedule. */
  async sweep(connection: Connection): Promise<void> {
    await this.vault.sweep(connection.id, credentialIds(connection), Date.now());
  }

  private async replaceStaged(
    connectionId: string,
    actor: string,
    action: 'credentials-staged' | 'credentials-discarded',
    staged: Credentials | null,
  ): Promise<void> {
    await untilSaved(async () => {
      const { connection: before } = await this.connections.get(connectionId);
      const leaving = before.value.staged === null ? [] : [before.value.staged.id];
      await this.vault.willLeave(connectionId, leaving);
      await this.editing.save({ actor, action, before, after: { ...before.value, staged } });
      await this.vault.discard(connectionId, leaving);
    });
  }

  private async make(connection: Connection, given: StagedCredentials): Promise<Made> {
    switch (given.method) {
      case 'oauth2':
        return {
          secret: { method: 'oauth2', clientId: given.clientId, clientSecret: given.clientSecret },
          publicKey: null,
        };
      case 'pat':
        return { secret: { method: 'pat', token: given.token.trim() }, publicKey: null };
      case 'basic':
        return {
          secret: { method: 'basic', username: given.username, password: given.password },
          publicKey: null,
        };
      case 'oauth1a':
        return this.withKeyPair(connection, given.consumerKey, given.newKeyPair);
    }
  }

  private async withKeyPair(connection: Connection, consumerKey: string, newKeyPair: boolean): Promise<Made> {
    const fault = consumerKeyFault(consumerKey);
    if (fault !== null) throw refused('CONSUMER_KEY_INVALID', { fault: fault.fault });
    for (const kept of newKeyPair ? [] : [connection.staged, connection.credentials]) {
      if (kept?.method !== 'oauth1a') continue;
      const secret = await this.vault.read(connection.id, kept.id);
      if (secret?.method !== 'oauth1a') continue;
      const { publicKey, keyCreatedAt } = kept;
      return { secret: unauthorised(secret, consumerKey), publicKey: { pem: publicKey, keyCreatedAt } };
    }
    const pair = await generateKeyPair();
    return {
      secret: { method: 'oauth1a', consumerKey, privateKey: pair.privateKey },
      publicKey: { pem: pair.publicKey, keyCreatedAt: pair.createdAt },
    };
  }
}

/** The ids under which a connection's document says that secrets stand. */
function credentialIds({ credentials, staged }: Pick<Connection, 'credentials' | 'staged'>): string[] {
  return [credentials, staged].flatMap((one) => (one === null ? [] : [one.id]));
}

interface Made {
  readonly secret: Secret;
  readonly publicKey: { readonly pem: string; readonly keyCreatedAt: number } | null;
}

function unauthorised({ method, privateKey }: OAuth1Secret, consumerKey: string): OAuth1Secret {
  return { method, consumerKey, privateKey };
}

function describe(
  { secret, publicKey }: Made,
  stored: { readonly id: string; readonly storedAt: number; readonly expiresAt: number | null },
): Credentials {
  switch (secret.method) {
    case 'oauth2':
      return { method: 'oauth2', ...stored, clientId: secret.clientId, endpoints: null };
    case 'oauth1a':
      return {
        method: 'oauth1a',
        ...stored,
        consumerKey: secret.consumerKey,
        publicKey: publicKey?.pem ?? '',
        fingerprint: fingerprintOf(Buffer.from(bareKey(publicKey?.pem ?? ''), 'base64')),
        keyCreatedAt: publicKey?.keyCreatedAt ?? stored.storedAt,
      };
    case 'pat':
      return { method: 'pat', ...stored };
    case 'basic':
      return { method: 'basic', ...stored, username: secret.username };
  }
}

/** A day ends when it ends everywhere: until then the credential may still serve. Milliseconds since the epoch. */
function endOf(given: StagedCredentials): number | null {
  if (given.method === 'oauth1a' || given.expiresOn === undefined) return null;
  const end = Date.parse(`${given.expiresOn}T23:59:59.999Z`);
  if (end < Date.now()) throw refused('EXPIRY_IN_THE_PAST');
  return end;
}

function refused(code: ErrorCode, facts?: Readonly<Record<string, string>>): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', ...(facts === undefined ? {} : { facts }) });
}
