const day = 86_400_000;

export interface Expiry {
  readonly level: 'past' | 'danger' | 'warning' | 'later';
  /** Whole days left, rounded down; 0 on the last day and after it. */
  readonly days: number;
}

/** How near an end is: 30 days ahead it is worth a warning, from 7 days on it presses; null without an end. */
export function expiryOf(endsAt: string | null, now: number): Expiry | null {
  if (endsAt === null) return null;
  const left = Date.parse(endsAt) - now;
  const days = Math.max(0, Math.floor(left / day));
  if (left <= 0) return { level: 'past', days };
  if (left <= 7 * day) return { level: 'danger', days };
  return { level: left <= 30 * day ? 'warning' : 'later', days };
}
