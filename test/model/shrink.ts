import { runHistory, type Outcome } from './run-history';
import type { History, Step } from './steps';

/** More runs than this bring little: a history has some thirty steps. */
const RUNS_AT_MOST = 300;

/** Drops steps, then troubles of the surroundings, as long as the history still fails. */
export async function shrunk(
  history: History,
): Promise<{ readonly history: History; readonly outcome: Outcome }> {
  let shortest = history;
  let outcome = await runHistory(history);
  let runs = 0;
  const fails = async (candidate: History): Promise<boolean> => {
    runs += 1;
    const next = await runHistory(candidate);
    if (next.violations.length === 0) return false;
    shortest = candidate;
    outcome = next;
    return true;
  };
  for (let size = Math.ceil(history.steps.length / 2); size >= 1 && runs < RUNS_AT_MOST;) {
    let dropped = false;
    for (let start = 0; start < shortest.steps.length && runs < RUNS_AT_MOST;) {
      const steps = withEnd(shortest.steps.filter((_, index) => index < start || index >= start + size));
      if (steps.length < shortest.steps.length && (await fails({ ...shortest, steps }))) dropped = true;
      else start += size;
    }
    if (size > 1) size = Math.ceil(size / 2);
    else if (!dropped) break;
  }
  for (const plain of [
    { rules: 0 },
    { skewMs: 0 },
    { indexJitterMs: 0 },
    { indexLagMs: 800 },
    { eventDelayMs: 1000 },
  ])
    await fails({ ...shortest, ...plain });
  return { history: shortest, outcome };
}

function withEnd(steps: readonly Step[]): readonly Step[] {
  return steps.at(-1)?.do === 'settle' ? steps : [...steps, { do: 'settle' }];
}
