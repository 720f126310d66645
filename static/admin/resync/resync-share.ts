import type { ResyncView } from '../../../src/contract/life-cycle-views';

/** How far a resync is, from 0 to 1; null while it cannot be told. What is found on top never takes it beyond 99 %. */
export function resyncShare({
  state,
  done,
  total,
}: Pick<ResyncView, 'state' | 'done' | 'total'>): number | null {
  if (state !== 'running' || total === 0) return null;
  return Math.min(0.99, done / total);
}
