import { OffsetPages, type Equals, type Place } from '../offset-pages';
import type { TaskCursor } from '../port';
import { rankOf, readId, type CollectionName } from './collections';
import type { Read } from './items';
import { pageSize } from './lists';
import { Stamps } from './stamps';

/** What one look finds: an item, or what is known of one that cannot be read. */
export interface Found extends Place {
  readonly collection: CollectionName;
  readonly read: Read;
}

/** Items of one collection changed since a stamp, by (time, number), from an offset. */
export type ReadCollection = (
  name: CollectionName,
  stamps: Stamps,
  since: string | null,
  offset: number,
  count: number,
) => Promise<{ readonly items: readonly Found[]; readonly more: boolean }>;

interface Stream {
  readonly name: CollectionName;
  readonly pages: OffsetPages<Found>;
  waiting: Found[];
  more: boolean;
  last: Place | null;
}

/**
 * The changes of several collections as one list by (stamp, rank of the collection, order of the API). A look goes on
 * over several pages, and what was read for one and did not fit waits for the next: else the beginning of each collection
 * would be read again for each page.
 */
export class ChangedItems {
  private streams: Stream[] = [];
  private given: Place | null = null;

  constructor(
    private readonly names: () => readonly CollectionName[],
    private readonly read: ReadCollection,
  ) {}

  async after(
    place: TaskCursor | null,
    limit: number,
  ): Promise<{ readonly items: readonly Found[]; readonly more: boolean }> {
    if (!this.goesOn(place)) await this.begin(place, limit);
    const items: Found[] = [];
    while (items.length < limit) {
      await Promise.all(this.streams.map((stream) => this.fill(stream, limit)));
      const next = first(this.streams);
      if (next === undefined) break;
      const found = next.waiting.shift();
      if (found !== undefined) items.push(found);
    }
    this.given = items.at(-1) ?? null;
    return { items, more: this.streams.some(unfinished) };
  }

  private goesOn(place: TaskCursor | null): boolean {
    const { given } = this;
    return (
      place !== null &&
      given?.id === place.id &&
      given.updatedAt === place.updatedAt &&
      this.streams.some(unfinished)
    );
  }

  private async begin(place: TaskCursor | null, limit: number): Promise<void> {
    const stamps = new Stamps(Date.now());
    this.streams = await Promise.all(
      this.names().map(async (name): Promise<Stream> => {
        const pages = new OffsetPages<Found>(
          (since, offset, count) => this.read(name, stamps, since, offset, count),
          pageSize,
        );
        const { items, more } = await pages.after(place, limit, equals(name, place));
        return { name, pages, waiting: [...items], more, last: items.at(-1) ?? place };
      }),
    );
  }

  private async fill(stream: Stream, limit: number): Promise<void> {
    while (stream.waiting.length === 0 && stream.more) {
      const { items, more } = await stream.pages.after(stream.last, limit, equals(stream.name, stream.last));
      stream.waiting.push(...items);
      stream.more = more;
      stream.last = items.at(-1) ?? stream.last;
    }
  }
}

const unfinished = ({ waiting, more }: Stream): boolean => waiting.length > 0 || more;

/** Of what shares the stamp of a place, collections before that of the place have been told, and those behind have not. */
function equals(name: CollectionName, place: Place | null): Equals {
  const of = place === null ? null : readId(place.id);
  if (of === null) return 'kept';
  if (of.name === name) return 'found';
  return rankOf(of.name) < rankOf(name) ? 'kept' : 'skipped';
}

function first(streams: readonly Stream[]): Stream | undefined {
  const stampOf = ({ waiting }: Stream): string => waiting[0]?.updatedAt ?? '';
  const filled = streams.filter(({ waiting }) => waiting.length > 0);
  return filled.sort((one, other) => {
    if (stampOf(one) !== stampOf(other)) return stampOf(one) < stampOf(other) ? -1 : 1;
    return rankOf(one.name) - rankOf(other.name);
  })[0];
}
