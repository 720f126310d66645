import type { ConnectionDetail, ConnectionSummary } from '../contract/views';
import type { ConnectionState } from '../connection/connections';
import { detail } from '../connection/detail';
import { summarise } from '../connection/summary';
import { Failures } from '../sync/failures';
import { failureView } from '../sync/failure-view';
import { readPulse } from '../sync/pulse';
import { Runs } from '../sync/runs';
import type { ResolverParts } from './parts';

const RUNS_SHOWN = 20;
const FAILURES_SHOWN = 50;

export async function summaryOf(parts: ResolverParts, state: ConnectionState): Promise<ConnectionSummary> {
  const { value } = state.connection;
  const { pulse } = await readPulse(parts.storage, value.id);
  return summarise(state, parts.platforms.name(value), pulse, Date.now());
}

export async function detailOf(parts: ResolverParts, state: ConnectionState): Promise<ConnectionDetail> {
  const { value } = state.connection;
  const [{ pulse, progress }, runs, failures, redirectUri, mappings] = await Promise.all([
    readPulse(parts.storage, value.id),
    new Runs(parts.storage).latest(value.id, RUNS_SHOWN),
    new Failures(parts.storage).ofConnection(value.id, FAILURES_SHOWN),
    parts.redirectUri(),
    Promise.all(value.links.map((link) => parts.linkProjects.mapping(link.id))),
  ]);
  const links = value.links.flatMap((link, position) => {
    const mapping = mappings[position];
    const firstSyncDone = progress.backfills[link.id]?.phase === 'done';
    return mapping === undefined
      ? []
      : [{ link, mapping, firstSyncDone, linkedItems: progress.linked[link.id] ?? 0 }];
  });
  return detail({
    state,
    platformName: parts.platforms.name(value),
    pulse,
    redirectUri,
    links,
    runs,
    failures: failures.map(failureView),
    now: Date.now(),
  });
}

/** The detail as it stands in storage now, after something was done. */
export async function freshDetail(parts: ResolverParts, connectionId: string): Promise<ConnectionDetail> {
  return detailOf(parts, await parts.connections.get(connectionId));
}
