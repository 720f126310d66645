import { keptPeople } from './people-kept';

function directoryOf(people: number) {
  const pairs = Array.from({ length: people }, (_, index): [string, string] => [
    `user-${index}-${'u'.repeat(30)}`,
    `account-${index}`,
  ]);
  return {
    toJira: Object.fromEntries(pairs),
    toPlatform: Object.fromEntries(pairs.map(([user, account]) => [account, user])),
    at: 7,
  };
}

test('a directory of few is kept as it is', () => {
  const directory = directoryOf(100);
  expect(keptPeople(directory)).toBe(directory);
});

test('of more people than storage takes the ones learnt last are kept', () => {
  const kept = keptPeople(directoryOf(10_000));
  expect(JSON.stringify(kept).length).toBeLessThanOrEqual(240 * 1024);
  expect(Object.keys(kept.toJira).length).toBeGreaterThan(500);
  expect(kept.toPlatform['account-9999']).toBeDefined();
  expect(kept.toPlatform['account-0']).toBeUndefined();
  expect(kept.at).toBe(7);
});
