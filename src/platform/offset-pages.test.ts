import fc from 'fast-check';
import { OffsetPages, type Place } from './offset-pages';

interface Item extends Place {
  readonly position: number;
}

const stamp = (second: number): string => new Date(Date.UTC(2026, 10, 22, 8, 0, second)).toISOString();
const minute = (at: string): string => `${at.slice(0, 16)}:00.000Z`;

/** An API that knows times to the minute, gives at most three items, and counts its calls. */
class Api {
  calls = 0;

  constructor(private items: Item[]) {}

  readonly read = async (since: string | null, offset: number, count: number) => {
    this.calls += 1;
    const all = this.items.filter(({ updatedAt }) => since === null || updatedAt >= minute(since));
    const items = all.slice(offset, offset + Math.min(count, 3));
    return { items, more: offset + items.length < all.length };
  };

  /** To the end of all, as an edit does. */
  touch(id: string, second: number): void {
    const rest = this.items.filter((item) => item.id !== id);
    this.items = [...rest, { id, updatedAt: stamp(second), position: rest.length }];
  }
}

/** Ids run against the order in which the API gives what shares a stamp. */
const itemsOf = (seconds: readonly number[]): Item[] =>
  [...seconds]
    .sort((one, other) => one - other)
    .map((second, position) => ({ id: `i${String(99 - position)}`, updatedAt: stamp(second), position }));

async function all(api: Pick<Api, 'read'>, limit: number, freshEach: number): Promise<string[]> {
  const ids: string[] = [];
  let pages = new OffsetPages(api.read, 3);
  let place: Place | null = null;
  for (let turn = 1; ; turn += 1) {
    const { items, more }: { items: readonly Item[]; more: boolean } = await pages.after(place, limit);
    ids.push(...items.map(({ id }) => id));
    place = items.at(-1) ?? place;
    if (!more) return ids;
    if (turn % freshEach === 0) pages = new OffsetPages(api.read, 3);
  }
}

test('every item comes once and in order, whatever shares a stamp and wherever a pass ends', async () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 25 });
  const limit = fc.integer({ min: 1, max: 7 });
  await fc.assert(
    fc.asyncProperty(seconds, limit, fc.integer({ min: 1, max: 4 }), async (list, size, freshEach) => {
      const items = itemsOf(list);
      expect(await all(new Api(items), size, freshEach)).toEqual(items.map(({ id }) => id));
    }),
  );
});

test('what moves to the end while pages are read takes nobody else along', async () => {
  const api = new Api(itemsOf([1, 2, 3, 4, 5, 6]));
  const pages = new OffsetPages(api.read, 3);
  const { items } = await pages.after(null, 2);
  api.touch('i99', 50);
  const rest = await pages.after(items.at(-1) ?? null, 10);
  expect(rest.items.map(({ id }) => id)).toEqual(['i97', 'i96', 'i95', 'i94', 'i99']);
});

test('what moves between any two calls takes nobody else along', async () => {
  const seconds = fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 4, maxLength: 20 });
  const moves = fc.array(fc.nat({ max: 19 }), { maxLength: 6 });
  const limit = fc.integer({ min: 1, max: 9 });
  await fc.assert(
    fc.asyncProperty(
      seconds,
      moves,
      limit,
      fc.integer({ min: 1, max: 3 }),
      async (list, left, size, fresh) => {
        const items = itemsOf(list);
        const api = new Api(items);
        const open = [...left];
        let second = 200;
        const read: typeof api.read = async (...asked) => {
          const answer = await api.read(...asked);
          const moved = open.pop();
          const item = moved === undefined ? undefined : items[moved];
          if (item !== undefined) api.touch(item.id, (second += 1));
          return answer;
        };
        const given = await all({ read }, size, fresh);
        expect(new Set(given)).toEqual(new Set(items.map(({ id }) => id)));
      },
    ),
  );
});

test('a place that is not there any more has its whole block told again', async () => {
  const api = new Api(itemsOf([7, 7, 7, 7]));
  const { items } = await new OffsetPages(api.read, 3).after(null, 2);
  api.touch('i98', 9);
  const rest = await new OffsetPages(api.read, 3).after(items.at(-1) ?? null, 10);
  expect(rest.items.map(({ id }) => id)).toEqual(['i99', 'i97', 'i96', 'i98']);
});

test('what shares the stamp of a place of another source is kept or skipped as asked', async () => {
  const items = itemsOf([6, 7, 7, 8]);
  const place = { updatedAt: stamp(7), id: 'elsewhere' };
  const from = async (equals: 'kept' | 'skipped') =>
    (await new OffsetPages(new Api(items).read, 3).after(place, 10, equals)).items.map(({ id }) => id);
  expect(await from('kept')).toEqual(['i98', 'i97', 'i96']);
  expect(await from('skipped')).toEqual(['i96']);
});

test('a page costs one call where the one before is remembered', async () => {
  const api = new Api(itemsOf(Array.from({ length: 12 }, (_, index) => index)));
  const pages = new OffsetPages(api.read, 3);
  const first = await pages.after(null, 2);
  const before = api.calls;
  await pages.after(first.items.at(-1) ?? null, 2);
  expect(api.calls - before).toBe(1);
});

test('where nothing is new, one call says so', async () => {
  const api = new Api(itemsOf([1, 2]));
  const { items } = await new OffsetPages(api.read, 3).after(null, 5);
  const before = api.calls;
  expect(await new OffsetPages(api.read, 3).after(items.at(-1) ?? null, 5)).toEqual({
    items: [],
    more: false,
  });
  expect(api.calls - before).toBe(1);
});
