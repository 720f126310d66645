import { firstFailure, SEEDS_A_TEST, startsFrom, TESTS_A_FILE } from './seeds';

test.each(startsFrom(500, TESTS_A_FILE))(
  'fifty random histories from seed %i on, with edits on both sides, lost deliveries, deaths, walls and several workers, end as the reference model says',
  async (from) => {
    expect(await firstFailure(from, SEEDS_A_TEST)).toBeNull();
  },
  300_000,
);
