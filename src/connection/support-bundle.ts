import type { ConnectionTestView } from '../contract/life-cycle-views';
import type { RunView } from '../contract/views';
import type { Failure } from '../sync/failures';
import type { Progress } from '../sync/progress';
import type { AuditRecord } from './audit';
import type { Connection, Credentials } from './connection';
import type { ConnectionState } from './connections';
import type { SeenError } from './health';

export interface SupportSources {
  readonly state: ConnectionState;
  readonly appVersion: string;
  readonly progress: Progress;
  readonly runs: readonly RunView[];
  readonly failures: readonly Failure[];
  readonly tests: readonly ConnectionTestView[];
  readonly audit: readonly AuditRecord[];
  readonly now: number;
}

/**
 * What support needs to see of a connection: codes, numbers, times and ids. Names, titles, people and whatever either
 * side wrote have no place in it; each field is picked by hand, so nothing that is added elsewhere slips in.
 */
export function supportBundle(sources: SupportSources): Readonly<Record<string, unknown>> {
  const { state, now } = sources;
  const { health, connection } = state;
  return {
    format: 'planlink-support',
    version: 1,
    madeAt: iso(now),
    app: sources.appVersion,
    runtime: process.version,
    connection: {
      number: Number.parseInt(connection.value.id, 16),
      version: connection.version,
      status: health.status,
      statusSince: iso(health.since),
      error: health.error === null ? null : causeOf(health.error),
      ...configurationOf(connection.value),
    },
    progress: progressOf(sources.progress),
    runs: sources.runs.map(({ startedAt, endedAt, trigger, created, updated, failed, outcome }) => ({
      startedAt,
      endedAt,
      trigger,
      created,
      updated,
      failed,
      outcome,
    })),
    failures: failuresByCode(sources.failures),
    tests: sources.tests.map(testOf),
    audit: sources.audit.map(({ at, actor, action, changes }) => ({
      at: iso(at),
      by: actor === '' ? 'app' : 'person',
      action,
      // The first part of a field's name says what it was about; later parts may hold a name.
      fields: [...new Set(changes.map(({ field }) => field.split('.')[0]))],
    })),
  };
}

function configurationOf(connection: Connection): Readonly<Record<string, unknown>> {
  const { id, platform, address, active, createdAt, grant, workspaces, links, settings } = connection;
  return {
    id,
    platform,
    address,
    active,
    createdAt: iso(createdAt),
    disconnectedAt: iso(connection.disconnectedAt),
    deletedAt: iso(connection.deletedAt),
    credentials: credentialsOf(connection.credentials),
    staged: credentialsOf(connection.staged),
    grant:
      grant === null
        ? null
        : {
            accountKind: grant.accountKind,
            scopes: grant.scopes,
            missingScopes: grant.missingScopes,
            grantedAt: iso(grant.grantedAt),
            expiresAt: iso(grant.expiresAt),
          },
    workspaces: workspaces.length,
    links: links.map((link) => ({
      id: link.id,
      jiraProjectId: link.jiraProjectId,
      createTasks: link.createTasks,
      linkedAt: iso(link.linkedAt),
      paused: link.paused === null ? null : { since: iso(link.paused.since), by: link.paused.by },
    })),
    settings: {
      mendRole: settings.mendRole === null ? 'project administrators' : 'a role',
      auditDays: settings.auditDays,
      grantNewWorkspaces: settings.grantNewWorkspaces,
    },
  };
}

function credentialsOf(credentials: Credentials | null): Readonly<Record<string, unknown>> | null {
  if (credentials === null) return null;
  const { method, storedAt, expiresAt } = credentials;
  return {
    method,
    storedAt: iso(storedAt),
    expiresAt: iso(expiresAt),
    fingerprint: method === 'oauth1a' ? credentials.fingerprint : null,
  };
}

/** The facts of an error hold names; its code and reference lead to them in the logs. */
function causeOf({ code, firstSeenAt, lastSeenAt, reference }: SeenError): Readonly<Record<string, unknown>> {
  return { code, firstSeenAt: iso(firstSeenAt), lastSeenAt: iso(lastSeenAt), reference };
}

function progressOf(progress: Progress): Readonly<Record<string, unknown>> {
  return {
    jiraThrough: iso(progress.jiraThrough),
    taskThrough: progress.task?.updatedAt ?? null,
    taskSettled: progress.taskSettled,
    retryAt: iso(progress.retryAt),
    waitUntil: iso(progress.waitUntil),
    linked: progress.linked,
    firstSyncs: Object.entries(progress.backfills).map(([link, { phase, done }]) => ({ link, phase, done })),
  };
}

function failuresByCode(failures: readonly Failure[]): readonly Readonly<Record<string, unknown>>[] {
  const codes = [...new Set(failures.map(({ error }) => error.code))].sort();
  return codes.map((code) => {
    const same = failures.filter(({ error }) => error.code === code);
    return {
      code,
      failures: same.filter(({ severity }) => severity === 'failure').length,
      notices: same.filter(({ severity }) => severity === 'notice').length,
      firstSeenAt: iso(Math.min(...same.map(({ error }) => error.firstSeenAt))),
      lastSeenAt: iso(Math.max(...same.map(({ error }) => error.lastSeenAt))),
      references: same.slice(0, 5).map(({ error }) => error.reference),
    };
  });
}

function testOf({
  startedAt,
  endedAt,
  passed,
  checks,
}: ConnectionTestView): Readonly<Record<string, unknown>> {
  return {
    startedAt,
    endedAt,
    passed,
    checks: checks.map(({ name, state, error, milliseconds }) => ({
      name,
      state,
      code: error?.code ?? null,
      milliseconds,
    })),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
