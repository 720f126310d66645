import { historyOf } from './history';
import { runHistory } from './run-history';
import { shrunk } from './shrink';
import { inWords } from './words';

/** Runs the histories of these seeds; tells the shortest form of the first that fails, and null when none does. */
export async function firstFailure(from: number, count: number): Promise<string | null> {
  for (let seed = from; seed < from + count; seed += 1) {
    const { violations } = await runHistory(historyOf(seed));
    if (violations.length === 0) continue;
    const shortest = await shrunk(historyOf(seed));
    return [
      `Seed ${seed} fails. Again: npm run soak -- --seed ${seed}`,
      ...violations,
      'The shortest history that still fails:',
      inWords(shortest.history),
      ...shortest.outcome.violations,
    ].join('\n');
  }
  return null;
}

export const SEEDS_A_TEST = 50;

/** How many tests of fifty each of the two files runs. */
export const TESTS_A_FILE = Math.ceil(Number(process.env['MODEL_SEEDS'] ?? 1000) / 2 / SEEDS_A_TEST);

/** The first seeds of so many tests in a row. */
export function startsFrom(first: number, tests: number): readonly number[] {
  return Array.from({ length: tests }, (_, index) => first + index * SEEDS_A_TEST);
}
