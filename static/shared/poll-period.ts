import type { RunState } from '../../src/contract/views';

const busy = 5_000;
const quiet = 30_000;

/** Milliseconds until the next look: short only while a run is under way or the first one is awaited. */
export function pollPeriod(
  connections: readonly {
    readonly run: RunState;
    readonly active: boolean;
    readonly status: string;
    readonly lastRunAt: string | null;
  }[],
): number {
  const moving = connections.some(
    (one) =>
      one.run.state === 'syncing' || (one.active && one.status === 'Authorized' && one.lastRunAt === null),
  );
  return moving ? busy : quiet;
}
