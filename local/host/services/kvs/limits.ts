/** Limits of the Forge key-value store and custom entity store (platform docs: limits-kvs-ce, kvs-batch, kvs-transactions). */
export const LIMITS = {
  keyLength: 500,
  valueBytes: 240 * 1024,
  secretBytes: 128 * 1024,
  depth: 31,
  operations: 25,
  requestBytes: 4 * 1024 * 1024,
  pageDefault: 10,
  /** The docs say "below 100" for a plain query, and 100 was seen to be refused. */
  plainPageMax: 99,
  entityPageMax: 100,
  conditions: 100,
  ttlMs: 365 * 24 * 3_600_000,
  requestsPerSecond: 1000,
  unitBytes: 10 * 1024,
  unitsPerMinute: 4000,
  keyWriteBytesPerSecond: 1024 * 1024,
  keyReadBytesPerSecond: 12 * 1024 * 1024,
  entities: 20,
  attributes: 50,
  indexes: 7,
  /** Billed size of a read that finds nothing. */
  emptyReadBytes: 1024,
} as const;

export function units(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / LIMITS.unitBytes));
}
