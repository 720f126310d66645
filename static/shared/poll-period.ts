import type { ResyncView } from '../../src/contract/life-cycle-views';
import type { RunState } from '../../src/contract/views';

const watched = 3_000;
const busy = 5_000;
const quiet = 30_000;

/** True until a resync has ended, however it ends. */
export function isUnderWay({ state }: Pick<ResyncView, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'stopping';
}

/** Milliseconds until the next look: short only while a run is under way or the first one is awaited. */
export function pollPeriod(
  connections: readonly {
    readonly run: RunState;
    readonly active: boolean;
    readonly status: string;
    readonly lastRunAt: string | null;
    readonly resync?: ResyncView | null;
    readonly deleting?: boolean;
  }[],
): number {
  const underEyes = connections.some(
    (one) =>
      one.deleting === true || (one.resync !== undefined && one.resync !== null && isUnderWay(one.resync)),
  );
  if (underEyes) return watched;
  const moving = connections.some(
    (one) =>
      one.run.state === 'syncing' || (one.active && one.status === 'Authorized' && one.lastRunAt === null),
  );
  return moving ? busy : quiet;
}
