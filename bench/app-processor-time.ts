import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';

const samplingMicroseconds = 1_000;
/** The naive engine is no bundle: its own files and the packages of Forge that it calls. */
const naive = /\/bench\/naive\/|\/node_modules\/@forge\/(?:api|kvs|events)\//;

/** Milliseconds of processor time while some work was done. */
export interface ProcessorTime {
  /** In the engine's code and what it called of Node, with its part of the garbage collection. */
  readonly app: number;
  /** In everything: the app, Forge, Jira and the platform share this process. */
  readonly all: number;
}

/** Does the work under V8's sampling profiler, which alone can tell the app's time from that of its surroundings. */
export async function underProfiler(bundleFile: string, work: () => Promise<void>): Promise<ProcessorTime> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: samplingMicroseconds });
    await session.post('Profiler.start');
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const { profile } = await session.post('Profiler.stop');
    const all = (user + system) / 1000;
    return { app: all * shareOf(bundleFile, profile), all };
  } finally {
    session.disconnect();
  }
}

/** Between 0 and 1; the garbage collector is shared out alike. */
function shareOf(bundleFile: string, { nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const nodeById = new Map(nodes.map((node) => [node.id, node]));
  const owners = new Map<number, 'app' | 'others' | 'collector' | 'idle'>();
  const visit = (id: number, inherited: 'app' | 'others'): void => {
    const node = nodeById.get(id);
    if (node === undefined) return;
    const { url, functionName } = node.callFrame;
    // What is Node's own counts for whoever called it.
    const owner =
      url.endsWith(bundleFile) || naive.test(url)
        ? 'app'
        : url === '' || url.startsWith('node:')
          ? inherited
          : 'others';
    const special =
      functionName === '(garbage collector)' ? 'collector' : functionName === '(idle)' ? 'idle' : owner;
    owners.set(id, special);
    for (const child of node.children ?? []) visit(child, owner);
  };
  const [root] = nodes;
  if (root !== undefined) visit(root.id, 'others');
  const sums = { app: 0, others: 0, collector: 0, idle: 0 };
  samples.forEach((id, position) => {
    sums[owners.get(id) ?? 'others'] += (timeDeltas[position] ?? 0) / 1000;
  });
  // Samples tell shares alone: on a busy machine they also count the time in which somebody else ran.
  const busy = sums.app + sums.others;
  return busy === 0 ? 0 : sums.app / busy;
}
