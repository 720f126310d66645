import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { Clock } from '../../clock';

interface Stored {
  readonly payload: AdapterPayload;
  /** When the refresh token was first exchanged, in milliseconds. */
  consumedAt?: number;
}

export type GrantState = readonly (readonly [string, Stored])[];

/** How long the refresh token before the newest is still taken, so that a lost answer does not lose the grant. */
const rotationLeewayMs = 15 * 60_000;

/**
 * Where `oidc-provider` keeps what it issues. Plain values by `model:id`, copied in and out, so that a snapshot
 * of the sandbox holds its grants too.
 */
export class GrantStore {
  private readonly entries = new Map<string, Stored>();

  constructor(private readonly clock: Clock) {}

  adapter(model: string): Adapter {
    const key = (id: string): string => `${model}:${id}`;
    const find = (match: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [entryKey, stored] of this.entries) {
        if (entryKey.startsWith(`${model}:`) && match(stored.payload)) return structuredClone(stored.payload);
      }
      return undefined;
    };
    return {
      upsert: async (id, payload) => {
        this.entries.set(key(id), { payload: structuredClone(payload) });
        this.dropExpired();
      },
      find: async (id) => {
        const stored = this.entries.get(key(id));
        if (stored === undefined) return undefined;
        const { consumedAt } = stored;
        const spent = consumedAt !== undefined && this.clock.now() - consumedAt > rotationLeewayMs;
        return {
          ...structuredClone(stored.payload),
          ...(spent ? { consumed: Math.floor(consumedAt / 1000) } : {}),
        };
      },
      findByUid: async (uid) => find((payload) => payload.uid === uid),
      findByUserCode: async (code) => find((payload) => payload.userCode === code),
      consume: async (id) => {
        const stored = this.entries.get(key(id));
        if (stored === undefined) return;
        // Only refresh tokens have the leeway; a code is good for one exchange.
        if (model === 'RefreshToken') stored.consumedAt ??= this.clock.now();
        else stored.payload.consumed = Math.floor(this.clock.now() / 1000);
      },
      destroy: async (id) => {
        this.entries.delete(key(id));
      },
      revokeByGrantId: async (grantId) => {
        this.deleteWhere(
          (entryKey, payload) => entryKey.startsWith(`${model}:`) && payload.grantId === grantId,
        );
      },
    };
  }

  /** Everything people have allowed: grants with their codes and tokens. Clients stay. Returns how many grants ended. */
  revokeAll(clientId: string | null): number {
    const before = this.count('Grant');
    this.deleteWhere(
      (entryKey, payload) =>
        /^(Grant|AccessToken|RefreshToken|AuthorizationCode):/.test(entryKey) &&
        (clientId === null || payload.clientId === clientId),
    );
    return before - this.count('Grant');
  }

  payloads(model: string): AdapterPayload[] {
    return [...this.entries]
      .filter(([key]) => key.startsWith(`${model}:`))
      .map(([, stored]) => structuredClone(stored.payload));
  }

  snapshot(): GrantState {
    return structuredClone([...this.entries]);
  }

  restore(state: GrantState): void {
    this.entries.clear();
    for (const [key, stored] of structuredClone(state)) this.entries.set(key, stored);
  }

  private count(model: string): number {
    return this.payloads(model).length;
  }

  private deleteWhere(match: (key: string, payload: AdapterPayload) => boolean): void {
    for (const [key, stored] of this.entries) if (match(key, stored.payload)) this.entries.delete(key);
  }

  private dropExpired(): void {
    const limit = Math.floor(this.clock.now() / 1000) - 3600;
    if (this.entries.size % 500 === 0) {
      this.deleteWhere(
        (key, payload) => !key.startsWith('Client:') && payload.exp !== undefined && payload.exp < limit,
      );
    }
  }
}
