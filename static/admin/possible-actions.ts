import type { ConnectionSummary } from '../../src/contract/views';
import type { WordKey } from '../shared/words/catalogue';

/** For each action the words that say why it is not possible now; null where it is. */
export interface PossibleActions {
  readonly syncNow: WordKey | null;
  readonly setActive: WordKey | null;
  readonly reauthorise: WordKey | null;
}

type Known = Pick<ConnectionSummary, 'status' | 'active' | 'run' | 'projectLinks'>;

function whyNoSync(connection: Known): WordKey | null {
  if (connection.status === 'Draft') return 'blocked.draft';
  if (connection.status === 'Unauthorized') return 'blocked.unauthorized';
  if (connection.projectLinks === 0) return 'blocked.noProject';
  if (!connection.active) return 'blocked.inactive';
  return connection.run.state === 'syncing' ? 'blocked.syncing' : null;
}

export function possibleActions(connection: Known): PossibleActions {
  const draft = connection.status === 'Draft' ? 'blocked.draft' : null;
  return { syncNow: whyNoSync(connection), setActive: draft, reauthorise: draft };
}
