import type { Progress } from './progress';

/** Less than this is how long answers take and what is rounded; the overlap of two looks makes up for it. */
const UNCERTAIN_MS = 30_000;

/** How far a clock that was ahead by `before` has been set back since, in milliseconds; 0 when it has not. */
export function setBackBy(before: number, ahead: number | null): number {
  return ahead === null || before - ahead <= UNCERTAIN_MS ? 0 : before - ahead;
}

/**
 * The progress of a platform whose clock now is ahead by so much. After it was set back, changes are stamped before the
 * cursor: it is set back by as much, and a little more.
 */
export function onClock(progress: Progress, ahead: number | null, overlapMs: number): Progress {
  const { task, taskAheadMs } = progress;
  if (ahead === null || Math.abs(taskAheadMs - ahead) <= UNCERTAIN_MS) return progress;
  const moved = { ...progress, taskAheadMs: ahead };
  const back = setBackBy(taskAheadMs, ahead);
  if (back === 0 || task === null) return moved;
  return { ...moved, task: earlier(task, back + overlapMs), taskScan: null, taskSettled: false };
}

/**
 * No cursor stands where the platform's clock has yet to come, or all that is changed before it gets there would be
 * missed: what was stamped by a clock that ran ahead is rather met again with each look. `askedAt` is when the last page
 * was asked for, on our clock in milliseconds.
 */
export function notAhead(
  progress: Progress,
  ahead: number | null,
  askedAt: number,
  overlapMs: number,
): Progress {
  if (ahead === null || progress.task === null) return progress;
  const there = askedAt + ahead;
  if (Date.parse(progress.task.updatedAt) <= there + UNCERTAIN_MS) return progress;
  return { ...progress, task: { updatedAt: stamp(there - overlapMs), id: '' }, taskSettled: false };
}

/** A stamp of the platform as our clock would have given it, where the two are far enough apart to tell. */
export function onOurClock(updatedAt: string, ahead: number | null): string {
  return ahead === null || Math.abs(ahead) <= UNCERTAIN_MS ? updatedAt : stamp(Date.parse(updatedAt) - ahead);
}

function earlier({ updatedAt }: NonNullable<Progress['task']>, milliseconds: number): Progress['task'] {
  return { updatedAt: stamp(Date.parse(updatedAt) - milliseconds), id: '' };
}

function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
