import { START } from '../fixtures';
import { EntityModel } from './entity-model';
import { loadSdk, refusal, setUp } from './fixtures';

let sdk: typeof import('@forge/kvs');
let kvs: typeof import('@forge/kvs').kvs;

beforeAll(() => {
  sdk = loadSdk();
  kvs = sdk.kvs;
});

const links = () => kvs.entity('link');
const keysOf = (page: { results: { key: string }[] }) => page.results.map((result) => result.key);

describe('attributes', () => {
  it.each([
    [{ n: 2_147_483_648 }, 'INCORRECT_PROPERTY_TYPE'],
    [{ n: 1.5 }, 'INCORRECT_PROPERTY_TYPE'],
    [{ n: '1' }, 'INCORRECT_PROPERTY_TYPE'],
    [{ i: 1 }, 'INCORRECT_PROPERTY_TYPE'],
    [{ i: null }, 'INCORRECT_PROPERTY_TYPE'],
    [{ u: 'now' }, 'INCORRECT_PROPERTY_TYPE'],
    [{ u: 1e126 }, 'INCORRECT_PROPERTY_TYPE'],
    [{ done: 'yes' }, 'INCORRECT_PROPERTY_TYPE'],
    [{ unknown: 1 }, 'INVALID_ENTITY_VALUE'],
    ['text', 'INVALID_ENTITY_VALUE'],
    [[1], 'INVALID_ENTITY_VALUE'],
  ])('refuses %j with %s', async (value, code) => {
    setUp();
    expect(await refusal(() => links().set('a', value))).toEqual([400, code]);
    expect(await kvs.entity('link').get('a')).toBeUndefined();
  });

  it('takes the ends of each range, and only some of the attributes', async () => {
    setUp();
    await links().set('a', { n: 2_147_483_647, u: START, done: false, i: '', free: { any: [1] } });
    await links().set('b', { n: -2_147_483_648, u: 0 });
    expect(await links().get('b')).toEqual({ n: -2_147_483_648, u: 0 });
  });

  it('knows only the entities and indexes of the manifest', async () => {
    setUp();
    expect(await refusal(() => kvs.entity('other').set('a', {}))).toEqual([404, 'SCHEMA_NOT_FOUND']);
    expect(await refusal(() => kvs.entity('other').get('a'))).toEqual([404, 'SCHEMA_NOT_FOUND']);
    expect(await refusal(() => links().query().index('by-user').getMany())).toEqual([
      400,
      'INVALID_ENTITY_INDEX',
    ]);
  });
});

describe('the model', () => {
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, { type: 'string' }]));

  it.each([
    ['21 entities', Array.from({ length: 21 }, (_, n) => ({ name: `entity-${n}`, attributes: {} }))],
    ['51 attributes', [{ name: 'one', attributes: attributes(51) }]],
    ['8 indexes', [{ name: 'one', attributes: attributes(8), indexes: Object.keys(attributes(8)) }]],
    ['an index on an unknown attribute', [{ name: 'one', attributes: {}, indexes: ['nothing'] }]],
    [
      'two range attributes',
      [{ name: 'one', attributes: attributes(2), indexes: [{ name: 'x', range: ['a0', 'a1'] }] }],
    ],
    [
      'two entities of one name',
      [
        { name: 'one', attributes: {} },
        { name: 'one', attributes: {} },
      ],
    ],
    ['an unknown type', [{ name: 'one', attributes: { a: { type: 'date' } } }]],
  ])('refuses %s at start', (_what, entities) => {
    expect(() => new EntityModel(entities)).toThrow();
  });

  it('takes 20 entities, 50 attributes and 7 indexes', () => {
    const seven = Object.keys(attributes(7));
    const entities = Array.from({ length: 20 }, (_, n) => ({
      name: `entity-${n}`,
      attributes: attributes(50),
      indexes: seven,
    }));
    expect(new EntityModel(entities).names()).toHaveLength(20);
  });
});

describe('index queries', () => {
  async function fill() {
    for (let n = 0; n < 30; n += 1) {
      await links().set(`t${n}`, {
        i: `issue-${n % 3}`,
        l: 'p1',
        s: n < 20 ? 'ok' : 'parked',
        u: 1000 - n,
        n,
      });
    }
    await links().set('no-range', { i: 'issue-0', l: 'p1', s: 'ok' });
  }

  it('reads one partition in range order, either way, and misses rows without the range', async () => {
    setUp();
    await fill();
    const query = () =>
      links()
        .query()
        .index('by-issue', { partition: ['issue-0'] })
        .limit(3);
    expect(keysOf(await query().getMany())).toEqual(['t27', 't24', 't21']);
    expect(keysOf(await query().sort(sdk.Sort.DESC).getMany())).toEqual(['t0', 't3', 't6']);
    expect(
      (
        await links()
          .query()
          .index('by-issue', { partition: ['issue-0'] })
          .limit(100)
          .getMany()
      ).results,
    ).toHaveLength(10);
    expect(
      await links()
        .query()
        .index('by-issue', { partition: ['issue-1'] })
        .getOne(),
    ).toMatchObject({ key: 't28' });
  });

  it.each(['ASC', 'DESC'] as const)(
    'pages through a partition %s without a gap or a repeat',
    async (direction) => {
      setUp();
      await fill();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const query = links()
          .query()
          .index('by-project-state', { partition: ['p1', 'ok'] })
          .sort(sdk.Sort[direction])
          .limit(7);
        const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
        seen.push(...keysOf(page));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      const expected = Array.from({ length: 20 }, (_, n) => `t${19 - n}`);
      expect(seen).toEqual(direction === 'ASC' ? expected : expected.reverse());
    },
  );

  it('takes every range condition', async () => {
    setUp();
    await fill();
    const where = sdk.WhereConditions;
    const within = async (
      condition: Parameters<ReturnType<ReturnType<ReturnType<typeof links>['query']>['index']>['where']>[0],
    ) => keysOf(await links().query().index('u').where(condition).limit(100).getMany());
    expect(await within(where.equalTo(990))).toEqual(['t10']);
    expect(await within(where.greaterThan(998))).toEqual(['t1', 't0']);
    expect(await within(where.greaterThanEqualTo(998))).toEqual(['t2', 't1', 't0']);
    expect(await within(where.lessThan(973))).toEqual(['t29', 't28']);
    expect(await within(where.lessThanEqualTo(973))).toEqual(['t29', 't28', 't27']);
    expect(await within(where.between(980, 982))).toEqual(['t20', 't19', 't18']);
    const begins = await links().query().index('s').where(where.beginsWith('par')).limit(100).getMany();
    expect(begins.results).toHaveLength(10);
  });

  it('follows a row that moves to another partition, and forgets a deleted one', async () => {
    setUp();
    await links().set('a', { i: '1', u: 1 });
    await links().set('a', { i: '2', u: 1 });
    const at = async (issue: string) =>
      keysOf(
        await links()
          .query()
          .index('by-issue', { partition: [issue] })
          .getMany(),
      );
    expect(await at('1')).toEqual([]);
    expect(await at('2')).toEqual(['a']);
    await links().delete('a');
    expect(await at('2')).toEqual([]);
  });

  it('filters the page it has read, so that a page may be empty and still have a next one', async () => {
    setUp();
    await fill();
    const filter = new sdk.Filter<{ n: number }>().and('n', sdk.FilterConditions.equalTo(0));
    const query = () =>
      links()
        .query()
        .index('by-project-state', { partition: ['p1', 'ok'] })
        .filters(filter)
        .limit(10);
    const first = await query().getMany();
    expect(first.results).toEqual([]);
    const second = await query()
      .cursor(first.nextCursor ?? '')
      .getMany();
    expect(keysOf(second)).toEqual(['t0']);
  });

  it('knows or, exists, contains and their opposites', async () => {
    setUp();
    await links().set('a', { i: '1', u: 1, s: 'alpha' });
    await links().set('b', { i: '1', u: 2, s: 'beta', n: 5 });
    await links().set('c', { i: '1', u: 3 });
    const is = sdk.FilterConditions;
    const found = async (
      filter: Parameters<ReturnType<ReturnType<ReturnType<typeof links>['query']>['index']>['filters']>[0],
    ) =>
      keysOf(
        await links()
          .query()
          .index('by-issue', { partition: ['1'] })
          .filters(filter)
          .getMany(),
      );
    const where = () => new sdk.Filter<{ s: string; n: number }>();
    expect(await found(where().or('s', is.equalTo('alpha')).or('n', is.greaterThan(4)))).toEqual(['a', 'b']);
    expect(await found(where().and('n', is.exists()))).toEqual(['b']);
    expect(await found(where().and('s', is.notExists()))).toEqual(['c']);
    expect(await found(where().and('s', is.contains('et')))).toEqual(['b']);
    expect(await found(where().and('s', is.notContains('et')))).toEqual(['a']);
    expect(await found(where().and('s', is.notEqualTo('beta')))).toEqual(['a']);
    expect(await found(where().and('n', is.between(5, 6)).and('s', is.beginsWith('b')))).toEqual(['b']);
  });

  it.each([
    [{ partition: ['p1'] }, 'INVALID_FILTER_VALUES'],
    [{ partition: ['p1', 1] }, 'INCORRECT_PROPERTY_TYPE'],
    [{}, 'INVALID_FILTER_VALUES'],
    [{ limit: 0 }, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'],
    [{ limit: 101 }, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'],
    [{ range: { condition: 'EXISTS', values: [true] } }, 'INVALID_REQUEST'],
    [{ range: { condition: 'EQUAL_TO', values: ['text'] } }, 'INCORRECT_PROPERTY_TYPE'],
    [{ range: { condition: 'BETWEEN', values: [1] } }, 'INSUFFICIENT_FILTER_VALUES'],
    [{ range: { condition: 'BEGINS_WITH', values: [1] } }, 'INVALID_FILTER_CONDITION'],
    [{ filters: { and: [] } }, 'EMPTY_FILTER_OPERATOR'],
    [
      { filters: { and: [{ property: 'n', condition: 'EXISTS', values: [true] }], or: [] } },
      'INVALID_FILTER_OPERATORS_COMBINATION',
    ],
    [
      { filters: { and: [{ property: 'x', condition: 'EXISTS', values: [true] }] } },
      'QUERY_WHERE_FIELD_INVALID',
    ],
    [
      { filters: { and: [{ property: 'n', condition: 'EQUAL_TO', values: ['1'] }] } },
      'INCORRECT_PROPERTY_TYPE',
    ],
    [
      { filters: { and: [{ property: 'n', condition: 'CONTAINS', values: ['1'] }] } },
      'INVALID_FILTER_CONDITION',
    ],
    [
      {
        filters: {
          and: Array.from({ length: 101 }, () => ({ property: 'n', condition: 'EQUAL_TO', values: [1] })),
        },
      },
      'INVALID_FILTER_VALUES',
    ],
    [{ cursor: 'nonsense' }, 'INVALID_CURSOR'],
  ])('refuses a query with %j: %s', async (part, code) => {
    const { host, scope } = setUp();
    const full = { entityName: 'link', indexName: 'by-project-state', partition: ['p1', 'ok'], ...part };
    const body =
      Object.keys(part).length === 0 ? { entityName: 'link', indexName: 'by-project-state' } : full;
    expect(await host.handle('/api/v1/entity/query', body, scope)).toMatchObject({
      status: 400,
      body: { code },
    });
  });

  it('takes 100 a page and 100 conditions', async () => {
    const { host, scope } = setUp();
    const and = Array.from({ length: 100 }, () => ({ property: 'n', condition: 'EQUAL_TO', values: [1] }));
    const body = { entityName: 'link', indexName: 'by-key', limit: 100, filters: { and } };
    expect(await host.handle('/api/v1/entity/query', body, scope)).toEqual({
      status: 200,
      body: { data: [] },
    });
  });

  it('misses entity writes that are younger than the lag', async () => {
    const { clock } = setUp({ staleQueryMs: () => 1000 });
    await links().set('a', { i: '1', u: 1 });
    const query = () =>
      links()
        .query()
        .index('by-issue', { partition: ['1'] });
    expect((await query().getMany()).results).toEqual([]);
    await clock.advanceBy(1000);
    expect(keysOf(await query().getMany())).toEqual(['a']);
  });
});

describe('batches', () => {
  it('does what it can and says what it could not', async () => {
    setUp();
    const result = await kvs.batchSet<unknown>([
      { key: 'a', value: 1 },
      { key: 'b/c', value: 1 },
      { key: 'a', value: { n: 1 }, entityName: 'link' },
      { key: 'b', value: { n: 'x' }, entityName: 'link' },
      { key: 'c', value: {}, entityName: 'other' },
    ]);
    expect(result.successfulKeys).toEqual([{ key: 'a' }, { key: 'a', entityName: 'link' }]);
    expect(result.failedKeys.map(({ key, error }) => [key, error.code])).toEqual([
      ['b/c', 'INVALID_KEY'],
      ['b', 'INCORRECT_PROPERTY_TYPE'],
      ['c', 'SCHEMA_NOT_FOUND'],
    ]);
    const read = await kvs.batchGet([{ key: 'a' }, { key: 'a', entityName: 'link' }, { key: 'none' }]);
    expect(read.successfulKeys).toEqual([
      { key: 'a', value: 1 },
      { key: 'a', entityName: 'link', value: { n: 1 } },
    ]);
    expect(read.failedKeys).toMatchObject([{ key: 'none', error: { code: 'KEY_NOT_FOUND' } }]);
    const removed = await kvs.batchDelete([{ key: 'a' }, { key: 'none' }]);
    expect(removed.successfulKeys).toEqual([{ key: 'a' }, { key: 'none' }]);
    expect(await kvs.get('a')).toBeUndefined();
  });

  it('takes 25 different keys, not 26, not none, none twice', async () => {
    setUp();
    const items = (count: number) => Array.from({ length: count }, (_, n) => ({ key: `k${n}`, value: 1 }));
    expect((await kvs.batchSet(items(25))).successfulKeys).toHaveLength(25);
    for (const call of [
      kvs.batchSet.bind(kvs, items(26)),
      kvs.batchGet.bind(
        kvs,
        items(26).map(({ key }) => ({ key })),
      ),
    ]) {
      expect(await refusal(call)).toEqual([400, 'TOO_MANY_BATCH_ENTITIES']);
    }
    expect(await refusal(() => kvs.batchDelete(items(26).map(({ key }) => ({ key }))))).toEqual([
      400,
      'TOO_MANY_BATCH_ENTITIES',
    ]);
    expect(await refusal(() => kvs.batchSet([]))).toEqual([400, 'INVALID_REQUEST']);
    const twice = [
      { key: 'a', value: 1 },
      { key: 'a', value: 2 },
    ];
    expect(await refusal(() => kvs.batchSet(twice))).toEqual([400, 'KEY_DUPLICATION_ERROR']);
  });

  it('refuses more than 4 MB', async () => {
    setUp();
    const items = Array.from({ length: 25 }, (_, n) => ({ key: `k${n}`, value: 'x'.repeat(170 * 1024) }));
    expect(await refusal(() => kvs.batchSet(items))).toEqual([400, 'MAX_SIZE']);
  });

  it('fails the items it is told to fail', async () => {
    setUp({
      faults: {
        batchItem: (key) => (key === 'b' ? { code: 'INTERNAL_ERROR', message: 'injected' } : undefined),
      },
    });
    const result = await kvs.batchSet([
      { key: 'a', value: 1 },
      { key: 'b', value: 1 },
    ]);
    expect(result.failedKeys).toEqual([{ key: 'b', error: { code: 'INTERNAL_ERROR', message: 'injected' } }]);
    expect(await kvs.get('b')).toBeUndefined();
  });
});

describe('transactions', () => {
  const is = () => sdk.FilterConditions;
  const lease = (holder: string) => ({
    entityName: 'link',
    conditions: new sdk.Filter<{ s: string }>().and('s', is().equalTo(holder)),
  });

  it('does all of it, over plain keys and entities', async () => {
    const { usage } = setUp();
    await kvs.set('gone', 1);
    const before = usage.writes;
    await kvs.transact().set('a', 1).set('b', { n: 1 }, { entityName: 'link' }).delete('gone').execute();
    expect(usage.writes - before).toBe(1);
    expect(await kvs.get('a')).toBe(1);
    expect(await links().get('b')).toEqual({ n: 1 });
    expect(await kvs.get('gone')).toBeUndefined();
  });

  it('does nothing of it when a condition or a check fails', async () => {
    setUp();
    await links().set('lease', { s: 'me', n: 1 });
    const taken = () => kvs.transact().set('x', 1).set('lease', { s: 'you' }, lease('nobody')).execute();
    expect(await refusal(taken)).toEqual([400, 'CONDITIONAL_CHECK_FAILED']);
    const checked = () => kvs.transact().set('x', 1).check('lease', lease('nobody')).execute();
    expect(await refusal(checked)).toEqual([400, 'CONDITIONAL_CHECK_FAILED']);
    const removed = () => kvs.transact().set('x', 1).delete('lease', lease('nobody')).execute();
    expect(await refusal(removed)).toEqual([400, 'CONDITIONAL_CHECK_FAILED']);
    expect(await kvs.get('x')).toBeUndefined();
    expect(await links().get('lease')).toEqual({ s: 'me', n: 1 });
    await kvs.transact().set('x', 1).set('lease', { s: 'you' }, lease('me')).execute();
    expect(await links().get('lease')).toEqual({ s: 'you' });
  });

  it('reads current values for its conditions, however far queries lag', async () => {
    setUp({ staleQueryMs: () => 60_000 });
    await links().set('lease', { s: 'me' });
    await kvs.transact().set('lease', { s: 'you' }, lease('me')).execute();
    expect(await refusal(() => kvs.transact().set('lease', { s: 'third' }, lease('me')).execute())).toEqual([
      400,
      'CONDITIONAL_CHECK_FAILED',
    ]);
  });

  it('fails every condition on a key that is not there', async () => {
    setUp();
    const absent = {
      entityName: 'link',
      conditions: new sdk.Filter<{ s: string }>().and('s', is().notExists()),
    };
    expect(await refusal(() => kvs.transact().set('new', { s: 'me' }, absent).execute())).toEqual([
      400,
      'CONDITIONAL_CHECK_FAILED',
    ]);
  });

  it('keeps a time to live', async () => {
    const { clock } = setUp({ ttlLagMs: 0 });
    await kvs
      .transact()
      .set('a', { n: 1 }, { entityName: 'link' }, { ttl: { value: 1, unit: 'MINUTES' } })
      .execute();
    await clock.advanceBy(60_000);
    expect(await links().get('a')).toBeUndefined();
  });

  it('takes 25 operations, each key once, 4 MB, and is not empty', async () => {
    setUp();
    const many = (count: number, value: unknown) => {
      const transaction = kvs.transact();
      for (let n = 0; n < count; n += 1) transaction.set(`k${n}`, value);
      return () => transaction.execute();
    };
    await many(25, 1)();
    expect(await refusal(many(26, 1))).toEqual([422, 'UNPROCESSABLE_ENTITY']);
    expect(await refusal(many(25, 'x'.repeat(170 * 1024)))).toEqual([400, 'MAX_SIZE']);
    expect(await refusal(() => kvs.transact().set('a', 1).delete('a').execute())).toEqual([
      400,
      'KEY_DUPLICATION_ERROR',
    ]);
    expect(await refusal(() => kvs.transact().execute())).toEqual([400, 'INVALID_TRANSACTION_REQUEST']);
  });

  it('takes conditions on custom entities only, and no check without one', async () => {
    const { host, scope } = setUp();
    const conditions = { and: [{ property: 's', condition: 'EXISTS', values: [true] }] };
    const refused = { status: 400, body: { code: 'INVALID_TRANSACTION_REQUEST' } };
    const plain = { set: [{ key: 'a', value: 1, conditions }] };
    expect(await host.handle('/api/v1/transaction', plain, scope)).toMatchObject(refused);
    const unconditional = { check: [{ key: 'a', entityName: 'link' }] };
    expect(await host.handle('/api/v1/transaction', unconditional, scope)).toMatchObject(refused);
  });
});
