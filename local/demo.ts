/** `npm run demo`: the main job in a terminal, with the real deploy package in child processes and consent over HTTP. */
import { parseArgs } from 'node:util';
import { RealClock } from './clock';
import { runDemo } from './seeding/demo-run';

const clock = new RealClock();
const startedAt = clock.now();

function say(line: string): void {
  console.log(`${((clock.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${line}`);
}

try {
  parseArgs({ args: process.argv.slice(2), options: {}, strict: true });
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\nnpm run demo takes no options.`);
  process.exit(2);
}

runDemo(say).then(
  (lines) => {
    console.log(`\n${lines.join('\n')}`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? `\nThe demo failed: ${error.message}` : error);
    process.exit(1);
  },
);
