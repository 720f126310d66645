import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { VirtualClock } from '../../clock';
import { START, meteredScope } from './fixtures';
import { KvsStore } from './kvs/kvs-store';
import { Store } from './store';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'host-store-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('writes what changed half a second later, as one whole file', async () => {
  const clock = new VirtualClock(START);
  const file = join(folder, 'deep', 'state.json');
  const table = Store.open(file, clock).table('site-1', 'numbers', z.number());
  table.set('a', 1);
  table.set('b', 2);
  table.delete('a');
  await clock.advanceBy(499);
  expect(existsSync(file)).toBe(false);
  await clock.advanceBy(1);
  expect(readdirSync(join(folder, 'deep'))).toEqual(['state.json']);
  const again = Store.open(file, clock);
  expect([...again.table('site-1', 'numbers', z.number()).entries()]).toEqual([['b', 2]]);
  expect(again.table('site-2', 'numbers', z.number()).size).toBe(0);
});

it('keeps tables nobody has opened yet', () => {
  const clock = new VirtualClock(START);
  const file = join(folder, 'state.json');
  const first = Store.open(file, clock);
  first.table('site-1', 'numbers', z.number()).set('a', 1);
  first.flush();
  const second = Store.open(file, clock);
  second.table('site-1', 'letters', z.string()).set('b', 'x');
  second.flush();
  expect(Store.open(file, clock).table('site-1', 'numbers', z.number()).get('a')).toBe(1);
});

it('refuses rows and files that are not what they should be', () => {
  const clock = new VirtualClock(START);
  const file = join(folder, 'state.json');
  const store = Store.open(file, clock);
  store.table('site-1', 'rows', z.string()).set('a', 'text');
  store.flush();
  expect(() => Store.open(file, clock).table('site-1', 'rows', z.number())).toThrow();
  expect(() => store.table('site-1', 'rows', z.string())).toThrow('already open');
  writeFileSync(file, '{"version":2}');
  expect(() => Store.open(file, clock)).toThrow();
});

it('writes no file for memory only', async () => {
  const clock = new VirtualClock(START);
  const storage = Store.memory(clock).hostStorage('host');
  storage.write('approved', ['a']);
  expect(storage.read('approved')).toEqual(['a']);
  storage.remove('approved');
  expect(storage.read('approved')).toBeUndefined();
  await clock.advanceBy(10_000);
  expect(readdirSync(folder)).toEqual([]);
});

it('brings storage back after a restart, with its indexes and its expiries', async () => {
  const clock = new VirtualClock(START);
  const file = join(folder, 'state.json');
  const entities = [{ name: 'link', attributes: { i: { type: 'string' } }, indexes: ['i'] }];
  const { scope } = meteredScope();
  const store = Store.open(file, clock);
  const before = new KvsStore({ clock, store, entities });
  await before.handle('/api/v1/entity/set', { entityName: 'link', key: 'a', value: { i: '1' } }, scope);
  await before.handle('/api/v1/secret/set', { key: 's', value: 'token' }, scope);
  await before.handle(
    '/api/v1/set',
    { key: 'b', value: 1, options: { ttl: { value: 1, unit: 'DAYS' } } },
    scope,
  );
  store.flush();
  const after = new KvsStore({ clock, store: Store.open(file, clock), entities });
  const query = { entityName: 'link', indexName: 'i', range: { condition: 'EQUAL_TO', values: ['1'] } };
  expect(await after.handle('/api/v1/entity/query', query, scope)).toMatchObject({
    body: { data: [{ key: 'a' }] },
  });
  expect(await after.handle('/api/v1/secret/get', { key: 's' }, scope)).toMatchObject({
    body: { value: 'token' },
  });
  const read = await after.handle(
    '/api/v1/get',
    { key: 'b', options: { metadataFields: ['EXPIRE_TIME'] } },
    scope,
  );
  expect(read.body).toEqual({ key: 'b', value: 1, expireTime: new Date(START + 86_400_000).toISOString() });
  expect(readFileSync(file, 'utf8')).toContain('"version":1');
});
