/**
 * Changed items of an API that is read by offset and knows times only so far: to the minute, or as greater-or-equal.
 * Makes of it what the port promises: pages strictly after a place, without gap, whatever share one stamp.
 */
export interface Place {
  /** ISO 8601 in UTC with milliseconds. */
  readonly updatedAt: string;
  readonly id: string;
}

export interface OffsetAnswer<T> {
  readonly items: readonly T[];
  /** There is something behind the last of these. */
  readonly more: boolean;
}

/**
 * Items changed at or after a time (null for all), by that time, from an offset. May reach further back than asked. What
 * shares one stamp must come in the same order each time.
 */
export type ReadAt<T> = (since: string | null, offset: number, count: number) => Promise<OffsetAnswer<T>>;

/** Of what shares the stamp of a place: `found` skips what stood before the place and itself, the others all or none. */
export type Equals = 'found' | 'skipped' | 'kept';

interface Reading {
  readonly since: string | null;
  /** Of the item that comes next. */
  offset: number;
  /** The last item that was given, at the offset before. */
  last: Place | null;
}

/**
 * One for each pass: a page goes on where the one before ended, if nothing has moved meanwhile. Each change takes an item
 * out of its place and all behind it one further up, so the last item is read once more and looked at.
 */
export class OffsetPages<T extends Place> {
  private reading: Reading | null = null;

  /** @param capacity how many items the API gives at once */
  constructor(
    private readonly read: ReadAt<T>,
    private readonly capacity: number,
  ) {}

  /** At most `limit` items behind the place. Throws what reading threw. */
  async after(place: Place | null, limit: number, equals: Equals = 'found'): Promise<OffsetAnswer<T>> {
    const went = await this.goOn(place, limit);
    if (went !== null) return went;
    const since = place?.updatedAt ?? null;
    const start =
      place === null ? { offset: 0, items: [], more: true } : await this.startBehind(place, equals);
    this.reading = { since, offset: start.offset, last: null };
    return this.take(this.reading, limit, start.items, start.more);
  }

  private async goOn(place: Place | null, limit: number): Promise<OffsetAnswer<T> | null> {
    const { reading } = this;
    if (place === null || reading?.last?.id !== place.id || reading.last.updatedAt !== place.updatedAt)
      return null;
    const { items, more } = await this.read(
      reading.since,
      reading.offset - 1,
      Math.min(limit + 1, this.capacity),
    );
    const [first, ...rest] = items;
    if (first?.id !== place.id || first.updatedAt !== place.updatedAt) return null;
    return this.take(reading, limit, rest, more);
  }

  /** Fills up to the limit from what was read already and from further pages. */
  private async take(
    reading: Reading,
    limit: number,
    given: readonly T[],
    more = true,
  ): Promise<OffsetAnswer<T>> {
    const items = given.slice(0, limit);
    let rest = more || given.length > limit;
    while (items.length < limit && rest) {
      const count = Math.min(limit - items.length, this.capacity);
      const answer = await this.read(reading.since, reading.offset + items.length, count);
      items.push(...answer.items);
      rest = answer.more && answer.items.length > 0;
    }
    reading.offset += items.length;
    reading.last = items.at(-1) ?? null;
    return { items, more: rest };
  }

  /**
   * Where the first item behind the place stands, with what was read from there on. A place that is not there any more
   * changed since: what shares its stamp is then given once more, rather than passed over.
   */
  private async startBehind(place: Place, equals: Equals): Promise<OffsetAnswer<T> & { offset: number }> {
    let firstEqual: number | null = null;
    for (let offset = 0; ;) {
      const { items, more } = await this.read(place.updatedAt, offset, this.capacity);
      const from = (position: number) => ({ offset: offset + position, items: items.slice(position), more });
      const again = (equal: number) =>
        equal >= offset ? from(equal - offset) : { offset: equal, items: [], more: true };
      for (const [position, item] of items.entries()) {
        if (item.updatedAt < place.updatedAt) continue;
        if (item.updatedAt > place.updatedAt)
          return equals === 'skipped' || firstEqual === null ? from(position) : again(firstEqual);
        if (equals === 'kept') return from(position);
        firstEqual ??= offset + position;
        if (equals === 'found' && item.id === place.id) return from(position + 1);
      }
      if (!more || items.length === 0)
        return equals === 'skipped' || firstEqual === null ? from(items.length) : again(firstEqual);
      offset += items.length;
    }
  }
}
