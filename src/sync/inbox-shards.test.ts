import {
  emptyShard,
  isLot,
  joined,
  lotInto,
  namedIn,
  SHARDS,
  shardSchema,
  sizeOf,
  sorted,
  textOf,
  type Shard,
} from './inbox-shards';

const ids = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, at) => `tsk-${from + at}`);
const empty = Array.from({ length: SHARDS }, () => emptyShard);
const put = (all: readonly Shard[], taskIds: readonly string[]): readonly Shard[] => {
  const into = lotInto(all, { taskIds, issueIds: [] });
  return all.map((before, shard) => into.get(shard) ?? before);
};

test('a lot is kept together: ten lots of a hundred are ten writes, and each id is written once', () => {
  let all: readonly Shard[] = empty;
  let writes = 0;
  for (let lot = 0; lot < 10; lot += 1) {
    const before = all;
    all = put(all, ids(100, lot * 100));
    writes += all.filter((shard, at) => shard !== before[at]).length;
  }
  expect(writes).toBe(10);
  expect(all.reduce((sum, shard) => sum + sizeOf(shard), 0)).toBe(1_000);
});

test('what waits already, wherever it does, is not named again', () => {
  const [few = emptyShard] = sorted({ taskIds: ['tsk-3'], issueIds: [] }).values();
  const all = [...empty.slice(1), few];
  const into = [...lotInto(all, { taskIds: ids(10), issueIds: ['tsk-3'] }).values()];
  expect(into.flatMap(({ t }) => t)).toEqual(ids(10).filter((id) => id !== 'tsk-3'));
  expect(into.flatMap(({ i }) => i)).toEqual(['tsk-3']);
});

test('a lot fills up what has room, and what no shard has room for is left away', () => {
  const filled = put(empty, ids(SHARDS * 100 - 30));
  expect([...lotInto(filled, { taskIds: ids(20, 9_000), issueIds: [] }).values()].map(sizeOf)).toEqual([90]);
  const full = put(filled, ids(50, 9_000));
  expect(full.map(sizeOf)).toEqual(full.map(() => 100));
  expect(lotInto(full, { taskIds: ids(9, 9_900), issueIds: [] }).size).toBe(0);
});

test('few ids are found again by their hash, so that none of them is written twice', () => {
  const few = { taskIds: ['tsk-1'], issueIds: ['10500', '10501'] };
  expect(isLot(few)).toBe(false);
  expect([...sorted(few)]).toEqual([...sorted(few)]);
  expect([...sorted(few).values()].flatMap(({ t, i }) => [...t, ...i]).sort()).toEqual([
    '10500',
    '10501',
    'tsk-1',
  ]);
  expect(isLot({ taskIds: ids(9), issueIds: [] })).toBe(true);
});

test('a shard of before, with both its lists, is read as a short one is', () => {
  expect(textOf(emptyShard)).toBe('{}');
  expect(shardSchema.parse(JSON.parse(textOf({ t: [], i: ['1'] })))).toEqual({ t: [], i: ['1'] });
  expect(shardSchema.parse({ t: ['1'], i: [] })).toEqual({ t: ['1'], i: [] });
});

test('who changed an issue is kept with it, once for each person; of two the first', () => {
  const named = (issueId: string, account: string) => {
    const editors = new Map([[issueId, account]]);
    return [...sorted({ taskIds: [], issueIds: [issueId], editors }).values()][0] ?? emptyShard;
  };
  const one = joined(named('1', 'acc-a'), named('2', 'acc-a'), 100);
  const all = joined(joined(one, named('3', 'acc-b'), 100), named('1', 'acc-b'), 100);
  expect(all).toEqual({ t: [], i: ['1', '2', '3'], w: { 'acc-a': ['1', '2'], 'acc-b': ['3'] } });
  const stored = shardSchema.parse(JSON.parse(textOf(all)));
  expect(namedIn(stored).editors).toEqual(
    new Map([
      ['1', 'acc-a'],
      ['2', 'acc-a'],
      ['3', 'acc-b'],
    ]),
  );
});

test('nothing is stored of people where nobody was named', () => {
  const [shard = emptyShard] = sorted({ taskIds: ['t1'], issueIds: ['1'] }).values();
  expect(textOf(shard)).not.toContain('w');
});
