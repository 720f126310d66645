import { match } from '../local/jira/contract';
import type { CallRecord } from '../local/host/recorder';
import type { World } from '../local/world';
import { underProfiler } from './app-processor-time';
import { minute } from './loaded-world';
import type { Operation, Stretch } from './outcome';

const lookEveryMs = 5_000;
/** Longer than a first sync of 100,000 tasks needs, of whose hours each has 65,000 points. */
const mostVirtualMs = 7 * 24 * 60 * minute;
/** Ticks without work in a row, after which all is told. */
const quietTicks = 2;
const consumer = 'on-sync';

/** Lets time pass and books what was used in it. */
export type Pass = (milliseconds: number) => Promise<void>;
export type Measured = Omit<Stretch, 'work' | 'count' | 'floor'>;

/** Books all that the app uses while the work is done. Throws when the local platform itself failed. */
export async function measure(
  world: World,
  bundleFile: string,
  work: (pass: Pass) => Promise<boolean>,
): Promise<Measured> {
  const { host, recorder, clock } = world;
  const operations: Record<string, Operation> = {};
  let peakBytes = 0;
  // The recorder keeps the newest alone, so it is emptied at every step.
  const drain = (): void => {
    for (const call of recorder.calls) {
      const name = nameOf(call);
      const operation = (operations[name] ??= { calls: 0, points: 0 });
      operation.calls += 1;
      operation.points += call.points;
    }
    failIfWrong(world);
    recorder.clear();
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  };
  recorder.clear();
  host.meters.reset();
  const startedAt = clock.now();
  let ended = false;
  const { app: appCpuMs } = await underProfiler(bundleFile, async () => {
    ended = await work(async (milliseconds) => {
      await world.advance(milliseconds);
      drain();
    });
  });
  drain();
  const virtualMs = clock.now() - startedAt;
  return { usage: host.meters.totals(), operations, virtualMs, appCpuMs, peakBytes, ended };
}

/** Throws when the local platform met something that it has no model of, or failed itself. */
function failIfWrong({ recorder }: World): void {
  const wrong = [...recorder.hostErrors, ...recorder.notModelled];
  if (wrong.length > 0) throw new Error(`The local platform failed: ${wrong.map(String).join('; ')}`);
}

/** Jira's operation by its id; elsewhere the path, with what is an id left out of it. */
function nameOf({ target, method, path, status }: CallRecord): string {
  const refused = status < 400 ? '' : ` (${status})`;
  if (target === 'jira') return `${match(method, path)?.operation.id ?? path}${refused}`;
  if (target !== 'egress') return `${target} ${path.replace(/^\/api\/v1\//, '')}${refused}`;
  const places = new URL(path).pathname
    .split('/')
    .map((part) => (/\d{3}|^[a-z]{3}-/.test(part) ? '…' : part));
  return `${method} ${places.join('/')}${refused}`;
}

/** Lets time pass until nothing waits in the queue. Throws after a virtual week. */
async function untilQueueIsEmpty({ clock, host, installation }: World, pass: Pass): Promise<void> {
  const giveUpAt = clock.now() + mostVirtualMs;
  do {
    if (clock.now() > giveUpAt) throw new Error('The queue was not empty after a virtual week');
    await pass(lookEveryMs);
  } while (host.services.queue.pending(installation.id) > 0);
}

/**
 * Lets five-minute ticks pass until they find nothing to do, and answers whether they came to that: work that makes
 * itself new work would never end.
 */
export async function untilQuiet(world: World, pass: Pass): Promise<boolean> {
  const giveUpAt = world.clock.now() + mostVirtualMs;
  const passes = (): number => world.host.meters.ofFunction(consumer).invocations;
  let quiet = 0;
  await untilQueueIsEmpty(world, pass);
  while (quiet < quietTicks && world.clock.now() < giveUpAt) {
    const before = passes();
    await pass(5 * minute);
    await untilQueueIsEmpty(world, pass);
    quiet = passes() === before ? quiet + 1 : 0;
  }
  return quiet === quietTicks;
}
