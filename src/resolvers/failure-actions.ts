import type { ErrorCode } from '../contract/error-codes';
import type { AuditAction } from '../contract/life-cycle-views';
import type { Change } from '../connection/changes';
import { mayBeSynced, type ConnectionState } from '../connection/connections';
import { Problem } from '../errors/problem';
import { FailureMarks } from '../sync/failure-marks';
import { countFailures } from '../sync/failure-pages';
import { Failures, type Failure } from '../sync/failures';
import { Links } from '../sync/links';
import type { ResolverParts } from './parts';

/** Whose failures somebody may do something about: a connection, or within it the links of one project. */
export interface Reach {
  readonly connectionId: string;
  /** Null for all of the connection. */
  readonly linkIds: readonly string[] | null;
  /** Account id of the person who asks. */
  readonly actor: string;
}

/**
 * Has failures tried again, before anything that nobody waits for. Answers how many, as far as that is known. Throws
 * `CONNECTION_NOT_READY` while nothing can be synced.
 */
export async function retryFailures(
  parts: ResolverParts,
  { connectionId, linkIds, actor }: Reach,
  { ids, code }: { readonly ids?: readonly string[] | undefined; readonly code?: ErrorCode | undefined },
): Promise<number> {
  const state = await readyState(parts, connectionId);
  const filters = (linkIds ?? [undefined]).map((linkId) => ({ connectionId, linkId, code }));
  const queued = ids?.length ?? (await countFailures(parts.storage, filters)).count;
  await parts.queue.push({
    kind: 'retry',
    connectionId,
    trigger: 'person',
    who: actor,
    at: Date.now(),
    ...(ids === undefined ? {} : { ids: [...ids] }),
    ...(linkIds === null ? {} : { linkIds: [...linkIds] }),
    ...(code === undefined ? {} : { code }),
  });
  const changes = [{ field: code ?? 'failures', before: '', after: String(queued) }];
  await note(parts, state, actor, 'failures-retried', changes);
  return queued;
}

/** Throws `NOT_FOUND` for a failure that is not within reach, or mended. */
export async function dismissFailure(parts: ResolverParts, reach: Reach, id: string): Promise<void> {
  const failure = await failureWithin(parts, reach, id);
  await new Failures(parts.storage, new FailureMarks(parts.jira)).clear(failure);
  const { severity, taskId } = failure;
  // Of a notice the pair says by itself that it rests or is over.
  if (severity === 'failure' && taskId !== null)
    await new Links(parts.storage).leaveBe(reach.connectionId, taskId);
  const changes = [{ field: failure.error.code, before: nameOf(failure), after: '' }];
  await note(
    parts,
    await parts.connections.get(reach.connectionId),
    reach.actor,
    'failure-dismissed',
    changes,
  );
}

/** Says which side stands, and has the pair synced. Throws `NOT_FOUND` where no such conflict is open. */
export async function settleConflict(
  parts: ResolverParts,
  reach: Reach,
  { id, field, keep }: { readonly id: string; readonly field: string; readonly keep: 'jira' | 'platform' },
): Promise<void> {
  const state = await readyState(parts, reach.connectionId);
  await failureWithin(parts, reach, id);
  const { connectionId, actor } = reach;
  const settled = await new Failures(parts.storage).settle(id, { field, keep, by: actor }, Date.now());
  if (settled === null) throw notFound();
  await parts.queue.push({
    kind: 'retry',
    connectionId,
    trigger: 'person',
    who: actor,
    ids: [id],
    at: Date.now(),
  });
  const { jira, platform } = settled.conflicts.find((conflict) => conflict.field === field) ?? {
    jira: '',
    platform: '',
  };
  const [before, after] = keep === 'jira' ? [platform, jira] : [jira, platform];
  await note(parts, state, actor, 'conflict-settled', [
    { field: `${nameOf(settled)} ${field}`, before, after },
  ]);
}

/** The connection while it can be synced. Throws `CONNECTION_NOT_READY`. */
export async function readyState(parts: ResolverParts, connectionId: string): Promise<ConnectionState> {
  const state = await parts.connections.get(connectionId);
  if (mayBeSynced(state) && state.connection.value.deletedAt === null) return state;
  const { status } = state.health;
  throw new Problem('CONNECTION_NOT_READY', { scope: 'request', retry: 'never', facts: { status } });
}

export async function note(
  { audit }: ResolverParts,
  { connection }: ConnectionState,
  actor: string,
  action: AuditAction,
  changes: readonly Change[],
): Promise<void> {
  const { id: connectionId, name: connectionName } = connection.value;
  await audit.record({ connectionId, connectionName, actor, action, changes });
}

async function failureWithin(
  { storage }: ResolverParts,
  { connectionId, linkIds }: Reach,
  id: string,
): Promise<Failure> {
  const failure = (await new Failures(storage).byIds([id])).get(id);
  if (failure?.connectionId !== connectionId) throw notFound();
  if (linkIds !== null && !linkIds.includes(failure.projectLinkId)) throw notFound();
  return failure;
}

function nameOf({ issueKey, taskKey }: Failure): string {
  return [issueKey, taskKey].filter((key) => key !== null).join(' ');
}

export function notFound(): Problem {
  return new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
}
