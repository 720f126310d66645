import { runningLinks, type Connection } from '../connection/connection';
import type { Progress, Walk } from './progress';

const beginning = { phase: 'tasks', task: null, page: null, done: 0 } as const;
export const walkBeginning = { ...beginning, from: null, print: '' } as const;

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
  const remapped = remappedLinks(progress, connection);
  if (resumed.length + fresh.length + remapped.length === 0 && same(resting, progress.resting))
    return progress;
  const walks: Record<string, Walk> = { ...progress.walks };
  for (const id of resumed) walks[id] = { reason: 'resumed', ...walkBeginning };
  // A walk of the whole link that is under way begins again by itself when the mapping is another.
  for (const { id } of remapped) walks[id] ??= { reason: 'resumed', ...walkBeginning };
  const mapped = {
    ...progress.mapped,
    ...Object.fromEntries(remapped.map(({ id, mappedAt }) => [id, mappedAt])),
  };
  const backfills = { ...progress.backfills };
  for (const id of fresh) backfills[id] = { ...beginning };
  return { ...progress, walks, resting, backfills, mapped };
}

/** True when a running link has a walk before it, or will have. */
export function mustWalk(progress: Progress, connection: Pick<Connection, 'links'>): boolean {
  const waiting = runningLinks(connection).some(
    ({ id }) => progress.walks[id] !== undefined || progress.resting.includes(id),
  );
  return waiting || remappedLinks(progress, connection).length > 0;
}

/**
 * Running links whose mapping was saved since they were last walked through: what does not move would never meet it.
 * Those in a first sync or a resync have it done first, since both may be past what they have to meet again.
 */
function remappedLinks(
  progress: Progress,
  connection: Pick<Connection, 'links'>,
): readonly { readonly id: string; readonly mappedAt: number }[] {
  return runningLinks(connection).flatMap(({ id, mappedAt = 0 }) => {
    const due = mappedAt > (progress.mapped[id] ?? 0) && progress.backfills[id]?.phase === 'done';
    return due && progress.walks[id]?.reason !== 'resync' ? [{ id, mappedAt }] : [];
  });
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
