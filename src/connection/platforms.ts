import { bearerAuthorizer, fixedAuthorizer, fixedHeader, signingAuthorizer } from '../auth/authorizers';
import { knownEnd } from '../auth/token-end';
import type { TokenRefresh } from '../auth/token-refresh';
import type { Vault } from '../auth/vault';
import type { PlatformView } from '../contract/life-cycle-views';
import { Problem } from '../errors/problem';
import type { Authorizer, Capabilities, Platform, PlatformKind } from '../platform/port';
import { movedSinceGrant, type Connection, type Credentials } from './connection';

/** Opens the platform of a connection with its stored credentials. */
export class Platforms {
  constructor(
    readonly kinds: ReadonlyMap<string, PlatformKind>,
    private readonly vault: Vault,
    private readonly refresh: TokenRefresh,
  ) {}

  /**
   * Throws `CONNECTION_NOT_READY` while it was never authorised. No request is made yet; `onCall` is told of each that
   * will be, and `tokenEnd` is what stands for `keys.tokenEnd`, where that has been read anyway.
   */
  open(connection: Connection, onCall: () => void = () => undefined, tokenEnd?: unknown): Platform {
    const kind = this.kind(connection);
    const { id, credentials, grant } = connection;
    if (credentials === null || grant === null || movedSinceGrant(connection) !== null)
      throw notReady('grant');
    const authorize = this.authorizer(id, credentials, tokenEnd);
    return kind.open(connection.address, (request, refusal) => {
      onCall();
      return authorize(request, refusal);
    });
  }

  /** Throws `PLATFORM_NOT_COMPATIBLE` for a kind that this version of the app does not have. */
  kind({ platform }: Pick<Connection, 'platform'>): PlatformKind {
    const kind = this.kinds.get(platform);
    if (kind === undefined)
      throw new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'connection', retry: 'never' });
    return kind;
  }

  /** What can be said of it without asking it; some tell more once they were asked. */
  capabilities(connection: Pick<Connection, 'platform' | 'address'>): Capabilities {
    return this.kind(connection).open(connection.address, () => Promise.reject(notReady('grant')))
      .capabilities;
  }

  name(connection: Pick<Connection, 'platform'>): string {
    return this.kinds.get(connection.platform)?.name ?? connection.platform;
  }

  views(): readonly PlatformView[] {
    return [...this.kinds.values()].map(({ kind, name, methods }) => ({ kind, name, methods }));
  }

  private authorizer(connectionId: string, credentials: Credentials, tokenEnd: unknown): Authorizer {
    const read = () => this.vault.read(connectionId, credentials.id);
    switch (credentials.method) {
      case 'oauth2': {
        const { id: credentialId, endpoints } = credentials;
        if (endpoints === null) throw notReady('endpoints');
        const endsAt = knownEnd(tokenEnd, credentialId);
        return bearerAuthorizer(this.refresh.source({ connectionId, credentialId, endpoints }, endsAt));
      }
      case 'oauth1a':
        return signingAuthorizer(async () => {
          const secret = await read();
          return secret?.method === 'oauth1a' ? secret : undefined;
        });
      case 'pat':
      case 'basic':
        return fixedAuthorizer(async () => fixedHeader(await read()));
    }
  }
}

function notReady(missing: string): Problem {
  return new Problem('CONNECTION_NOT_READY', { scope: 'request', retry: 'never', facts: { missing } });
}
