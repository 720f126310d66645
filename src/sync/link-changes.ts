import { runningLinks, type Connection } from '../connection/connection';
import type { Progress, Walk } from './progress';

const beginning = { phase: 'tasks', task: null, page: null, done: 0 } as const;
export const walkBeginning = { ...beginning, minutes: null, print: '' } as const;

/**
 * Takes over into the progress what has become of the project links. The cursors of a connection are shared by its
 * links: they leave a paused link behind, and nothing but a walk through its project brings it back. The progress itself
 * remembers which those are, so that no event has to arrive for it.
 */
export function withLinksOf(progress: Progress, connection: Pick<Connection, 'links'>): Progress {
  const running = runningLinks(connection).map(({ id }) => id);
  const resumed = progress.resting.filter((id) => running.includes(id));
  const resting = connection.links
    .filter(({ id, paused }) => paused !== null && progress.backfills[id] !== undefined)
    .map(({ id }) => id);
  const fresh = running.filter((id) => progress.backfills[id] === undefined);
  if (resumed.length + fresh.length === 0 && same(resting, progress.resting)) return progress;
  const walks: Record<string, Walk> = { ...progress.walks };
  for (const id of resumed) walks[id] = { reason: 'resumed', ...walkBeginning };
  const backfills = { ...progress.backfills };
  for (const id of fresh) backfills[id] = { ...beginning };
  return { ...progress, walks, resting, backfills };
}

/** True when a running link has a walk before it, or will have. */
export function mustWalk(progress: Progress, connection: Pick<Connection, 'links'>): boolean {
  return runningLinks(connection).some(
    ({ id }) => progress.walks[id] !== undefined || progress.resting.includes(id),
  );
}

/** Links that the progress knows and the connection no longer has. */
export function removedLinks(progress: Progress, connection: Pick<Connection, 'links'>): readonly string[] {
  const { backfills, walks, linked, removing } = progress;
  const known = [backfills, walks, linked, removing].flatMap((record) => Object.keys(record));
  return [...new Set(known)].filter((id) => connection.links.every((link) => link.id !== id));
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
