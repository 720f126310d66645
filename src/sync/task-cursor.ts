import type { Task } from '../platform/port';
import { notAhead } from './platform-clock';
import type { Progress } from './progress';

type Place = NonNullable<Progress['task']>;

/** The overlap with the look before, counted on our clock from the last scan that brought something new. */
export const TASK_OVERLAP_MS = 60_000;

/** Behind which place the next look begins: a little before the cursor, while something may still turn up there. */
export function cursorWithOverlap({ task, taskSettled }: Progress): Progress['task'] {
  if (taskSettled || task === null) return task;
  return { updatedAt: new Date(Date.parse(task.updatedAt) - TASK_OVERLAP_MS).toISOString(), id: '' };
}

/**
 * Whether all that the next look brings lies behind the cursor. One that goes on may have been broken off before it: taken
 * for further on, it drew the cursor back among the same stamps, and a block that no pass could finish was looked at for
 * ever.
 */
export function beginsBeyond(progress: Progress): boolean {
  const { task, taskScan } = progress;
  if (taskScan === null) return cursorWithOverlap(progress) === task;
  if (task === null || taskScan.updatedAt > task.updatedAt) return true;
  return taskScan.updatedAt === task.updatedAt && taskScan.id === task.id;
}

/** The place itself or something later: what comes from here on is behind it. */
export function holds(tasks: readonly Task[], place: Progress['task']): boolean {
  return tasks.some(
    ({ updatedAt, id }) =>
      place === null || updatedAt > place.updatedAt || (updatedAt === place.updatedAt && id === place.id),
  );
}

/** A page of changed tasks. */
export interface Paged {
  /** Behind which place it was asked for, and when on our clock, in milliseconds. */
  readonly from: Progress['task'];
  readonly askedAt: number;
  /** Its last task. */
  readonly last: Place;
  readonly more: boolean;
  /** Whether it reaches behind the cursor. */
  readonly isBeyond: boolean;
  /** How far the platform's clock is ahead of ours, in milliseconds; null where it does not tell. */
  readonly ahead: number | null;
}

/**
 * Ids of one stamp stand in the platform's own order, which nobody here knows: `task-1000` may come behind `task-900`. So
 * the cursor follows the pages, and stays where it is as long as they are still before it.
 *
 * It ends where the platform's clock is. Stamps of the future are of a clock that has been set back since, and what is
 * changed until it gets there again comes before them: a worker that was killed after such a page left a cursor in the
 * future behind, and all that was edited until then was never looked at. Pages further on leave it where it is: it is
 * from there that the next look has to begin.
 */
export function advanced(progress: Progress, page: Paged): Progress {
  const { from, last, more, isBeyond, askedAt, ahead } = page;
  const { task } = progress;
  const taskScan = more ? last : null;
  const isThere = task?.updatedAt === last.updatedAt && task.id === last.id;
  const isAhead = task !== null && task.updatedAt > last.updatedAt;
  const isLeft = task !== null && from !== null && from.updatedAt > task.updatedAt;
  if (!isBeyond || isThere || isAhead || isLeft) return { ...progress, taskScan };
  const moved = { ...progress, task: last, taskScan, taskSettled: false, taskSeenAt: Date.now() };
  return notAhead(moved, ahead, askedAt, TASK_OVERLAP_MS);
}
