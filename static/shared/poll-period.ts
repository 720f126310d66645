import type { ResyncView } from '../../src/contract/life-cycle-views';
import type { RunState } from '../../src/contract/views';

const watched = 3_000;
const busy = 5_000;
const quiet = 30_000;

/** Moves, or is about to. */
function isMoving({ state }: Pick<ResyncView, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'stopping';
}

/** False for a resync that rests as well: it keeps its place, and no other can begin. */
export function hasEnded({ state }: Pick<ResyncView, 'state'>): boolean {
  return state === 'stopped' || state === 'complete' || state === 'complete-with-failures';
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
      one.deleting === true || (one.resync !== undefined && one.resync !== null && isMoving(one.resync)),
  );
  if (underEyes) return watched;
  const moving = connections.some(
    (one) =>
      one.run.state === 'syncing' || (one.active && one.status === 'Authorized' && one.lastRunAt === null),
  );
  return moving ? busy : quiet;
}
