import type { ConnectionDetail } from '../../../src/contract/views';

/** How the first sync of a new connection stands, and how many items it has brought so far. */
export interface FirstSync {
  readonly state: 'off' | 'awaited' | 'running' | 'done';
  readonly items: number;
}

export function firstSync(connection: Pick<ConnectionDetail, 'active' | 'links' | 'run'>): FirstSync {
  const linked = connection.links.reduce((sum, link) => sum + link.linkedItems, 0);
  if (connection.links.length > 0 && connection.links.every((link) => link.firstSyncDone))
    return { state: 'done', items: linked };
  if (!connection.active) return { state: 'off', items: linked };
  if (connection.run.state === 'syncing')
    return { state: 'running', items: Math.max(linked, connection.run.done) };
  return { state: 'awaited', items: linked };
}
