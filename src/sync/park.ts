import type { OpenConflict } from '../contract/history-views';
import type { Problem } from '../errors/problem';
import type { SyncContext } from './context';
import type { Failure, Item } from './failures';
import { withFieldName } from './name-field';

/** An item, where it stands among the project links, and what is known to be wrong with it. */
export interface Troubled {
  readonly projectLinkId: string;
  readonly item: Item;
  readonly known: Failure | undefined;
}

/** Records that an item could not be synced, and sees that it is tried again when its time has come. */
export async function park(
  context: SyncContext,
  { projectLinkId, item, known }: Troubled,
  problem: Problem,
  conflicts: readonly OpenConflict[] = [],
): Promise<void> {
  const failure = await context.failures.record(
    context.connection.id,
    projectLinkId,
    item,
    await withFieldName(context, projectLinkId, problem),
    'failure',
    known,
    Date.now(),
    conflicts,
  );
  context.tally.park(failure.nextTryAt);
}

/** The same for an item that was synced, or rests, with something that its reader should know. */
export async function tell(
  context: SyncContext,
  { projectLinkId, item, known }: Troubled,
  problem: Problem,
): Promise<void> {
  const { id } = context.connection;
  const now = Date.now();
  const notice = await context.failures.record(id, projectLinkId, item, problem, 'notice', known, now);
  if (notice.nextTryAt !== null) context.tally.later(notice.nextTryAt);
}
