import type { Connections, ConnectionState } from '../connection/connections';
import { afterProblem, authorized } from '../connection/health';
import { Problem } from '../errors/problem';
import type { SyncQueue } from './request';

interface ReportParts {
  readonly connections: Connections;
  readonly queue: SyncQueue;
}

/**
 * Shows a problem that concerns the whole connection. What was found with credentials that have been replaced since says
 * nothing about those that are in use: another pass finds out. A connection that was deleted or disconnected meanwhile
 * is left as it is.
 */
export async function reportProblem(
  parts: ReportParts,
  asked: ConnectionState,
  problem: Problem,
): Promise<void> {
  const { connections } = parts;
  const { id } = asked.connection.value;
  const now = await stateOrNothing(connections, id);
  if (now === undefined) return;
  if (replaced(asked, now)) return askAgain(parts, id);
  const next = afterProblem(now.health, problem, Date.now());
  if (next === now.health) return;
  await connections.saveHealth(id, next);
  if (next.status !== 'Unauthorized') return;
  // A new grant may have come between the look and the write: its status must not stay the old one's.
  const after = await stateOrNothing(connections, id);
  if (after === undefined || !replaced(asked, after)) return;
  await connections.saveHealth(id, authorized(after.health, Date.now()));
  await askAgain(parts, id);
}

/** The connection as it stands; undefined when nothing is to be said of it any more. */
export async function stateOrNothing(
  connections: Connections,
  id: string,
): Promise<ConnectionState | undefined> {
  return (await stateBeside(connections, id, []))?.state;
}

/** The same with further records, read in the same batch. */
export async function stateBeside(
  connections: Connections,
  id: string,
  besideKeys: readonly string[],
): Promise<Awaited<ReturnType<Connections['getBeside']>> | undefined> {
  try {
    const found = await connections.getBeside(id, besideKeys);
    const { deletedAt, disconnectedAt } = found.state.connection.value;
    return deletedAt === null && disconnectedAt === null ? found : undefined;
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function replaced(asked: ConnectionState, now: ConnectionState): boolean {
  return asked.connection.value.credentials?.id !== now.connection.value.credentials?.id;
}

async function askAgain({ queue }: ReportParts, connectionId: string): Promise<void> {
  await queue.push({ kind: 'delta', connectionId, trigger: 'schedule' });
}
