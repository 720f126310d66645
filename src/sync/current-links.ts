import type { SyncContext } from './context';
import type { Link } from './links';

/**
 * The records of these tasks. One that belongs to a removed project link is as good as deleted: the projects may have
 * been linked afresh, with others, before it was.
 */
export async function currentLinks(
  context: SyncContext,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, Link>> {
  const { id, links } = context.connection;
  const found = await context.links.ofTasks(id, taskIds);
  const standing = new Set(links.map((link) => link.id));
  return new Map([...found].filter(([, { projectLinkId }]) => standing.has(projectLinkId)));
}
