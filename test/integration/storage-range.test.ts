import { loadSdk, setUp } from '../../local/host/services/kvs/fixtures';
import type { EntityQuery, Storage } from '../../src/storage/port';

const NOON = Date.UTC(2026, 10, 22, 12);

let storage: Storage;

beforeAll(async () => {
  // The SDK looks for the way out once, when it is loaded.
  loadSdk();
  const { ForgeStorage } = await import('../../src/edge/forge-storage');
  storage = new ForgeStorage();
});

beforeEach(async () => {
  setUp();
  await storage.setEntities(
    'link',
    [-2, -1, 0, 1, 2].map((second) => ({
      key: `at ${String(second)}`,
      value: { i: 'one', u: NOON + second * 1000 },
    })),
  );
  await storage.setEntity('link', 'elsewhere', { i: 'two', u: NOON });
});

async function keysWithin(range: EntityQuery['range'], rest: Partial<EntityQuery> = {}): Promise<string[]> {
  const keys: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await storage.query({
      entity: 'link',
      index: 'by-issue',
      partition: ['one'],
      range,
      sort: 'ASC',
      limit: 2,
      cursor: cursor ?? undefined,
      ...rest,
    });
    keys.push(...page.items.map(({ key }) => key));
    ({ cursor } = page);
  } while (cursor !== null);
  return keys;
}

test.each([
  ['no bounds', undefined, ['at -2', 'at -1', 'at 0', 'at 1', 'at 2']],
  ['neither bound', {}, ['at -2', 'at -1', 'at 0', 'at 1', 'at 2']],
  ['only what is older', { before: NOON }, ['at -2', 'at -1']],
  ['to the millisecond', { before: NOON + 1 }, ['at -2', 'at -1', 'at 0']],
  ['only what is as new', { from: NOON }, ['at 0', 'at 1', 'at 2']],
  ['a stretch', { from: NOON - 1000, before: NOON + 1000 }, ['at -1', 'at 0']],
  ['a stretch of no length', { from: NOON, before: NOON }, []],
  ['bounds the wrong way round', { from: NOON, before: NOON - 1000 }, []],
])('a query with %s, page by page', async (_name, range, expected) => {
  expect(await keysWithin(range)).toEqual(expected);
  expect(await keysWithin(range, { sort: 'DESC' })).toEqual([...expected].reverse());
});

test('an index without a partition is bounded in the same way', async () => {
  expect(await keysWithin({ from: NOON, before: NOON + 1 }, { index: 'u', partition: [] })).toEqual([
    'at 0',
    'elsewhere',
  ]);
});
