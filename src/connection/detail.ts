import type { AuthorisationView } from '../contract/authorisation-views';
import type {
  ConnectionDetail,
  ConnectionSummary,
  FailureView,
  ProjectLinkView,
  RunView,
} from '../contract/views';
import type { FreshnessView, QuotaView } from '../contract/history-views';
import type { ChangesFound } from '../contract/mapping';
import type { ConnectionTestView } from '../contract/life-cycle-views';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { Connection, ProjectLink } from './connection';
import { errorView } from './error-view';
import type { SeenError } from './health';
import { mappingInShort } from './mapping-in-short';

export interface DetailParts {
  readonly connection: Connection;
  readonly summary: ConnectionSummary;
  readonly changes: ChangesFound | null;
  readonly authorisation: AuthorisationView;
  readonly tests: readonly ConnectionTestView[];
  readonly links: readonly {
    readonly link: ProjectLink;
    readonly mapping: StoredMapping;
    readonly firstSyncDone: boolean;
    readonly linkedItems: number;
    readonly trouble: SeenError | null;
  }[];
  readonly runs: readonly RunView[];
  readonly failures: readonly FailureView[];
  readonly quota: QuotaView;
  readonly freshness: readonly FreshnessView[];
  readonly queued: number;
}

/** One connection as its own page shows it. There is no place in it for a secret. */
export function detail(parts: DetailParts): ConnectionDetail {
  const { settings, workspaces } = parts.connection;
  return {
    ...parts.summary,
    changes: parts.changes,
    authorisation: parts.authorisation,
    settings: { ...settings },
    tests: parts.tests,
    workspaces: workspaces.map(({ id, name }) => ({ id, name })),
    links: parts.links.map(linkView),
    runs: parts.runs,
    failures: parts.failures,
    quota: parts.quota,
    freshness: parts.freshness,
    queued: parts.queued,
  };
}

function linkView({
  link,
  mapping,
  firstSyncDone,
  linkedItems,
  trouble,
}: DetailParts['links'][number]): ProjectLinkView {
  const { linkedAt: _, mappedAt: __, paused, ...shown } = link;
  return {
    ...shown,
    firstSyncDone,
    linkedItems,
    trouble: trouble === null ? null : errorView(trouble),
    paused: paused === null ? null : { since: new Date(paused.since).toISOString(), by: paused.by },
    statuses: mapping.statuses,
    mapping: mappingInShort(mapping.mapping),
  };
}
