import * as z from 'zod';
import type { Beside, Fields, Storage } from './port';
import { Problem } from '../errors/problem';

const envelope = z.object({ v: z.int(), doc: z.string() });

/** A document with the version it was read at. */
export interface Versioned<T> {
  readonly version: number;
  readonly value: T;
}

/**
 * Documents that several people edit: stored with a version, replaced only while that version still stands.
 * They are kept as JSON text, since Forge storage takes no null.
 * Plain keys cannot be written conditionally, custom entities can (Forge storage: transactions).
 */
export class Records<T extends Fields> {
  constructor(
    private readonly storage: Storage,
    private readonly schema: z.ZodType<T>,
  ) {}

  async read(key: string): Promise<Versioned<T> | undefined> {
    return this.parse(await this.storage.getEntity('record', key));
  }

  async readMany(keys: readonly string[]): Promise<ReadonlyMap<string, Versioned<T>>> {
    const found = new Map<string, Versioned<T>>();
    for (const [key, value] of await this.storage.getEntities('record', keys)) {
      const parsed = this.parse(value);
      if (parsed !== undefined) found.set(key, parsed);
    }
    return found;
  }

  /** False when the key is taken. */
  async create(key: string, value: T): Promise<boolean> {
    return this.storage.createEntity('record', key, { v: 1, doc: JSON.stringify(value) });
  }

  /** Throws `VERSION_STALE` when somebody else has saved since. Answers the new version. */
  async replace(key: string, value: T, version: number, beside?: readonly Beside[]): Promise<Versioned<T>> {
    const done = await this.storage.replaceEntity(
      'record',
      key,
      { v: version + 1, doc: JSON.stringify(value) },
      { attribute: 'v', value: version },
      beside,
    );
    if (!done) throw new Problem('VERSION_STALE', { scope: 'request', retry: 'never' });
    return { version: version + 1, value };
  }

  /** Reads, changes and writes until no one came between; for changes that do not depend on what a person saw. */
  async update(
    key: string,
    change: (value: T) => T,
    beside?: readonly Beside[],
  ): Promise<Versioned<T> | undefined> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const current = await this.read(key);
      if (current === undefined) return undefined;
      const next = change(current.value);
      if (next === current.value) return current;
      const done = await this.storage.replaceEntity(
        'record',
        key,
        { v: current.version + 1, doc: JSON.stringify(next) },
        { attribute: 'v', value: current.version },
        beside,
      );
      if (done) return { version: current.version + 1, value: next };
    }
    throw new Problem('VERSION_STALE', { scope: 'request', retry: 'backoff' });
  }

  async delete(key: string): Promise<void> {
    await this.storage.deleteEntity('record', key);
  }

  /** Reads what a batch brought; undefined when nothing is stored. */
  parse(stored: unknown): Versioned<T> | undefined {
    if (stored === undefined) return undefined;
    const { v, doc } = envelope.parse(stored);
    return { version: v, value: this.schema.parse(JSON.parse(doc)) };
  }
}
