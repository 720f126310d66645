/**
 * The model test for longer than `npm test` has time.
 *
 *   npm run soak -- --seeds 5000 [--from 1000]    so many histories; each that fails is shrunk and told
 *   npm run soak -- --seed 4711                   one history, told in words
 */
import { parseArgs } from 'node:util';
import { historyOf } from './history';
import { runHistory } from './run-history';
import { shrunk } from './shrink';
import { inWords } from './words';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string' },
    'no-shrink': { type: 'boolean', default: false },
  },
});

/** Throws for anything else than digits: a range that was no number ran no history, and none had failed. */
function numberOf(name: string, given: string): number {
  if (!/^\d+$/.test(given)) throw new Error(`--${name} takes a whole number, not "${given}"`);
  return Number(given);
}

async function main(): Promise<void> {
  const from = values.seed === undefined ? numberOf('from', values.from) : numberOf('seed', values.seed);
  const end = values.seed === undefined ? from + numberOf('seeds', values.seeds) : from + 1;
  const started = process.hrtime.bigint();
  const failed: number[] = [];
  let calls = 0;
  for (let seed = from; seed < end; seed += 1) {
    const outcome = await runHistory(historyOf(seed));
    calls += outcome.calls;
    if (values.seed !== undefined) console.log(inWords(historyOf(seed)));
    if (outcome.violations.length === 0) continue;
    failed.push(seed);
    console.log(`\nSeed ${seed} fails:\n${outcome.violations.join('\n')}`);
    if (values['no-shrink']) continue;
    const shortest = await shrunk(historyOf(seed));
    console.log(`Shortest:\n${inWords(shortest.history)}\n${shortest.outcome.violations.join('\n')}`);
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { user, system } = process.cpuUsage();
  const each = (user + system) / 1000 / (end - from);
  console.log(
    `\n${end - from} histories, ${calls} calls, ${seconds.toFixed(1)} s (${each.toFixed(0)} ms of one core each), ${failed.length} failed ${failed.join(' ')}`,
  );
  process.exitCode = failed.length > 0 ? 1 : 0;
}

void main();
