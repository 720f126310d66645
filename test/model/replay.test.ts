import { historyOf } from './history';
import { runHistory } from './run-history';

test('a seed is the same history each time, call by call, so that one that failed can be run again', async () => {
  // In the first of them calls are refused together, and each pauses as long as chance says.
  for (const seed of [1023, 1040]) {
    const first = await runHistory(historyOf(seed));
    const second = await runHistory(historyOf(seed));
    expect(second.trace).toBe(first.trace);
    expect(first.calls).toBeGreaterThan(100);
  }
}, 300_000);
