/**
 * Everything that must hold, in one run: lint, builds, and all jest projects. What passes takes a line; what fails is
 * shown whole. The last line is `N passed, N failed`, with `, N skipped` when tests were skipped; the exit code is 1
 * when anything failed.
 *
 *   npm test -- --only lint        steps whose name contains "lint"; may be repeated
 *   npm test -- --allow-empty      a jest project without tests is no failure
 *   DEMAND_SHARED=1 npm test       a skipped test is a failure
 *   TEST_DEADLINE_SECONDS=1200     the time for the whole run (570 when absent)
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { killAll, runCommand } from './test/run-command';
import { resultFolder, steps, type Step } from './test/steps';
import { add, describe, tally, type Tally } from './test/tally';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    'allow-empty': { type: 'boolean', default: false },
  },
});
const demands = { tests: !values['allow-empty'], noSkips: process.env['DEMAND_SHARED'] === '1' };
const started = Date.now();
const deadline = started + Number(process.env['TEST_DEADLINE_SECONDS'] ?? 570) * 1000;

async function run(step: Step): Promise<Tally> {
  const outcome = await runCommand(step.command, deadline);
  const counted = tally(step, outcome, demands);
  const failed = counted.failed > 0;
  const count = step.resultFile === undefined ? '' : describe(counted);
  console.log(
    `${failed ? 'FAIL' : 'ok  '}  ${step.name.padEnd(12)} ${outcome.seconds.toFixed(1).padStart(6)} s  ${count}`.trimEnd(),
  );
  writeFileSync(`${resultFolder}/${step.name.replace(':', '-')}.log`, outcome.output);
  if (failed) {
    // jest names each file that passed; of those nobody wants to read here.
    const output = outcome.output.replace(/^PASS .*\n/gm, '').trim();
    console.log(`\n${output}\n${counted.complaint === null ? '' : `${step.name}: ${counted.complaint}\n`}`);
  }
  return counted;
}

/** Two at a time, in order, each after the steps whose output it reads. */
async function runPairwise(asked: readonly Step[]): Promise<Tally[]> {
  const finished = new Map<string, Promise<Tally>>();
  const slots: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  for (const step of asked) {
    const free = await Promise.race(slots.map((slot, place) => slot.then(() => place)));
    const needed = (step.after ?? []).flatMap((name) => finished.get(name) ?? []);
    const counted = Promise.all(needed).then(() => run(step));
    finished.set(step.name, counted);
    slots[free] = counted;
  }
  return Promise.all(finished.values());
}

async function main(): Promise<void> {
  const chosen = (step: Step): boolean =>
    values.only.length === 0 || values.only.some((part) => step.name.includes(part));
  rmSync(resultFolder, { recursive: true, force: true });
  mkdirSync(resultFolder, { recursive: true });
  const counted = await runPairwise(steps.filter(chosen));
  if (counted.length === 0) throw new Error(`No step is named ${values.only.join(' or ')}`);

  const total = counted.reduce(add);
  console.log(`\n${((Date.now() - started) / 1000).toFixed(0)} s in all`);
  console.log(describe(total));
  process.exitCode = total.failed > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

main().catch((error: unknown) => {
  killAll();
  console.error(error);
  process.exitCode = 1;
});
