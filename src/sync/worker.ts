import { afterSuccess } from '../connection/health';
import { mayBeSynced, type Connections, type ConnectionState } from '../connection/connections';
import type { Editing } from '../connection/editing';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import { keys } from '../storage/keys';
import { Budget } from './budget';
import { cleanUp } from './cleanup';
import type { Ports, SyncContext } from './context';
import { goOnWithDryRun } from './dry-run';
import { everything, type Surroundings } from './everything';
import { Inbox } from './inbox';
import { InboxWork } from './inbox-work';
import { NotYet } from './not-yet';
import { removedLinks } from './link-changes';
import { beat, parseProgress, readProgress, saveProgress, type Progress } from './progress';
import { reportProblem, stateBeside, stateOrNothing } from './report-problem';
import { comesFirst, isBackground, type SyncQueue, type SyncRequest } from './request';
import { ResyncWork } from './resync-work';
import { newRunId, Runs } from './runs';
import { findTroubled, mayBeOneProject, tryingTroubled, withoutTroubled, withTroubled } from './troubled';

export interface WorkerParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly editing: Editing;
  readonly leases: Leases;
  readonly queue: SyncQueue;
  readonly log: Logger;
  openContext(
    state: ConnectionState,
    timeLeft: () => boolean,
    through?: (ports: Ports) => Ports,
  ): Promise<SyncContext>;
}

/** `busy` asks to be called again soon; everything else has been dealt with. */
export type WorkOutcome = 'done' | 'busy';

/** No new page is begun this close to the end of the invocation: the longest single call is cut at 20 s. */
const RESERVE_MS = 40_000;
const MAX_DELAY_SECONDS = 900;
const PAIR_AGAIN_SECONDS = 120;
/** Whoever asked for a turn comes back sooner than what made way for it. */
const MAKES_WAY_SECONDS = 10;

/**
 * One pass over one connection, alone: the lease runs until the end of this invocation, which nobody outlives.
 * Whatever happens, what has been stored stays true, so that the pass can be killed at any call and begun again.
 */
export async function work(parts: WorkerParts, request: SyncRequest, deadline: number): Promise<WorkOutcome> {
  const { connectionId } = request;
  if (request.kind === 'cleanup') return (await cleanUp(parts, request, deadline)) ? 'done' : 'busy';
  if (request.kind === 'dry-run') return (await goOnWithDryRun(parts, request, deadline)) ? 'done' : 'busy';
  const startedAt = Date.now();
  const inbox = new Inbox(parts.storage, connectionId);
  const lease = await parts.leases.take('sync', connectionId, deadline, startedAt);
  if (lease === undefined) {
    if (comesFirst(request)) await inbox.askForTurn(startedAt);
    return 'busy';
  }
  const work = new InboxWork(inbox, parts.storage);
  let budget: Budget | undefined;
  try {
    // After the lease: whoever had it before has written some of it.
    const found = await stateBeside(parts.connections, connectionId, [
      keys.progress(connectionId),
      keys.budget(connectionId),
      ...inbox.keys,
    ]);
    if (found === undefined) return 'done';
    const { state, beside } = found;
    if (!mayBeSynced(state)) await keepResync(parts, request);
    else if (request.kind !== 'inbox' || !inbox.isEmpty(beside)) {
      const { pointsAnHour } = state.connection.value.settings;
      budget = new Budget(beside.get(keys.budget(connectionId)), connectionId, pointsAnHour);
      await pass(parts, state, request, { startedAt, deadline, inbox: work, stored: beside, budget });
    }
  } finally {
    await lease.release([...work.atEnd, ...(budget?.toStore(Date.now()) ?? [])]);
  }
  return 'done';
}

/** What was asked of a resync is written down although nothing can be synced: it goes on, or has ended, when it can. */
async function keepResync({ storage }: WorkerParts, request: SyncRequest): Promise<void> {
  if (request.kind !== 'resync') return;
  const { connectionId } = request;
  const before = await readProgress(storage, connectionId);
  const after = await new ResyncWork(storage, connectionId).admit(request, before);
  if (after !== before) await saveProgress(storage, connectionId, after);
}

/** What one pass works with besides what is to be synced. */
interface Turn extends Omit<Surroundings, 'afterPage'> {
  readonly startedAt: number;
  readonly deadline: number;
  readonly budget: Budget;
}

async function pass(
  parts: WorkerParts,
  state: ConnectionState,
  request: SyncRequest,
  { startedAt, deadline, inbox, stored, budget }: Turn,
): Promise<void> {
  const { connectionId } = request;
  const timeLeft = (): boolean =>
    Date.now() < deadline - RESERVE_MS && !inbox.makesWay && budget.waitsUntil(Date.now()) === null;
  const before = parseProgress(stored.get(keys.progress(connectionId)));
  const progress = tryingTroubled(before, state.connection.value, startedAt);
  if (progress !== before) await saveProgress(parts.storage, connectionId, progress);
  if (progress.waitUntil !== null && progress.waitUntil > startedAt)
    return postpone(parts, request, progress.waitUntil);
  const spentUntil = isBackground(request) ? budget.waitsUntil(startedAt) : null;
  if (spentUntil !== null) return takeRest(parts, request, spentUntil);
  const context = await parts.openContext(reachable(state, progress, startedAt), timeLeft);
  budget.watch(context);
  const afterPage = async (): Promise<void> => {
    await inbox.between(context);
    if (!budget.isWorthStoring) return;
    for (const { entity, key, value } of budget.toStore(Date.now()))
      if (value !== null) await parts.storage.setEntity(entity, key, value);
  };
  const run = {
    id: newRunId(connectionId, startedAt),
    trigger: request.trigger,
    who: askedBy(request),
    spent: context.jira.spent(),
  };
  context.history.begin(run);
  const resync = new ResyncWork(parts.storage, connectionId);
  try {
    const complete = await everything(context, request, progress, resync, { inbox, stored, afterPage });
    await heal(parts, state);
    if (removedLinks(progress, state.connection.value).some((id) => progress.removing[id] === undefined))
      await parts.queue.push({ kind: 'cleanup', connectionId, trigger: request.trigger });
    if (!complete) await goOn(parts, request, inbox, budget, resync);
    // Events tell of some items: only who has looked at both sides may say so.
    else if (request.kind !== 'inbox' && request.kind !== 'items')
      await beat(parts.storage, connectionId, Date.now());
    await remember(
      parts,
      request,
      context,
      run,
      context.tally.failed > 0 ? 'complete-with-failures' : 'complete',
    );
  } catch (error) {
    if (error instanceof NotYet) {
      await resync.wait();
      await remember(parts, request, context, run, 'waiting');
      return waitUntil(parts, request, error.until);
    }
    if (!(error instanceof Problem)) throw error;
    await resync.wait();
    await remember(parts, request, context, run, error.passing ? 'waiting' : 'stopped');
    if (await wasOneProject(parts, context, error, before.troubled))
      return goOn(parts, request, inbox, budget, resync);
    await interrupted(parts, state, request, error);
  }
}

function reachable(state: ConnectionState, progress: Progress, now: number): ConnectionState {
  const { connection } = state;
  return { ...state, connection: { ...connection, value: withoutTroubled(connection.value, progress, now) } };
}

/** What is wrong with one project stops that project's link alone: true when it could be told which. */
async function wasOneProject(
  { storage, log }: WorkerParts,
  context: SyncContext,
  problem: Problem,
  before: Progress['troubled'],
): Promise<boolean> {
  if (!mayBeOneProject(problem)) return false;
  const { id } = context.connection;
  const found = await findTroubled(context, problem).catch((error: unknown) => {
    // Not one project after all.
    if (error instanceof Problem) return new Map<string, Problem>();
    throw error;
  });
  if (found.size === 0) return false;
  log.warn('A project cannot be reached', { connectionId: id, code: problem.code });
  const progress = await readProgress(storage, id);
  await saveProgress(storage, id, withTroubled(progress, found, before, Date.now()));
  return true;
}

async function heal({ connections }: WorkerParts, { connection, health }: ConnectionState): Promise<void> {
  if (health.status !== 'Interrupted') return;
  const { id } = connection.value;
  // Read again: a person may have disconnected it while this pass worked.
  const now = await stateOrNothing(connections, id);
  if (now === undefined) return;
  const healed = afterSuccess(now.health, Date.now());
  if (healed !== now.health) await connections.saveHealth(id, healed);
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
  // What a person did to one pair stands nowhere but in this request; everything else is found again.
  if (request.kind === 'pair' && problem.passing) await parts.queue.push(request, PAIR_AGAIN_SECONDS);
  await reportProblem(parts, state, problem);
}

async function waitUntil(parts: WorkerParts, request: SyncRequest, until: number): Promise<void> {
  const progress = await readProgress(parts.storage, request.connectionId);
  await saveProgress(parts.storage, request.connectionId, { ...progress, waitUntil: until });
  await postpone(parts, request, until);
}

async function goOn(
  parts: WorkerParts,
  request: SyncRequest,
  inbox: InboxWork,
  budget: Budget,
  resync: ResyncWork,
): Promise<void> {
  const { queue } = parts;
  const { connectionId, trigger } = request;
  const wait = inbox.makesWay ? MAKES_WAY_SECONDS : 0;
  if (request.kind === 'inbox') return queue.push(request, wait);
  const rest: SyncRequest = { kind: 'delta', connectionId, trigger, goesOn: true };
  const until = budget.waitsUntil(Date.now());
  if (until === null) return queue.push(rest, wait);
  await resync.wait();
  await takeRest(parts, rest, until);
}

/** Work in the background goes on when there are points again; what somebody waits for is not kept. */
async function takeRest(parts: WorkerParts, request: SyncRequest, until: number): Promise<void> {
  const { connectionId } = request;
  parts.log.info('The points are spent', { connectionId, code: 'POINTS_SPENT' });
  const progress = await readProgress(parts.storage, connectionId);
  if (progress.restUntil !== until)
    await saveProgress(parts.storage, connectionId, { ...progress, restUntil: until });
  await postpone(parts, request, until);
}

/** Events that come meanwhile need not call anybody: what they name is taken then. */
async function postpone(parts: WorkerParts, request: SyncRequest, until: number): Promise<void> {
  if (request.kind === 'inbox') await new Inbox(parts.storage, request.connectionId).putOff(until);
  const seconds = Math.min(MAX_DELAY_SECONDS, Math.max(1, Math.ceil((until - Date.now()) / 1000)));
  await parts.queue.push(request, seconds);
}

async function remember(
  parts: WorkerParts,
  request: SyncRequest,
  { tally, history, jira }: SyncContext,
  run: { readonly id: string; readonly spent: number },
  outcome: 'complete' | 'complete-with-failures' | 'waiting' | 'stopped',
): Promise<void> {
  await history.store();
  if (!tally.touched) return;
  const { created, updated, failed } = tally;
  parts.log.info('A pass is over', { connectionId: request.connectionId, created, updated, failed, outcome });
  await new Runs(parts.storage).record(run.id, {
    endedAt: Date.now(),
    trigger: request.trigger,
    who: askedBy(request),
    created,
    updated,
    failed,
    points: jira.spent() - run.spent,
    outcome,
  });
}

function askedBy(request: SyncRequest): string | null {
  if (request.kind === 'resync') return request.order?.startedBy ?? null;
  return 'who' in request ? (request.who ?? null) : null;
}
