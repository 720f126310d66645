import type { ConnectionStatus, ConnectionSummary, ErrorView, RunState } from '../contract/views';
import { LINKS_KEPT_MS, runningLinks, type Connection } from './connection';
import type { ConnectionState } from './connections';
import { errorView } from './error-view';
import { HEARTBEAT_LIMIT_MS, type Health } from './health';

const INTERVAL_MS = 5 * 60_000;

/** What is known of the work on a connection at the moment a page asks. Times are milliseconds. */
export interface Pulse {
  readonly lastRunAt: number | null;
  readonly waitUntil: number | null;
  readonly workingUntil: number | null;
  readonly done: number;
  readonly openFailures: number;
}

/** How a connection stands, without what is remembered of it besides (attention, tests, resync). */
export type Standing = Omit<ConnectionSummary, 'attention' | 'resync' | 'lastTest'>;

export function summarise(
  { connection, health }: ConnectionState,
  platformName: string,
  pulse: Pulse,
  now: number,
): Standing {
  const { id, name, platform, address, active, workspaces, links } = connection.value;
  const { disconnectedAt, deletedAt } = connection.value;
  const shown = honest(connection.value, health, pulse, now);
  return {
    id,
    version: connection.version,
    name,
    platform,
    platformName,
    address,
    status: shown.status,
    active,
    error: shown.error,
    statusSince: new Date(shown.since).toISOString(),
    run: runState(pulse, now),
    lastRunAt: pulse.lastRunAt === null ? null : new Date(pulse.lastRunAt).toISOString(),
    nextRunAt: nextRun(connection.value, health, pulse, now),
    grantedWorkspaces: workspaces.length,
    projectLinks: links.length,
    openFailures: pulse.openFailures,
    number: Number.parseInt(id, 16),
    createdAt: new Date(connection.value.createdAt).toISOString(),
    linksKeptUntil: disconnectedAt === null ? null : new Date(disconnectedAt + LINKS_KEPT_MS).toISOString(),
    deleting: deletedAt !== null,
  };
}

/** A connection that should be looked after and is not is no longer "Authorized", whatever was stored last. */
function honest(
  connection: Connection,
  health: Health,
  pulse: Pulse,
  now: number,
): { status: ConnectionStatus; since: number; error: ErrorView | null } {
  const stored = {
    status: health.status,
    since: health.since,
    error: health.error === null ? null : errorView(health.error),
  };
  const running = runningLinks(connection);
  if (!connection.active || health.status !== 'Authorized' || running.length === 0) return stored;
  const since = lookedAfterSince(connection, health, pulse) + HEARTBEAT_LIMIT_MS;
  const waiting = pulse.waitUntil !== null && pulse.waitUntil > now;
  const working = pulse.workingUntil !== null && pulse.workingUntil > now;
  if (since > now || waiting || working) return stored;
  const firstSeenAt = new Date(since).toISOString();
  const error: ErrorView = {
    code: 'RUN_STALE',
    facts: {},
    firstSeenAt,
    lastSeenAt: new Date(now).toISOString(),
    reference: `PL-RUN-${connection.id.slice(0, 6).toUpperCase()}`,
  };
  return { status: 'Interrupted', since, error };
}

/** The latest moment at which nobody could say that a run was missing. */
export function lookedAfterSince(connection: Connection, health: Health, pulse: Pulse): number {
  const linkedAt = Math.max(...runningLinks(connection).map((link) => link.linkedAt));
  return Math.max(pulse.lastRunAt ?? linkedAt, health.since, connection.activatedAt ?? 0);
}

function runState(pulse: Pulse, now: number): RunState {
  if (pulse.waitUntil !== null && pulse.waitUntil > now)
    return { state: 'waiting', resumesAt: new Date(pulse.waitUntil).toISOString(), done: pulse.done };
  return {
    state: pulse.workingUntil !== null && pulse.workingUntil > now ? 'syncing' : 'idle',
    resumesAt: null,
    done: pulse.done,
  };
}

function nextRun(connection: Connection, health: Health, pulse: Pulse, now: number): string | null {
  if (
    !connection.active ||
    runningLinks(connection).length === 0 ||
    health.status === 'Draft' ||
    health.status === 'Unauthorized'
  )
    return null;
  if (pulse.waitUntil !== null && pulse.waitUntil > now) return new Date(pulse.waitUntil).toISOString();
  // A run that failed leaves no beat, but it has been: the next one comes an interval after it.
  const last = Math.max(pulse.lastRunAt ?? 0, health.error?.lastSeenAt ?? 0);
  const due = (last === 0 ? now : last) + INTERVAL_MS;
  return new Date(Math.max(due, now)).toISOString();
}
