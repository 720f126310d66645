export interface Place {
  readonly updatedAt: number;
  readonly id: string;
}

/** Code unit order, as the API promises for ids. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt - b.updatedAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * The tasks of one project by (updatedAt, id). A sorted array: a change lands at its end, where inserting is
 * cheap, and a reader's place is found by halving, so no request walks the whole project.
 */
export class ChangeOrder {
  private places: Place[] = [];

  get size(): number {
    return this.places.length;
  }

  add(place: Place): void {
    this.places.splice(this.firstNotBefore(place), 0, { updatedAt: place.updatedAt, id: place.id });
  }

  remove(place: Place): void {
    const index = this.firstNotBefore(place);
    const found = this.places[index];
    if (found === undefined || comparePlaces(found, place) !== 0) {
      throw new Error(`${place.id} is not in the change order at ${place.updatedAt}`);
    }
    this.places.splice(index, 1);
  }

  /** As removing and adding one by one, but in one walk: ten thousand tasks of one transaction would walk ten thousand times. */
  exchange(gone: readonly Place[], come: readonly Place[]): void {
    const ids = new Set(gone.map((place) => place.id));
    const kept = this.places.filter((place) => !ids.has(place.id));
    if (kept.length + ids.size !== this.places.length)
      throw new Error('Not all of these are in the change order');
    const added = come.map(({ updatedAt, id }) => ({ updatedAt, id }));
    this.places = [...kept, ...added].sort(comparePlaces);
  }

  /** At most `limit` ids from `since` on; strictly after the pair when `afterId` is given. */
  read(since: number, afterId: string | null, limit: number): readonly Place[] {
    let start = this.firstNotBefore({ updatedAt: since, id: afterId ?? '' });
    const first = this.places[start];
    if (afterId !== null && first !== undefined && first.updatedAt === since && first.id === afterId)
      start += 1;
    return this.places.slice(start, start + limit);
  }

  /** At most `limit`, latest change first. */
  latest(skip: number, limit: number): readonly Place[] {
    const end = Math.max(0, this.places.length - skip);
    return this.places.slice(Math.max(0, end - limit), end).reverse();
  }

  private firstNotBefore(place: Place): number {
    let low = 0;
    let high = this.places.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.places[middle];
      if (at !== undefined && comparePlaces(at, place) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
