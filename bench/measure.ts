import { match } from '../local/jira/contract';
import type { Usage } from '../local/host/meters';
import type { CallRecord } from '../local/host/recorder';
import type { World } from '../local/world';
import { underProfiler, type ProcessorTime } from './app-processor-time';
import { minute } from './loaded-world';

const lookEveryMs = 1_000;
const mostVirtualMs = 24 * 60 * minute;
/** Longer than any stretch needs that ends by itself. */
const longestSettling = 45 * minute;
/** So many ticks without work in a row, and all is told. */
const quietTicks = 2;
const consumer = 'on-sync';

/** Calls of one kind and what Jira charged for them. */
export interface Operation {
  calls: number;
  points: number;
}

/** What one stretch of work used. Times are milliseconds, sizes bytes. */
export interface Measured {
  readonly usage: Usage;
  readonly operations: ReadonlyMap<string, Operation>;
  /** How long it took on the virtual clock. */
  readonly virtualMs: number;
  readonly processor: ProcessorTime;
  /** Of the whole process, twins included: the most that was seen. */
  readonly memory: number;
  /** False when ticks still found work when the bench lost patience. */
  readonly ended: boolean;
}

/** Books all that the app uses while the work is done. Throws when the local platform itself failed. */
export async function measure(
  world: World,
  bundleFile: string,
  work: (pass: (milliseconds: number) => Promise<void>) => Promise<boolean>,
): Promise<Measured> {
  const { host, recorder, clock } = world;
  const operations = new Map<string, Operation>();
  let memory = 0;
  // The recorder keeps the newest alone, so it is emptied at every step.
  const drain = (): void => {
    for (const call of recorder.calls) {
      const { points } = call;
      const name = nameOf(call);
      const operation = operations.get(name) ?? { calls: 0, points: 0 };
      operation.calls += 1;
      operation.points += points;
      operations.set(name, operation);
    }
    const wrong = [...recorder.hostErrors, ...recorder.notModelled];
    if (wrong.length > 0) throw new Error(`The local platform failed: ${wrong.map(String).join('; ')}`);
    recorder.clear();
    memory = Math.max(memory, process.memoryUsage.rss());
  };
  drain();
  operations.clear();
  host.meters.reset();
  const startedAt = clock.now();
  let ended = false;
  const processor = await underProfiler(bundleFile, async () => {
    ended = await work(async (milliseconds) => {
      await world.advance(milliseconds);
      drain();
    });
  });
  drain();
  const virtualMs = clock.now() - startedAt;
  return { usage: host.meters.totals(), operations, virtualMs, processor, memory, ended };
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

/** Lets time pass until nothing waits in the queue. Throws after a virtual day. */
export async function untilQueueIsEmpty(
  { clock, host, installation }: World,
  pass: (milliseconds: number) => Promise<void>,
): Promise<void> {
  const giveUpAt = clock.now() + mostVirtualMs;
  do {
    if (clock.now() > giveUpAt) throw new Error('The queue was not empty after a virtual day');
    await pass(lookEveryMs);
  } while (host.services.queue.pending(installation.id) > 0);
}

/**
 * Lets five-minute ticks pass until they find nothing to do, and answers whether they came to that: work that makes
 * itself new work would never end.
 */
export async function untilQuiet(
  world: World,
  pass: (milliseconds: number) => Promise<void>,
): Promise<boolean> {
  const giveUpAt = world.clock.now() + longestSettling;
  const passes = (): number => world.host.meters.ofFunction(consumer).invocations;
  let quiet = 0;
  while (quiet < quietTicks && world.clock.now() < giveUpAt) {
    const before = passes();
    await pass(5 * minute);
    await untilQueueIsEmpty(world, pass);
    quiet = passes() === before ? quiet + 1 : 0;
  }
  return quiet === quietTicks;
}
