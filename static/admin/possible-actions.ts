import type { ConnectionSummary } from '../../src/contract/views';
import { isUnderWay } from '../shared/poll-period';
import type { WordKey } from '../shared/words/catalogue';

/** For each action the words that say why it is not possible now; null where it is. */
export interface PossibleActions {
  readonly syncNow: WordKey | null;
  readonly setActive: WordKey | null;
  readonly reauthorise: WordKey | null;
  readonly test: WordKey | null;
  readonly resync: WordKey | null;
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

/** A resync only asks for what the next runs do, so a run under way does not stand in its way; another one does. */
function whyNoResync(connection: Known): WordKey | null {
  const noSync = whyNoSync(connection);
  if (noSync !== null && noSync !== 'blocked.syncing') return noSync;
  return connection.resync !== null && isUnderWay(connection.resync) ? 'blocked.resyncing' : null;
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
    disconnect: draft ?? (connection.linksKeptUntil === null ? null : 'blocked.disconnected'),
    remove: null,
  };
}
