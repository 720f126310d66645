import * as timers from 'node:timers/promises';

/** Waits that are short enough to be spent inside an invocation; whatever takes longer is a state with a time. */
const LONGEST_WAIT_MS = 5_000;
const TRIES = 4;

/**
 * Calls again what was refused for a moment only. `waitOf` says for how many milliseconds, from 0 on; null when the
 * answer stands. A little more is waited each time, and not by all callers the same: they were refused together.
 */
export async function patiently<T>(
  call: () => Promise<T>,
  waitOf: (outcome: { readonly answer: T } | { readonly error: unknown }) => number | null,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await call().then(
      (answer) => ({ answer }),
      (error: unknown) => ({ error }),
    );
    const wait = attempt < TRIES ? waitOf(outcome) : null;
    if (wait !== null && wait <= LONGEST_WAIT_MS) {
      await timers.setTimeout(wait + attempt * 100 + Math.random() * 200);
      continue;
    }
    if ('answer' in outcome) return outcome.answer;
    throw outcome.error;
  }
}
