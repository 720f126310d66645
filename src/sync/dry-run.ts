import { randomBytes } from 'node:crypto';
import type { Connection } from '../connection/connection';
import type { ConnectionState, Connections } from '../connection/connections';
import { Problem } from '../errors/problem';
import type { Logger } from '../log/log';
import type { Leases } from '../storage/leases';
import type { Storage } from '../storage/port';
import type { Ports, SyncContext } from './context';
import { dryPorts } from './dry-run-ports';
import { dryRunBeginning, DryRuns, type DryRun, type DryRunCounts } from './dry-run-record';
import { DryRunTally } from './dry-run-tally';
import { stateOrNothing } from './report-problem';
import type { SyncQueue, SyncRequest } from './request';
import { StatusPaths } from './status-paths';
import { printOf, takeStep, wholeProject } from './walk-step';

export interface DryRunParts {
  readonly storage: Storage;
  readonly connections: Connections;
  readonly leases: Leases;
  readonly queue: SyncQueue;
  readonly log: Logger;
  openContext(
    state: ConnectionState,
    timeLeft: () => boolean,
    through: (ports: Ports) => Ports,
  ): Promise<SyncContext>;
}

/** Syncs of the same connection wait for the end of an event, so one takes no longer than a few pages. */
const PAGES_AN_EVENT = 5;
const RESERVE_MS = 40_000;
const SHOWN = 100;
const MOST_MISSES = 5;
const MISSED_SECONDS = 60;
const MAX_DELAY_SECONDS = 900;

/** Throws `NOT_FOUND` for a link that the connection does not have, and `NOT_NOW` for one that rests. */
export async function startDryRun(
  parts: { readonly storage: Storage; readonly queue: SyncQueue },
  connection: Connection,
  linkId: string,
  actor: string,
): Promise<DryRun> {
  const link = connection.links.find(({ id }) => id === linkId);
  if (link === undefined) throw new Problem('NOT_FOUND', { scope: 'request', retry: 'never' });
  if (link.paused !== null)
    throw new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status: 'paused' } });
  const dryRun: DryRun = {
    ...dryRunBeginning,
    id: randomBytes(6).toString('hex'),
    linkId,
    startedBy: actor,
    startedAt: Date.now(),
    endedAt: null,
    state: 'waiting',
  };
  await new DryRuns(parts.storage).place(connection.id, dryRun);
  await parts.queue.push({ kind: 'dry-run', connectionId: connection.id, trigger: 'person', id: dryRun.id });
  return dryRun;
}

/** Ends it where it is: what was counted so far stays. Null when there is none. */
export async function stopDryRun(
  { storage }: { readonly storage: Storage },
  connectionId: string,
): Promise<DryRun | null> {
  const dryRuns = new DryRuns(storage);
  const stored = await dryRuns.read(connectionId);
  if (stored === null) return null;
  return dryRuns.change(connectionId, stored.id, (dryRun) => ended(dryRun, 'stopped'));
}

/**
 * Some pages of a dry run: the plan of a sync, through ports that write nothing. It needs no lease of the connection, and
 * only its own so that no page is counted twice. False when another worker is at it.
 */
export async function goOnWithDryRun(
  parts: DryRunParts,
  request: Extract<SyncRequest, { kind: 'dry-run' }>,
  deadline: number,
): Promise<boolean> {
  const { connectionId, id } = request;
  const dryRuns = new DryRuns(parts.storage);
  const stored = await dryRuns.read(connectionId);
  if (stored?.id !== id || stored.endedAt !== null) return true;
  const lease = await parts.leases.take('dry-run', connectionId, deadline, Date.now());
  if (lease === undefined) return false;
  const change = (to: (dryRun: DryRun) => DryRun) => dryRuns.change(connectionId, id, to);
  try {
    const state = await stateOrNothing(parts.connections, connectionId);
    const status = state?.health.status;
    if (state === undefined || (status !== 'Authorized' && status !== 'Interrupted')) {
      await change((dryRun) => ended(dryRun, 'failed'));
      return true;
    }
    await somePages(parts, state, stored, change, deadline);
    if ((await dryRuns.read(connectionId))?.endedAt === null) await parts.queue.push(request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await missed(parts, request, change, error);
  } finally {
    await lease.release();
  }
  return true;
}

type Change = (to: (dryRun: DryRun) => DryRun) => Promise<DryRun | null>;

async function somePages(
  parts: DryRunParts,
  state: ConnectionState,
  from: DryRun,
  change: Change,
  deadline: number,
): Promise<void> {
  let dryRun = from;
  const timeLeft = (): boolean => Date.now() < deadline - RESERVE_MS;
  for (let pages = 0; pages < PAGES_AN_EVENT && timeLeft(); pages += 1) {
    const looked = await onePage(parts, state, dryRun, timeLeft);
    const stored = await change((one) => looked(one));
    if (stored?.id !== from.id || stored.endedAt !== null) return;
    dryRun = stored;
  }
}

/** Each page has ports and a context of its own: nothing of it is remembered but what is counted. */
async function onePage(
  parts: DryRunParts,
  state: ConnectionState,
  { linkId, place }: DryRun,
  timeLeft: () => boolean,
): Promise<(stored: DryRun) => DryRun> {
  const tally = new DryRunTally();
  const context = await parts.openContext(state, timeLeft, (ports) => dryPorts(ports, tally));
  const project = context.projects.find(({ link }) => link.id === linkId);
  if (project === undefined) return (stored) => ended(stored, 'failed');
  const print = printOf(project, wholeProject);
  const isOther = place.print !== '' && place.print !== print;
  const begin = isOther ? dryRunBeginning.place : place;
  const step = await takeStep(
    { ...context, projects: [project], paths: new NoPaths(context.jira, context.storage, tally) },
    project,
    { ...begin, reason: 'resync', done: 0, from: null, print },
    { ...wholeProject, onlyUnlinked: true },
  );
  await context.history.store();
  const { phase, task, page } = step.walk;
  const counts = tally.counts(step.looked);
  return (stored) => {
    const before = isOther ? { ...stored, ...dryRunBeginning } : stored;
    const items = [...before.items, ...tally.items];
    const looked: DryRun = {
      ...before,
      state: 'running',
      misses: 0,
      done: before.done + step.looked + counts.createTasks,
      counts: sum(before.counts, counts),
      items: items.slice(0, SHOWN),
      more: before.more || items.length > SHOWN,
      place: { phase: phase === 'failed' ? 'tasks' : phase, task, page, print },
    };
    return step.end ? ended(looked, 'complete') : looked;
  };
}

/** A dry run has all the patience that is asked of it; what is wrong for long ends it. */
async function missed(
  { queue, log }: DryRunParts,
  request: Extract<SyncRequest, { kind: 'dry-run' }>,
  change: Change,
  problem: Problem,
): Promise<void> {
  log.warn('A dry run was held up', { connectionId: request.connectionId, code: problem.code });
  const { retry, retryAt } = problem.details;
  const waits = retry === 'after' && retryAt !== undefined;
  const stored = await change((dryRun) => {
    const misses = waits ? dryRun.misses : dryRun.misses + 1;
    const isOver = !problem.passing || misses >= MOST_MISSES;
    return isOver ? ended({ ...dryRun, misses }, 'failed') : { ...dryRun, misses, state: 'waiting' };
  });
  if (stored?.id !== request.id || stored.endedAt !== null) return;
  const seconds = waits ? Math.ceil((retryAt - Date.now()) / 1000) : MISSED_SECONDS;
  await queue.push(request, Math.min(MAX_DELAY_SECONDS, Math.max(1, seconds)));
}

function ended(dryRun: DryRun, state: 'stopped' | 'complete' | 'failed'): DryRun {
  return { ...dryRun, state, endedAt: Date.now() };
}

function sum(one: DryRunCounts, other: DryRunCounts): DryRunCounts {
  return {
    createIssues: one.createIssues + other.createIssues,
    createTasks: one.createTasks + other.createTasks,
    changeIssues: one.changeIssues + other.changeIssues,
    changeTasks: one.changeTasks + other.changeTasks,
    comments: one.comments + other.comments,
    conflicts: one.conflicts + other.conflicts,
    problems: one.problems + other.problems,
    same: one.same + other.same,
  };
}

/** The way through a workflow is found by going it, so whether there is one only a sync can say. */
class NoPaths extends StatusPaths {
  constructor(
    jira: ConstructorParameters<typeof StatusPaths>[0],
    storage: ConstructorParameters<typeof StatusPaths>[1],
    private readonly tally: DryRunTally,
  ) {
    super(jira, storage);
  }

  override initialStatus(): Promise<string> {
    return Promise.resolve('');
  }

  override move(issue: { readonly id: string }): Promise<void> {
    this.tally.changeIssue(issue.id);
    return Promise.resolve();
  }
}
