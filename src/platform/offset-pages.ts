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

/** Where to read on: what stands there, as far as it was read already, and the item before it. */
interface Start<T> extends OffsetAnswer<T> {
  readonly offset: number;
  readonly before: T | null;
}

interface Reading<T> {
  readonly since: string | null;
  /** Of the item that comes next. */
  readonly offset: number;
  /** The last item that was given, at the offset before. */
  readonly last: T;
}

/** Where something moves at every look, the last one is taken as it is. */
const mostLooks = 10;

/**
 * One for each pass: a page goes on where the one before ended, if nothing has moved meanwhile. Each change takes an item
 * out of its place and all behind it one further up, so whoever reads on reads the item before once more and looks at it.
 */
export class OffsetPages<T extends Place> {
  private reading: Reading<T> | null = null;

  /** @param capacity how many items the API gives at once */
  constructor(
    private readonly read: ReadAt<T>,
    private readonly capacity: number,
  ) {}

  /** At most `limit` items behind the place; none only where there are none. Throws what reading threw. */
  async after(place: Place | null, limit: number, equals: Equals = 'found'): Promise<OffsetAnswer<T>> {
    const { reading } = this;
    if (place !== null && reading !== null && isAt(reading.last, place)) {
      const start = await this.goOn(reading, limit);
      const went = start === null ? null : await this.take(reading.since, start, limit, true);
      if (went !== null) return went;
    }
    const since = place?.updatedAt ?? null;
    for (let looks = 1; ; looks += 1) {
      const isHeld = looks < mostLooks;
      const start = place === null ? fromFirst : await this.startBehind(place, equals, isHeld);
      const taken = start === null ? null : await this.take(since, start, limit, isHeld);
      if (taken !== null) return taken;
    }
  }

  private async goOn({ since, offset, last }: Reading<T>, limit: number): Promise<Start<T> | null> {
    const read = await this.readBehind(since, offset, last, limit);
    return read === null ? null : { ...read, offset, before: last };
  }

  /** From an offset on; null where the item before it has moved, and those behind it with it. */
  private async readBehind(
    since: string | null,
    offset: number,
    before: T,
    limit: number,
  ): Promise<OffsetAnswer<T> | null> {
    const { items, more } = await this.read(since, offset - 1, Math.min(limit + 1, this.capacity));
    const [first, ...rest] = items;
    return first !== undefined && isAt(first, before) ? { items: rest, more } : null;
  }

  /**
   * Fills up to the limit from what was read already and from further pages. Where something moves, what was read before
   * stands and is the page; null where that is nothing. `isHeld`: what was read is held against what is read next.
   */
  private async take(
    since: string | null,
    { offset, items: given, more, before }: Start<T>,
    limit: number,
    isHeld: boolean,
  ): Promise<OffsetAnswer<T> | null> {
    const items = given.slice(0, limit);
    let rest = more || given.length > limit;
    while (items.length < limit && rest) {
      const last = items.at(-1) ?? before;
      const at = offset + items.length;
      const wanted = limit - items.length;
      const answer =
        last === null || !isHeld || this.capacity === 1
          ? await this.read(since, at, Math.min(wanted, this.capacity))
          : await this.readBehind(since, at, last, wanted);
      if (answer === null) break;
      items.push(...answer.items);
      rest = answer.more && answer.items.length > 0;
    }
    const last = items.at(-1);
    if (last === undefined && rest) return null;
    this.reading = last === undefined ? null : { since, offset: offset + items.length, last };
    return { items, more: rest };
  }

  /**
   * Where the first item behind the place stands, with what was read from there on; null where something moved meanwhile.
   * A place that is not there any more changed since: what shares its stamp is then given once more, rather than passed over.
   */
  private async startBehind(place: Place, equals: Equals, isHeld: boolean): Promise<Start<T> | null> {
    let equal: { readonly offset: number; readonly before: T | null } | null = null;
    let previous: T | null = null;
    for (let offset = 0; ;) {
      const read: OffsetAnswer<T> | null =
        previous === null || !isHeld || this.capacity === 1
          ? await this.read(place.updatedAt, offset, this.capacity)
          : await this.readBehind(place.updatedAt, offset, previous, this.capacity);
      if (read === null) return null;
      const { items, more }: OffsetAnswer<T> = read;
      const beforePage = previous;
      const from = (position: number): Start<T> => ({
        offset: offset + position,
        items: items.slice(position),
        more,
        before: items[position - 1] ?? beforePage,
      });
      const again = (first: { readonly offset: number; readonly before: T | null }): Start<T> =>
        first.offset >= offset ? from(first.offset - offset) : { ...first, items: [], more: true };
      for (const [position, item] of items.entries()) {
        if (item.updatedAt < place.updatedAt) continue;
        if (item.updatedAt > place.updatedAt)
          return equals === 'skipped' || equal === null ? from(position) : again(equal);
        if (equals === 'kept') return from(position);
        equal ??= { offset: offset + position, before: items[position - 1] ?? beforePage };
        if (equals === 'found' && item.id === place.id) return from(position + 1);
      }
      if (!more || items.length === 0)
        return equals === 'skipped' || equal === null ? from(items.length) : again(equal);
      offset += items.length;
      previous = items.at(-1) ?? null;
    }
  }
}

const fromFirst = { offset: 0, items: [], more: true, before: null } as const;

const isAt = (one: Place, other: Place): boolean => one.id === other.id && one.updatedAt === other.updatedAt;
