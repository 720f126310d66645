import * as z from 'zod';
import { randomBytes } from 'node:crypto';
import { keys, secretKeys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { secretSchema, type Secret } from './secret';

const spareSchema = z.object({ spares: z.array(z.object({ id: z.string(), at: z.number() })) });

/** Longer than any call lives that has reserved a place and not yet named it in the connection's document. */
const SPARE_MS = 15 * 60_000;

/**
 * Keeps the secrets of all connections, in the secret store only, one generation apart from the next: new credentials
 * never overwrite those in use. The secret store cannot be listed, so each place is written down before it is
 * filled; what a killed call has left behind is found there and swept.
 */
export class Vault {
  private readonly spares: Records<z.infer<typeof spareSchema>>;

  constructor(private readonly storage: Storage) {
    this.spares = new Records(storage, spareSchema);
  }

  /** A new place for a secret of this connection. */
  async reserve(connectionId: string): Promise<string> {
    const id = randomBytes(8).toString('hex');
    await this.note(connectionId, [id]);
    return id;
  }

  async store(connectionId: string, id: string, secret: Secret): Promise<void> {
    await this.storage.setSecret(secretKeys.credential(connectionId, id), { ...secret });
  }

  async read(connectionId: string, id: string): Promise<Secret | undefined> {
    const stored = await this.storage.getSecret(secretKeys.credential(connectionId, id));
    return stored === undefined ? undefined : secretSchema.parse(stored);
  }

  /** Notes secrets that the coming save will leave without a document: whoever is killed after it has no time to. */
  async willLeave(connectionId: string, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.note(connectionId, ids);
  }

  /**
   * Deletes secrets that no document names any more. They stay noted for a while: a worker that refreshes at this very
   * moment may write one back, and the next sweep takes it.
   */
  async discard(connectionId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.note(connectionId, ids);
    for (const id of ids) await this.storage.deleteSecret(secretKeys.credential(connectionId, id));
  }

  /** Deletes what is noted, old enough, and not among `inUse`. */
  async sweep(connectionId: string, inUse: readonly string[], now: number): Promise<void> {
    const noted = await this.spares.read(keys.spares(connectionId));
    if (noted === undefined || noted.value.spares.length === 0) return;
    const due = noted.value.spares.filter(({ at }) => now - at > SPARE_MS).map(({ id }) => id);
    if (due.length === 0) return;
    for (const id of due.filter((spare) => !inUse.includes(spare)))
      await this.storage.deleteSecret(secretKeys.credential(connectionId, id));
    await this.spares.update(keys.spares(connectionId), ({ spares }) => ({
      spares: spares.filter(({ id }) => !due.includes(id)),
    }));
  }

  /** Deletes every secret of a connection that leaves. */
  async forgetAll(connectionId: string, known: readonly string[]): Promise<void> {
    const noted = await this.spares.read(keys.spares(connectionId));
    const ids = new Set([...known, ...(noted?.value.spares ?? []).map(({ id }) => id)]);
    for (const id of ids) await this.storage.deleteSecret(secretKeys.credential(connectionId, id));
    if (noted !== undefined) await this.spares.delete(keys.spares(connectionId));
  }

  private async note(connectionId: string, ids: readonly string[]): Promise<void> {
    const fresh = ids.map((id) => ({ id, at: Date.now() }));
    const key = keys.spares(connectionId);
    if (await this.spares.create(key, { spares: fresh })) return;
    await this.spares.update(key, ({ spares }) => ({
      spares: [...spares.filter(({ id }) => !ids.includes(id)), ...fresh],
    }));
  }
}
