import type { GrantVault } from '../auth/grant-vault';
import { Problem } from '../errors/problem';
import type { Platform, PlatformKind } from '../platform/port';
import type { Connection } from './connection';

/** Opens the platform of a connection with its stored grant. */
export class Platforms {
  constructor(
    readonly kinds: ReadonlyMap<string, PlatformKind>,
    private readonly vault: GrantVault,
  ) {}

  /**
   * Throws `CONNECTION_NOT_READY` while it was never authorised. No request is made yet; `onCall` is told of each that
   * will be.
   */
  open(connection: Connection, onCall: () => void = () => undefined): Platform {
    const kind = this.kind(connection);
    if (connection.endpoints === null || connection.grant === null) {
      throw new Problem('CONNECTION_NOT_READY', {
        scope: 'request',
        retry: 'never',
        facts: { missing: 'grant' },
      });
    }
    const token = this.vault.tokenSource(connection.id, connection.endpoints);
    return kind.open(connection.address, (stale) => {
      onCall();
      return token(stale);
    });
  }

  /** Throws `PLATFORM_NOT_COMPATIBLE` for a kind that this version of the app does not have. */
  kind({ platform }: Pick<Connection, 'platform'>): PlatformKind {
    const kind = this.kinds.get(platform);
    if (kind === undefined)
      throw new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'connection', retry: 'never' });
    return kind;
  }

  name(connection: Pick<Connection, 'platform'>): string {
    return this.kinds.get(connection.platform)?.name ?? connection.platform;
  }
}
