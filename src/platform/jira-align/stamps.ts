/**
 * When items changed, as the cursor has it, for one look over all collections. The platform writes seconds, and the
 * collections are read one after the other: what changes again in the second in which it was read, or in a collection
 * that was read a moment earlier, would stand before the cursor and never be told. So what is of a second that was over
 * when the look began stands at the end of that second, and everything later at the begin of the first that was not: the
 * next look tells it once more.
 */
export class Stamps {
  private firstOpen: number | null = null;
  /** Where lists begin in this look, by collection and moment: see `within-day.ts`. */
  readonly begins = new Map<string, number>();

  /** @param beganAt our time when the look began, in milliseconds since the epoch */
  constructor(private readonly beganAt: number) {}

  /** @param platformTime the platform's time at an instant of ours; asked once, when the first answer has told it */
  of(at: number, platformTime: (ours: number) => number): string {
    this.firstOpen ??= Math.floor(platformTime(this.beganAt) / 1_000) * 1_000;
    const second = Math.floor(at / 1_000) * 1_000;
    return new Date(second < this.firstOpen ? second + 999 : this.firstOpen).toISOString();
  }
}

/** For what has no time, and for all where the platform does not tell when an item changed. */
export const noTime = '1970-01-01T00:00:00.000Z';

/** The second of a stamp, as a filter has it. */
export const inFilter = (stamp: string): string => `${stamp.slice(0, 19)}Z`;

/** Times of the API are UTC, whether they say so or not. Null for what is no time. */
export function readTime(text: string): number | null {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? null : time;
}
