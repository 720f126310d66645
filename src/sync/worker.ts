import { afterProblem, afterSuccess, type Health } from '../connection/health';
import { mayBeSynced, type Connections, type ConnectionState } from '../connection/connections';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import { backfill, needsBackfill } from './backfill';
import type { SyncContext } from './context';
import { issueDelta, taskDelta } from './delta';
import { syncItems } from './items';
import { NotYet } from './not-yet';
import { beat, readProgress, saveProgress, type Progress } from './progress';
import { recoverCreates } from './recover';
import type { SyncQueue, SyncRequest } from './request';
import { retryParked } from './retry';
import { Runs, type RunTally } from './runs';

export interface WorkerParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly leases: Leases;
  readonly queue: SyncQueue;
  readonly log: Logger;
  openContext(state: ConnectionState, timeLeft: () => boolean): Promise<SyncContext>;
}

/** `busy` asks to be called again soon; everything else has been dealt with. */
export type WorkOutcome = 'done' | 'busy';

/** No new page is begun this close to the end of the invocation: the longest single call is cut at 20 s. */
const RESERVE_MS = 40_000;
const MAX_DELAY_SECONDS = 900;

/**
 * One pass over one connection, alone: the lease runs until the end of this invocation, which nobody outlives.
 * Whatever happens, what has been stored stays true, so that the pass can be killed at any call and begun again.
 */
export async function work(parts: WorkerParts, request: SyncRequest, deadline: number): Promise<WorkOutcome> {
  const { connectionId } = request;
  const state = await connectionOrNothing(parts.connections, connectionId);
  if (state === undefined || !mayBeSynced(state)) return 'done';
  const startedAt = Date.now();
  const lease = await parts.leases.take('sync', connectionId, deadline, startedAt);
  if (lease === undefined) return 'busy';
  try {
    await pass(parts, state, request, startedAt, deadline);
  } finally {
    await lease.release();
  }
  return 'done';
}

async function connectionOrNothing(
  connections: Connections,
  id: string,
): Promise<ConnectionState | undefined> {
  try {
    return await connections.get(id);
  } catch (error) {
    // The connection was deleted while its event waited: there is nothing left to do.
    if (error instanceof Problem && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function pass(
  parts: WorkerParts,
  state: ConnectionState,
  request: SyncRequest,
  startedAt: number,
  deadline: number,
): Promise<void> {
  const { connectionId } = request;
  const timeLeft = (): boolean => Date.now() < deadline - RESERVE_MS;
  const progress = await readProgress(parts.storage, connectionId);
  if (progress.waitUntil !== null && progress.waitUntil > startedAt)
    return postpone(parts, request, progress.waitUntil);
  const context = await parts.openContext(state, timeLeft);
  try {
    const complete = await everything(context, request, progress);
    await heal(parts, state);
    if (complete) await beat(parts.storage, connectionId, Date.now());
    else await parts.queue.push({ kind: 'delta', connectionId, trigger: request.trigger });
    await remember(
      parts,
      request,
      context.tally,
      startedAt,
      context.tally.failed > 0 ? 'complete-with-failures' : 'complete',
    );
  } catch (error) {
    if (error instanceof NotYet) return waitUntil(parts, request, error.until);
    if (!(error instanceof Problem)) throw error;
    await remember(parts, request, context.tally, startedAt, error.passing ? 'waiting' : 'stopped');
    await interrupted(parts, state, request, error);
  }
}

async function everything(context: SyncContext, request: SyncRequest, from: Progress): Promise<boolean> {
  const counted = (progress: Progress): Progress => ({
    ...progress,
    linked: sum(from.linked, context.tally.linked),
    retryAt: earlier(progress.retryAt, context.tally.retryAt),
  });
  const save = (progress: Progress): Promise<void> =>
    saveProgress(context.storage, context.connection.id, counted(progress));
  await recoverCreates(context);
  if (request.kind === 'items') {
    await syncItems(context, request);
    const progress = counted(await retryParked(context, from));
    if (JSON.stringify(progress) !== JSON.stringify(from)) await save(progress);
    return true;
  }
  let progress: Progress = { ...from, waitUntil: null };
  const unfilled = context.projects.filter(({ link }) => needsBackfill(progress, link.id));
  for (const project of unfilled) {
    const filled = await backfill(context, project, progress, save);
    progress = filled.progress;
    if (!filled.complete) return false;
  }
  if (unfilled.length > 0) {
    // All that Jira would tell now is what this pass has just made; the next tick reads it once, from before it began.
    await save({ ...progress, jiraThrough: progress.jiraThrough ?? startOf(context) });
    return true;
  }
  const tasks = await taskDelta(context, progress, save);
  if (!tasks.complete) return false;
  const issues = await issueDelta(context, tasks.progress, save);
  if (!issues.complete) return false;
  progress = await retryParked(context, issues.progress);
  if (JSON.stringify(counted(progress)) !== JSON.stringify(from)) await save(progress);
  return true;
}

/** Before the first project was linked nothing that happened in Jira concerns the connection. */
function startOf(context: SyncContext): number {
  return Math.min(...context.projects.map(({ link }) => link.linkedAt));
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function sum(before: Progress['linked'], fresh: ReadonlyMap<string, number>): Progress['linked'] {
  const after = { ...before };
  for (const [linkId, count] of fresh) after[linkId] = (after[linkId] ?? 0) + count;
  return after;
}

async function heal(parts: WorkerParts, { connection, health }: ConnectionState): Promise<void> {
  const healed = afterSuccess(health, Date.now());
  if (healed !== health) await parts.connections.saveHealth(connection.value.id, healed);
}

/** A provider that asks for patience gets it, and it costs no retry; other problems are shown and wait for the next tick. */
async function interrupted(
  parts: WorkerParts,
  state: ConnectionState,
  request: SyncRequest,
  problem: Problem,
): Promise<void> {
  const { connectionId } = request;
  parts.log.warn('A pass ended early', { connectionId, code: problem.code });
  if (problem.details.retry === 'after' && problem.details.retryAt !== undefined)
    return waitUntil(parts, request, problem.details.retryAt);
  await reportProblem(parts.connections, connectionId, state.health, problem);
}

/** Item problems never come this far; anything that does concerns the connection. */
export async function reportProblem(
  connections: Connections,
  connectionId: string,
  health: Health,
  problem: Problem,
): Promise<void> {
  const next = afterProblem(health, problem, Date.now());
  if (next !== health) await connections.saveHealth(connectionId, next);
}

async function waitUntil(parts: WorkerParts, request: SyncRequest, until: number): Promise<void> {
  const progress = await readProgress(parts.storage, request.connectionId);
  await saveProgress(parts.storage, request.connectionId, { ...progress, waitUntil: until });
  await postpone(parts, request, until);
}

async function postpone(parts: WorkerParts, request: SyncRequest, until: number): Promise<void> {
  const seconds = Math.min(MAX_DELAY_SECONDS, Math.max(1, Math.ceil((until - Date.now()) / 1000)));
  await parts.queue.push(request, seconds);
}

async function remember(
  parts: WorkerParts,
  request: SyncRequest,
  tally: RunTally,
  startedAt: number,
  outcome: 'complete' | 'complete-with-failures' | 'waiting' | 'stopped',
): Promise<void> {
  if (!tally.touched) return;
  const { created, updated, failed } = tally;
  parts.log.info('A pass is over', { connectionId: request.connectionId, created, updated, failed, outcome });
  await new Runs(parts.storage).record(request.connectionId, startedAt, {
    endedAt: Date.now(),
    trigger: request.trigger,
    created,
    updated,
    failed,
    outcome,
  });
}
