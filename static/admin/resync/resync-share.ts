import type { ResyncView } from '../../../src/contract/life-cycle-views';

type Known = Pick<ResyncView, 'state' | 'done' | 'total'>;

/** How far a resync is, from 0 to 1; null before it has begun. What is found on top never takes it beyond 99 %. */
export function resyncShare({ state, done, total }: Known): number | null {
  if ((state === 'waiting' && done === 0) || total === 0) return null;
  return Math.min(0.99, done / total);
}

/** Minutes that are left at this rate, at least one; null while nobody can tell. */
export function minutesLeft({ state, done, total, rate }: Known & Pick<ResyncView, 'rate'>): number | null {
  if (state !== 'running' || rate === null || rate <= 0 || done >= total) return null;
  return Math.max(1, Math.ceil((total - done) / rate));
}
