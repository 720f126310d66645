const minute = 60_000;
/** A regular look comes every five minutes; twice that is still in order. */
const freshMs = 10 * minute;
const oldMs = 60 * minute;

export interface Freshness {
  /** From 0 to 1: how much of an hour is left until it counts as old. */
  readonly share: number;
  readonly level: 'fresh' | 'aging' | 'old' | 'never';
}

/** How fresh a project link is that was looked at then; both times in milliseconds since the epoch. */
export function freshnessOf(lookedAt: string | null, now: number): Freshness {
  if (lookedAt === null) return { share: 0, level: 'never' };
  const age = Math.max(0, now - Date.parse(lookedAt));
  const level = age <= freshMs ? 'fresh' : age <= oldMs ? 'aging' : 'old';
  // A look within its time is as fresh as can be: a bar that shrinks and jumps every five minutes says nothing.
  return { share: age <= freshMs ? 1 : Math.max(0.05, 1 - age / oldMs), level };
}
