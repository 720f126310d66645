/** `npm run bench`: what syncing costs, measured with the real bundle on a virtual clock, next to what it should. */
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { goals } from './budget';
import { deployedApp, loadTime, type DeployedApp } from './deployed-app';
import { latency, loadedWorld } from './loaded-world';
import { markdownTable, operationsTable, stretchTable } from './report';
import {
  changedInJira,
  changedOnPlatform,
  everythingTouched,
  firstSync,
  idleTicks,
  settling,
  type Stretch,
} from './stretches';

const usage = 'npm run bench -- [--pairs <number, at least 10; 10000 when absent>]';

function pairsAsked(): number {
  const { values } = parseArgs({ options: { pairs: { type: 'string', default: '10000' } }, strict: true });
  const pairs = Number(values.pairs);
  if (!Number.isInteger(pairs) || pairs < 10)
    throw new Error(`--pairs ${values.pairs} is no number of pairs`);
  return pairs;
}

function sayBundle(app: DeployedApp): void {
  const ms = loadTime(app);
  const row = (name: string, value: number, goal: number): readonly string[] => [
    name,
    value.toFixed(0),
    String(goal),
    (value / goal).toFixed(2),
  ];
  const rows = [
    row('Backend bundle, bytes', app.bytes, goals.bundleBytes),
    row('Load time, ms', ms, goals.loadMs),
  ];
  say(markdownTable(['Cold start', 'measured', 'goal', 'ratio'], rows));
}

function say(lines: readonly string[]): void {
  console.log(`${lines.join('\n')}\n`);
}

async function bench(pairs: number): Promise<void> {
  const startedAt = performance.now();
  const seconds = (): string => ((performance.now() - startedAt) / 1000).toFixed(0);
  const app = await deployedApp();
  say([
    `Node ${process.version}, ${os.cpus()[0]?.model ?? 'unknown processor'} x ${os.availableParallelism()}, ${pairs} pairs`,
    `Latencies in ms: ${Object.entries(latency)
      .map(([target, ms]) => `${target} ${ms}`)
      .join(', ')}`,
  ]);
  sayBundle(app);
  const loaded = await loadedWorld(app, pairs);
  const changed = Math.floor(pairs / 10);
  const stretches: (() => Promise<Stretch>)[] = [
    () => firstSync(loaded, app.file),
    () => settling(loaded, app.file, pairs),
    () => idleTicks(loaded, app.file),
    () => changedInJira(loaded, app.file, changed),
    () => changedOnPlatform(loaded, app.file, changed),
    () => everythingTouched(loaded, app.file),
  ];
  for (const stretch of stretches) {
    const done = await stretch();
    say(stretchTable(done));
    say(operationsTable(done));
    console.error(`(${seconds()} s)`);
  }
  await loaded.world.stop();
}

let pairs = 0;
try {
  pairs = pairsAsked();
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exit(2);
}
bench(pairs).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
