import { LIMITS } from './limits';
import { Refusal } from './refusal';
import type { Ttl } from './requests';

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s-#]+$/;
const TTL_UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

/** Refuses keys the platform refuses; an empty key has its own code for entities. */
export function checkKey(key: string, entity: boolean): void {
  if (key === '') {
    if (entity) throw new Refusal(400, 'EMPTY_KEY', 'Key cannot be empty.');
    throw new Refusal(400, 'KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  }
  if (key.length > LIMITS.keyLength) {
    throw new Refusal(
      400,
      'KEY_TOO_LONG',
      `The provided key has exceeded the maximum ${LIMITS.keyLength} characters.`,
    );
  }
  if (!KEY.test(key))
    throw new Refusal(400, 'INVALID_KEY', `The provided key does not match the regex: ${KEY}`);
}

/** The size of a value in bytes as stored. Refuses what is too large, too deep or null. */
export function checkValue(value: unknown, maxBytes: number = LIMITS.valueBytes): number {
  if (value === null || value === undefined)
    throw new Refusal(400, 'INVALID_VALUE', 'A value cannot be null.');
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes > maxBytes) {
    throw new Refusal(
      400,
      'MAX_SIZE',
      `The provided value has exceeded the maximum size limit: ${bytes} of ${maxBytes} bytes.`,
    );
  }
  if (depth(value) > LIMITS.depth) {
    throw new Refusal(
      400,
      'MAX_DEPTH',
      `The provided value has exceeded the maximum object depth (${LIMITS.depth}) limit.`,
    );
  }
  return bytes;
}

/** When a value written now expires, or null for never. */
export function expiry(ttl: Ttl | undefined, now: number): number | null {
  if (ttl === undefined) return null;
  if (!Number.isInteger(ttl.value) || ttl.value <= 0) {
    throw new Refusal(400, 'INVALID_TTL', `TTL value must be a positive integer, received: ${ttl.value}`);
  }
  const milliseconds = ttl.value * TTL_UNIT_MS[ttl.unit];
  if (milliseconds > LIMITS.ttlMs)
    throw new Refusal(400, 'INVALID_TTL', 'TTL cannot be longer than one year.');
  return now + milliseconds;
}

function depth(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depth(inner));
  return deepest + 1;
}
