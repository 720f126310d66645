const half = /\p{Surrogate}/u;

/**
 * Whether a text of this holds half of a character (a surrogate without its other half). There are no bytes for one: put
 * into an address it threw, far from who had sent it, and the answer named no cause.
 */
function hasHalfCharacter(value: unknown): boolean {
  if (typeof value === 'string') return half.test(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, one]) => half.test(key) || hasHalfCharacter(one));
}

/** The field of a payload that does; null where none does. */
export function halfCharacterField(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null) return null;
  return Object.entries(payload).find(([, value]) => hasHalfCharacter(value))?.[0] ?? null;
}
