import { randomBytes } from 'node:crypto';
import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Beside, Storage } from '../storage/port';
import { Records, type Versioned } from '../storage/records';
import { connectionIndexSchema, connectionSchema, MAX_CONNECTIONS, type Connection } from './connection';
import { limitReached } from './limit-reached';
import { staleRoutes } from './routes';
import { draft, healthSchema, truthful, type Health } from './health';

/** One connection with all that a reader needs, read in one batch. */
export interface ConnectionState {
  readonly connection: Versioned<Connection>;
  readonly health: Health;
}

/** True while there is something to sync and nothing forbids it: an interruption heals by trying, the rest by a person. */
export function mayBeSynced({ connection, health }: ConnectionState): boolean {
  const { active, links } = connection.value;
  return active && links.length > 0 && (health.status === 'Authorized' || health.status === 'Interrupted');
}

/** The stored connections. The index names them; each has its own document and its own health. */
export class Connections {
  private readonly records: Records<Connection>;
  private readonly index: Records<{ ids: string[] }>;

  constructor(private readonly storage: Storage) {
    this.records = new Records(storage, connectionSchema);
    this.index = new Records(storage, connectionIndexSchema);
  }

  async ids(): Promise<readonly string[]> {
    return (await this.index.read(keys.connectionIndex))?.value.ids ?? [];
  }

  async all(): Promise<readonly ConnectionState[]> {
    return (await this.allBeside()).map(({ state }) => state);
  }

  /** All connections, and what is stored for each under further keys, in their order: one batch for the five-minute tick. */
  async allBeside(
    ...besideKeys: readonly ((id: string) => string)[]
  ): Promise<readonly { readonly state: ConnectionState; readonly beside: readonly unknown[] }[]> {
    const ids = await this.ids();
    if (ids.length === 0) return [];
    const wanted = ids.flatMap((id) => [
      keys.connection(id),
      keys.health(id),
      ...besideKeys.map((besideKey) => besideKey(id)),
    ]);
    const stored = await this.storage.getEntities('record', wanted);
    return ids.flatMap((id) => {
      const connection = this.records.parse(stored.get(keys.connection(id)));
      const health = readHealth(stored.get(keys.health(id)));
      if (connection === undefined || health === undefined) return [];
      return [
        {
          state: { connection, health: truthful(connection.value, health) },
          beside: besideKeys.map((besideKey) => stored.get(besideKey(id))),
        },
      ];
    });
  }

  /** Throws `NOT_FOUND`. */
  async get(id: string): Promise<ConnectionState> {
    return (await this.getBeside(id, [])).state;
  }

  /** The same together with other records, which cost nothing more as long as there are at most 23. */
  async getBeside(
    id: string,
    besideKeys: readonly string[],
  ): Promise<{ readonly state: ConnectionState; readonly beside: ReadonlyMap<string, unknown> }> {
    const stored = await this.storage.getEntities('record', [
      keys.connection(id),
      keys.health(id),
      ...besideKeys,
    ]);
    const connection = this.records.parse(stored.get(keys.connection(id)));
    const health = readHealth(stored.get(keys.health(id)));
    if (connection === undefined || health === undefined)
      throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
    return { state: { connection, health: truthful(connection.value, health) }, beside: stored };
  }

  /** Throws `NAME_TAKEN` when another connection has the name. One that is being removed has given its name up. */
  async refuseTakenName(name: string, ownId: string | null): Promise<void> {
    refuseTaken(await this.all(), name, ownId);
  }

  /**
   * Throws `NAME_TAKEN`. The document comes before its name in the index: a crash between leaves nothing half listed.
   * What `besideOf` gives is stored together with the name in the index.
   */
  async create(
    draftOf: (id: string) => Connection,
    now: number,
    besideOf: (value: Connection) => readonly Beside[] = () => [],
  ): Promise<ConnectionState> {
    const id = randomBytes(6).toString('hex');
    const value = draftOf(id);
    const others = await this.all();
    refuseTaken(others, value.name, null);
    if (others.length >= MAX_CONNECTIONS) throw limitReached(MAX_CONNECTIONS);
    const health = draft(now);
    await this.records.create(keys.connection(id), value);
    await this.saveHealth(id, health);
    if (others.length === 0) await this.index.create(keys.connectionIndex, { ids: [] });
    await this.index.update(keys.connectionIndex, ({ ids }) => ({ ids: [...ids, id] }), besideOf(value));
    return { connection: { version: 1, value }, health };
  }

  /** Throws `VERSION_STALE` when the document is no longer at the version the person saw. */
  async save(
    connection: Versioned<Connection>,
    value: Connection,
    beside: readonly Beside[] = [],
  ): Promise<Versioned<Connection>> {
    const items = [...beside, staleRoutes()];
    return this.records.replace(keys.connection(value.id), value, connection.version, items);
  }

  /** Takes a connection away to which nothing else belongs. Its document goes first: without it nothing is listed. */
  async remove(id: string): Promise<void> {
    await this.records.delete(keys.connection(id));
    await this.index.update(keys.connectionIndex, ({ ids }) => ({ ids: ids.filter((one) => one !== id) }));
    await this.storage.deleteEntity('record', keys.health(id));
  }

  async saveHealth(id: string, health: Health): Promise<void> {
    await this.storage.setEntity('record', keys.health(id), { v: 1, doc: JSON.stringify(health) });
  }
}

function refuseTaken(all: readonly ConnectionState[], name: string, ownId: string | null): void {
  const same = all.some(({ connection: { value } }) => {
    const lives = value.deletedAt === null && value.id !== ownId;
    return lives && value.name.normalize('NFKC').toLowerCase() === name.normalize('NFKC').toLowerCase();
  });
  if (same) throw new Problem('NAME_TAKEN', { scope: 'request', retry: 'never', facts: { name } });
}

function readHealth(stored: unknown): Health | undefined {
  if (typeof stored !== 'object' || stored === null || !('doc' in stored) || typeof stored.doc !== 'string')
    return undefined;
  return healthSchema.parse(JSON.parse(stored.doc));
}
