import type { ServiceView } from '../contract/life-cycle-views';
import type { ChangesFound } from '../contract/mapping';
import type { ConnectionDetail, ConnectionSummary } from '../contract/views';
import { attentionFor, sameTenantAs } from '../connection/attention';
import { authorisationView } from '../connection/authorisation-view';
import type { Connection } from '../connection/connection';
import type { ConnectionState } from '../connection/connections';
import { detail } from '../connection/detail';
import { changesFound } from '../connection/mapping-sides';
import { OfferedWorkspaces } from '../connection/offered-workspaces';
import { serviceView } from '../connection/service';
import { summarise } from '../connection/summary';
import type { ConnectionTestView } from '../contract/life-cycle-views';
import { keys } from '../storage/keys';
import { freshnessView, quotaView } from '../sync/budget';
import { failureView } from '../sync/failure-view';
import { Inbox } from '../sync/inbox';
import { readPulses, type PulseOf } from '../sync/pulses';
import { parseResync } from '../sync/resync';
import { Runs } from '../sync/runs';
import type { ResolverParts } from './parts';

const RUNS_SHOWN = 20;
const FAILURES_SHOWN = 50;

/** One connection with what stands beside it in storage. */
interface Looked extends PulseOf {
  readonly state: ConnectionState;
  readonly tests: readonly ConnectionTestView[];
  readonly summary: ConnectionSummary;
}

/** All connections as the list shows them, and whether anybody looks after them. */
export async function listOf(
  parts: ResolverParts,
): Promise<{ connections: readonly ConnectionSummary[]; service: ServiceView }> {
  const all = await parts.connections.all();
  const looked = await look(parts, all, all);
  return { connections: looked.map(({ summary }) => summary), service: serviceView(looked, Date.now()) };
}

/** The detail as it stands in storage now, after something was done. Throws `NOT_FOUND`. */
export async function freshDetail(parts: ResolverParts, connectionId: string): Promise<ConnectionDetail> {
  return detailOf(parts, await parts.connections.get(connectionId));
}

export async function detailOf(parts: ResolverParts, state: ConnectionState): Promise<ConnectionDetail> {
  const { value } = state.connection;
  const inbox = new Inbox(parts.storage, value.id);
  const [[looked], work, runs, redirectUri, applicationUrl, mappings] = await Promise.all([
    parts.connections.all().then((all) => look(parts, [state], all)),
    parts.storage.getEntities('record', [keys.budget(value.id), ...inbox.keys]),
    new Runs(parts.storage).latest(value.id, RUNS_SHOWN),
    parts.redirectUri(),
    parts.site.url(),
    Promise.all(value.links.map((link) => parts.linkProjects.mapping(link.id))),
  ]);
  if (looked === undefined) throw new Error('A connection without a summary');
  const { progress, failures, tests, summary } = looked;
  const { methods } = parts.platforms.kind(value);
  const links = value.links.flatMap((link, position) => {
    const mapping = mappings[position];
    const firstSyncDone = progress.backfills[link.id]?.phase === 'done';
    return mapping === undefined
      ? []
      : [
          {
            link,
            mapping,
            firstSyncDone,
            linkedItems: progress.linked[link.id] ?? 0,
            trouble: progress.troubled[link.id]?.error ?? null,
          },
        ];
  });
  return detail({
    connection: value,
    summary,
    changes: changesOf(parts, value, progress.scannedAt !== null),
    authorisation: authorisationView(value, { redirectUri, applicationUrl, methods }),
    tests,
    links,
    runs,
    failures: failures.slice(0, FAILURES_SHOWN).map(failureView),
    quota: quotaView(work.get(keys.budget(value.id)), value.settings.pointsAnHour, Date.now()),
    freshness: freshnessView(
      work.get(keys.budget(value.id)),
      value.links.map(({ id }) => id),
      looked.pulse.lastRunAt,
    ),
    queued: inbox.count(work),
  });
}

/** Whoever has read a platform as a whole has found out that it cannot say what changed. */
function changesOf(
  { platforms }: Pick<ResolverParts, 'platforms'>,
  connection: Connection,
  scanned: boolean,
): ChangesFound | null {
  if (connection.grant === null) return null;
  return scanned ? 'read' : changesFound(platforms.capabilities(connection));
}

/** Everything stored beside these connections, in one batch; `all` tells which of them share a tenant. */
async function look(
  parts: ResolverParts,
  states: readonly ConnectionState[],
  all: readonly ConnectionState[],
): Promise<readonly Looked[]> {
  if (states.length === 0) return [];
  const { storage, tests: connectionTests } = parts;
  const ids = states.map(({ connection }) => connection.value.id);
  const records = await storage.getEntities(
    'record',
    ids.flatMap((id) => [keys.progress(id), keys.resync(id), keys.tests(id), keys.workspaces(id)]),
  );
  const pulses = await readPulses(storage, ids, records);
  const offered = new OfferedWorkspaces(storage);
  const now = Date.now();
  return states.flatMap((state): Looked[] => {
    const { value } = state.connection;
    const read = pulses.get(value.id);
    if (read === undefined) return [];
    const tests = connectionTests.parse(records.get(keys.tests(value.id)));
    const ended = tests.find(({ endedAt }) => endedAt !== null);
    const fresh = offered.parse(records.get(keys.workspaces(value.id)))?.fresh ?? [];
    const around = {
      openFailures: read.pulse.openFailures,
      freshWorkspaces: fresh.map(({ name }) => name),
      sameTenantAs: sameTenantAs(value, all),
      tested: connectionTests.parsePassed(records.get(keys.tests(value.id)), value),
    };
    const summary: ConnectionSummary = {
      ...summarise(state, parts.platforms.name(value), read.pulse, now),
      attention: attentionFor(state, around, now),
      resync: parseResync(storage, records.get(keys.resync(value.id)), read.progress, now),
      lastTest:
        ended === undefined || ended.endedAt === null
          ? null
          : { at: ended.endedAt, passed: ended.passed === true },
    };
    return [{ ...read, state, tests, summary }];
  });
}
