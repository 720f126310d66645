import { HOUR, MINUTE, START, meteredScope } from '../fixtures';
import { loadSdk, refusal, setUp } from './fixtures';

let sdk: typeof import('@forge/kvs');
let kvs: typeof import('@forge/kvs').kvs;

beforeAll(() => {
  sdk = loadSdk();
  kvs = sdk.kvs;
});

describe('single keys through the real SDK', () => {
  it('keeps, answers and removes a value', async () => {
    setUp();
    await kvs.set('a', { one: 1 });
    expect(await kvs.get('a')).toEqual({ one: 1 });
    await kvs.delete('a');
    expect(await kvs.get('a')).toBeUndefined();
    await kvs.delete('a');
  });

  it('keeps plain keys, secrets, entities and installations apart', async () => {
    const { host } = setUp();
    await kvs.set('a', 'plain');
    await kvs.setSecret('a', 'secret');
    await kvs.entity('link').set('a', { i: 'entity' });
    expect(await kvs.get('a')).toBe('plain');
    expect(await kvs.getSecret('a')).toBe('secret');
    expect(await kvs.entity('link').get('a')).toEqual({ i: 'entity' });
    await kvs.deleteSecret('a');
    await kvs.entity('link').delete('a');
    expect(await kvs.getSecret('a')).toBeUndefined();
    expect(await kvs.entity('link').get('a')).toBeUndefined();
    const elsewhere = await host.handle('/api/v1/get', { key: 'a' }, meteredScope('chain', 'site-2').scope);
    expect(elsewhere).toMatchObject({ status: 404, body: { code: 'KEY_NOT_FOUND' } });
  });

  it('refuses to replace under FAIL_IF_EXISTS, for plain keys, secrets and entities', async () => {
    setUp();
    const once = { keyPolicy: 'FAIL_IF_EXISTS' } as const;
    await kvs.set('a', 1, once);
    await kvs.setSecret('a', 1, once);
    await kvs.entity('link').set('a', { n: 1 }, once);
    expect(await refusal(() => kvs.set('a', 2, once))).toEqual([409, 'KEY_CONFLICT']);
    expect(await refusal(() => kvs.setSecret('a', 2, once))).toEqual([409, 'KEY_CONFLICT']);
    expect(await refusal(() => kvs.entity('link').set('a', { n: 2 }, once))).toEqual([409, 'KEY_CONFLICT']);
    expect(await kvs.get('a')).toBe(1);
  });

  it('answers the previous or the latest value with the metadata asked for', async () => {
    const { clock } = setUp();
    const { CREATED_AT, UPDATED_AT, EXPIRE_TIME } = sdk.MetadataField;
    await kvs.set('a', 1);
    await clock.advanceBy(MINUTE);
    const previous = await kvs.set('a', 2, {
      keyPolicy: 'OVERRIDE',
      returnValue: 'PREVIOUS',
      returnMetadataFields: [UPDATED_AT],
    });
    expect(previous).toEqual({ key: 'a', value: 1, updatedAt: START });
    const ttl = { value: 1, unit: 'HOURS' } as const;
    const latest = await kvs.set('a', 3, {
      keyPolicy: 'OVERRIDE',
      returnValue: 'LATEST',
      ttl,
      returnMetadataFields: [CREATED_AT, EXPIRE_TIME],
    });
    expect(latest).toEqual({
      key: 'a',
      value: 3,
      createdAt: START,
      expireTime: new Date(START + MINUTE + HOUR).toISOString(),
    });
    const read = await kvs.get('a', { metadataFields: [CREATED_AT, UPDATED_AT] });
    expect(read).toEqual({ key: 'a', value: 3, createdAt: START, updatedAt: START + MINUTE });
    expect(await kvs.set('new', 1, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' })).toBeUndefined();
  });

  it('lets an expired value be read and block its key until the clean-up, 48 hours later', async () => {
    const { clock } = setUp();
    await kvs.set('a', 1, { keyPolicy: 'OVERRIDE', ttl: { value: 10, unit: 'SECONDS' } });
    await clock.advanceBy(47 * HOUR);
    expect(await kvs.get('a')).toBe(1);
    expect((await kvs.query().getMany()).results).toHaveLength(1);
    expect(await refusal(() => kvs.set('a', 2, { keyPolicy: 'FAIL_IF_EXISTS' }))).toEqual([
      409,
      'KEY_CONFLICT',
    ]);
    await clock.advanceBy(2 * HOUR);
    expect(await kvs.get('a')).toBeUndefined();
    expect((await kvs.query().getMany()).results).toHaveLength(0);
    await kvs.set('a', 2, { keyPolicy: 'FAIL_IF_EXISTS' });
  });

  it('drops an expired value at once where the lag is set to nothing', async () => {
    const { clock } = setUp({ ttlLagMs: 0 });
    await kvs.set('a', 1, { keyPolicy: 'OVERRIDE', ttl: { value: 10, unit: 'SECONDS' } });
    await clock.advanceBy(9_999);
    expect(await kvs.get('a')).toBe(1);
    await clock.advanceBy(1);
    expect(await kvs.get('a')).toBeUndefined();
  });
});

describe('limits of keys and values', () => {
  it.each([
    ['', [400, 'KEY_TOO_SHORT']],
    ['   ', [400, 'INVALID_KEY']],
    ['a/b', [400, 'INVALID_KEY']],
    ['ä', [400, 'INVALID_KEY']],
    ['k'.repeat(501), [400, 'KEY_TOO_LONG']],
  ])('refuses the key %j', async (key, expected) => {
    setUp();
    expect(await refusal(() => kvs.set(key, 1))).toEqual(expected);
  });

  it('takes every character of the pattern and 500 of them', async () => {
    setUp();
    await kvs.set('aZ9:._ -#', 1);
    await kvs.set('k'.repeat(500), 1);
    expect(await refusal(() => kvs.entity('link').set('', {}))).toEqual([400, 'EMPTY_KEY']);
  });

  it('takes 240 KiB and not a byte more, 128 KiB for a secret', async () => {
    setUp();
    await kvs.set('a', 'x'.repeat(240 * 1024 - 2));
    expect(await refusal(() => kvs.set('a', 'x'.repeat(240 * 1024 - 1)))).toEqual([400, 'MAX_SIZE']);
    expect(await refusal(() => kvs.set('a', 'ä'.repeat(120 * 1024)))).toEqual([400, 'MAX_SIZE']);
    await kvs.setSecret('a', 'x'.repeat(128 * 1024 - 2));
    expect(await refusal(() => kvs.setSecret('a', 'x'.repeat(128 * 1024 - 1)))).toEqual([400, 'MAX_SIZE']);
  });

  it('takes 31 levels and not 32, and no null', async () => {
    setUp();
    const nested = (levels: number): unknown => (levels === 0 ? 1 : { a: nested(levels - 1) });
    await kvs.set('a', nested(31));
    expect(await refusal(() => kvs.set('a', nested(32)))).toEqual([400, 'MAX_DEPTH']);
    expect(await refusal(() => kvs.set('a', null))).toEqual([400, 'INVALID_VALUE']);
    expect(await refusal(() => kvs.set('a', undefined))).toEqual([400, 'INVALID_VALUE']);
  });

  it.each([
    [0, 'SECONDS'],
    [-1, 'SECONDS'],
    [1.5, 'DAYS'],
    [366, 'DAYS'],
  ] as const)('refuses a time to live of %s %s', async (value, unit) => {
    setUp();
    const options = { keyPolicy: 'OVERRIDE', ttl: { value, unit } } as const;
    expect(await refusal(() => kvs.set('a', 1, options))).toEqual([400, 'INVALID_TTL']);
  });
});

describe('loud refusals', () => {
  it('answers 501 for a path it does not know, naming it', async () => {
    const { host, scope } = setUp();
    const answer = await host.handle('/api/v1/increment', {}, scope);
    expect(answer.status).toBe(501);
    expect(JSON.stringify(answer.body)).toContain('/api/v1/increment');
  });

  it.each([
    ['/api/v1/get', { key: 1 }],
    ['/api/v1/get', { key: 'a', consistent: true }],
    ['/api/v1/set', { key: 'a', value: 1, options: { returnValue: 'LATEST' } }],
    ['/api/v1/batch/set', {}],
    ['/api/v1/transaction', { sets: [] }],
  ])('answers 400 for %s with %j', async (path, body) => {
    const { host, scope } = setUp();
    expect(await host.handle(path, body, scope)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
  });

  it('makes calls fail where it is told to, before or after they are done', async () => {
    const fault = { status: 429, code: 'TOO_MANY_REQUESTS', message: 'injected' };
    setUp({
      faults: {
        before: (path, body) =>
          path.endsWith('/set') && JSON.stringify(body).includes('early') ? fault : undefined,
        after: (path, body) =>
          path.endsWith('/set') && JSON.stringify(body).includes('late') ? fault : undefined,
      },
    });
    expect(await refusal(() => kvs.set('early', 1))).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(await refusal(() => kvs.set('late', 1))).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(await kvs.get('early')).toBeUndefined();
    expect(await kvs.get('late')).toBe(1);
  });
});

describe('plain queries', () => {
  it('pages through a prefix in key order, ten at a time unless told otherwise', async () => {
    setUp();
    for (let n = 0; n < 25; n += 1) await kvs.set(`p:${String(n).padStart(2, '0')}`, n);
    await kvs.set('q:1', 'other');
    await kvs.set('o:1', 'other');
    const seen: unknown[] = [];
    let cursor: string | undefined;
    const sizes: number[] = [];
    do {
      const query = kvs.query().where('key', sdk.WhereConditions.beginsWith('p:'));
      const page = await (cursor === undefined ? query : query.cursor(cursor)).getMany();
      sizes.push(page.results.length);
      seen.push(...page.results.map((result) => result.value));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(sizes).toEqual([10, 10, 5]);
    expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => n));
  });

  it('goes on behind its place when rows before it are removed or added', async () => {
    setUp();
    for (const key of ['a', 'b', 'c', 'd']) await kvs.set(key, key);
    const first = await kvs.query().limit(2).getMany();
    await kvs.delete('b');
    await kvs.set('a1', 'new');
    const second = await kvs
      .query()
      .limit(2)
      .cursor(first.nextCursor ?? '')
      .getMany();
    expect(second.results.map((result) => result.key)).toEqual(['c', 'd']);
  });

  it('takes 99 a page and one condition on the key', async () => {
    const { host, scope } = setUp();
    await kvs.query().limit(99).getMany();
    expect(await refusal(() => kvs.query().limit(100).getMany())).toEqual([400, 'LIST_QUERY_LIMIT_EXCEEDED']);
    expect(await refusal(() => kvs.query().limit(0).getMany())).toEqual([400, 'LIST_QUERY_LIMIT_EXCEEDED']);
    const begins = { property: 'key', condition: 'BEGINS_WITH', values: ['a'] };
    const code = async (where: unknown) => (await host.handle('/api/v1/query', { where }, scope)).body;
    expect(await code([begins, begins])).toMatchObject({ code: 'QUERY_WHERE_INVALID' });
    expect(await code([{ ...begins, property: 'value' }])).toMatchObject({
      code: 'QUERY_WHERE_FIELD_INVALID',
    });
    expect(await code([{ ...begins, condition: 'EQUAL_TO' }])).toMatchObject({
      code: 'INVALID_FILTER_CONDITION',
    });
    expect(await code([{ ...begins, values: [] }])).toMatchObject({ code: 'INVALID_FILTER_VALUES' });
  });

  it('misses writes that are younger than the lag, while get sees them', async () => {
    const { clock } = setUp({ staleQueryMs: () => 5000 });
    await kvs.set('a', 1);
    expect(await kvs.get('a')).toBe(1);
    expect((await kvs.query().getMany()).results).toEqual([]);
    await clock.advanceBy(5000);
    expect((await kvs.query().getMany()).results).toEqual([{ key: 'a', value: 1 }]);
    await kvs.set('a', 2);
    await kvs.delete('a');
    expect((await kvs.query().getMany()).results).toEqual([{ key: 'a', value: 1 }]);
    await clock.advanceBy(5000);
    expect((await kvs.query().getMany()).results).toEqual([]);
  });

  it('refuses a cursor of another query or of nobody', async () => {
    setUp();
    for (const key of ['a1', 'a2', 'b1']) await kvs.set(key, key);
    const { nextCursor = '' } = await kvs
      .query()
      .where('key', sdk.WhereConditions.beginsWith('a'))
      .limit(1)
      .getMany();
    expect(await refusal(() => kvs.query().cursor(nextCursor).getMany())).toEqual([400, 'INVALID_CURSOR']);
    expect(await refusal(() => kvs.query().cursor('nonsense').getMany())).toEqual([400, 'INVALID_CURSOR']);
  });
});

describe('rates and meters', () => {
  it('refuses the 1001st request of a second and takes the next second', async () => {
    const { clock } = setUp();
    for (let n = 0; n < 1000; n += 1) await kvs.get('a');
    expect(await refusal(() => kvs.get('a'))).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
    await clock.advanceBy(1000);
    expect(await kvs.get('a')).toBeUndefined();
  });

  it('counts 4000 write units of 10 KB a minute, rounded up, apart from reads', async () => {
    const { clock } = setUp();
    const thirteenUnits = 'x'.repeat(125 * 1024);
    for (let n = 0; n < 307; n += 1) {
      await kvs.set(`key-${n}`, thirteenUnits);
      clock.spend(10);
    }
    expect(await refusal(() => kvs.set('one-more', thirteenUnits))).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
    expect(await kvs.get('one-more')).toBeUndefined();
    await kvs.set('small', 1);
    clock.spend(MINUTE);
    await kvs.set('one-more', thirteenUnits);
  });

  it('counts 4000 read units a minute', async () => {
    const { clock } = setUp();
    await kvs.set('a', 'x'.repeat(200 * 1024));
    clock.spend(MINUTE);
    for (let n = 0; n < 190; n += 1) {
      await kvs.get('a');
      clock.spend(20);
    }
    for (let n = 0; n < 10; n += 1) await kvs.get('none');
    expect(await refusal(() => kvs.get('a'))).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
  });

  it('refuses more than 1 MB a second for one key', async () => {
    const { clock } = setUp();
    const value = 'x'.repeat(230 * 1024);
    for (let n = 0; n < 4; n += 1) await kvs.set('hot', value);
    expect(await refusal(() => kvs.set('hot', value))).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
    await kvs.set('other', value);
    await clock.advanceBy(1000);
    await kvs.set('hot', value);
  });

  it('lets everything pass where rates are off', async () => {
    const { usage } = setUp({ enforceRates: false });
    for (let n = 0; n < 1001; n += 1) await kvs.get('a');
    expect(usage.reads).toBe(1001);
  });

  it('books units and real bytes; a read that finds nothing is 1 KB', async () => {
    const { usage } = setUp();
    await kvs.set('a', 'x'.repeat(10 * 1024));
    expect(usage).toMatchObject({ writes: 2, writeBytes: 10 * 1024 + 2, reads: 0 });
    await kvs.get('a');
    await kvs.get('none');
    expect(usage).toMatchObject({ reads: 3, readBytes: 10 * 1024 + 2 + 1024 });
    await kvs.delete('a');
    expect(usage.writes).toBe(3);
  });

  it('rounds a batch as a whole', async () => {
    const { usage } = setUp();
    const items = Array.from({ length: 25 }, (_, n) => ({ key: `k${n}`, value: 'x'.repeat(510) }));
    await kvs.batchSet(items);
    expect(usage).toMatchObject({ writes: 2, writeBytes: 25 * 512 });
    await kvs.batchGet(items.map(({ key }) => ({ key })));
    expect(usage).toMatchObject({ reads: 2, readBytes: 25 * 512 });
  });
});
