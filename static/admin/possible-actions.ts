import type { ConnectionSummary } from '../../src/contract/views';
import { hasEnded } from '../shared/poll-period';
import type { WordKey } from '../shared/words/catalogue';

/** For each action the words that say why it is not possible now; null where it is. */
export interface PossibleActions {
  readonly syncNow: WordKey | null;
  readonly setActive: WordKey | null;
  readonly reauthorise: WordKey | null;
  readonly test: WordKey | null;
  readonly resync: WordKey | null;
  /** Trying anew what failed. */
  readonly retry: WordKey | null;
  readonly disconnect: WordKey | null;
  readonly remove: WordKey | null;
}

type Known = Pick<
  ConnectionSummary,
  'status' | 'active' | 'run' | 'projectLinks' | 'resync' | 'linksKeptUntil' | 'deleting'
>;

function whyNoSync(connection: Known): WordKey | null {
  if (connection.status === 'Draft') return 'blocked.draft';
  if (connection.status === 'Unauthorized') return 'blocked.unauthorized';
  if (connection.projectLinks === 0) return 'blocked.noProject';
  if (!connection.active) return 'blocked.inactive';
  return connection.run.state === 'syncing' ? 'blocked.syncing' : null;
}

/** What is only asked for, and done by the next runs, does not mind that one is under way. */
function whyNoOrder(connection: Known): WordKey | null {
  const noSync = whyNoSync(connection);
  return noSync === 'blocked.syncing' ? null : noSync;
}

function whyNoResync(connection: Known): WordKey | null {
  const { resync } = connection;
  return whyNoOrder(connection) ?? (resync !== null && !hasEnded(resync) ? 'blocked.resyncing' : null);
}

function whyNotActive(connection: Known): WordKey | null {
  if (connection.status === 'Draft') return 'blocked.draft';
  // Switching off is always possible; switching on without access would only be refused.
  return connection.status === 'Unauthorized' && !connection.active ? 'blocked.unauthorized' : null;
}

export function possibleActions(connection: Known): PossibleActions {
  if (connection.deleting) {
    const why = 'blocked.deleting';
    return {
      syncNow: why,
      setActive: why,
      reauthorise: why,
      test: why,
      resync: why,
      retry: why,
      disconnect: why,
      remove: why,
    };
  }
  const draft = connection.status === 'Draft' ? 'blocked.draft' : null;
  return {
    syncNow: whyNoSync(connection),
    setActive: whyNotActive(connection),
    reauthorise: draft,
    test: draft,
    resync: whyNoResync(connection),
    retry: whyNoOrder(connection),
    disconnect: draft ?? (connection.linksKeptUntil === null ? null : 'blocked.disconnected'),
    remove: null,
  };
}
