import * as z from 'zod';
import type { Clock } from '../../../clock';
import type { Table } from '../store';
import { expiry } from './key-and-value';
import { Refusal, keyNotFound } from './refusal';
import type { MetadataField, SetOptions } from './requests';

export const Entry = z.strictObject({
  value: z.unknown(),
  bytes: z.number(),
  createdAt: z.number(),
  updatedAt: z.number(),
  expireAt: z.number().nullable(),
});
export type Entry = Readonly<z.infer<typeof Entry>>;

/** One key space, always current. An expired entry stays readable until the platform's clean-up gets to it. */
export class Records {
  constructor(
    private readonly table: Table<Entry>,
    private readonly clock: Clock,
    private readonly ttlLagMs: number,
    private readonly changed: (key: string, entry: Entry | null) => void,
  ) {}

  find(key: string): Entry | undefined {
    const entry = this.table.get(key);
    return entry === undefined || this.gone(entry) ? undefined : entry;
  }

  /** Throws `KEY_NOT_FOUND`. */
  get(key: string): Entry {
    const entry = this.find(key);
    if (entry === undefined) throw keyNotFound();
    return entry;
  }

  /** Throws `KEY_CONFLICT` when the policy forbids to replace. Answers what `returnValue` asks for. */
  set(key: string, value: unknown, bytes: number, options: SetOptions = {}): Entry | undefined {
    const previous = this.find(key);
    if (options.keyPolicy === 'FAIL_IF_EXISTS' && previous !== undefined) {
      throw new Refusal(409, 'KEY_CONFLICT', 'Provided key already exists and cannot be overwritten');
    }
    const now = this.clock.now();
    const expireAt = expiry(options.ttl, now);
    const latest: Entry = { value, bytes, createdAt: previous?.createdAt ?? now, updatedAt: now, expireAt };
    this.table.set(key, latest);
    this.changed(key, latest);
    if (options.returnValue === 'PREVIOUS') return previous;
    return options.returnValue === 'LATEST' ? latest : undefined;
  }

  delete(key: string): void {
    if (this.table.delete(key)) this.changed(key, null);
  }

  gone(entry: Entry): boolean {
    return entry.expireAt !== null && entry.expireAt + this.ttlLagMs <= this.clock.now();
  }
}

/** An entry as the API answers it, with the metadata that was asked for. */
export function answer(
  key: string,
  entry: Entry,
  fields: readonly MetadataField[] = [],
): Record<string, unknown> {
  return {
    key,
    value: entry.value,
    ...(fields.includes('CREATED_AT') ? { createdAt: entry.createdAt } : {}),
    ...(fields.includes('UPDATED_AT') ? { updatedAt: entry.updatedAt } : {}),
    ...(fields.includes('EXPIRE_TIME') && entry.expireAt !== null
      ? { expireTime: new Date(entry.expireAt).toISOString() }
      : {}),
  };
}
