import type { ConnectionDetail, FailureView, ProjectLinkView, RunView } from '../contract/views';
import type { StoredMapping } from '../mapping/stored-mapping';
import type { ProjectLink } from './connection';
import type { ConnectionState } from './connections';
import { summarise, type Pulse } from './summary';

export interface DetailParts {
  readonly state: ConnectionState;
  readonly platformName: string;
  readonly pulse: Pulse;
  readonly redirectUri: string;
  readonly links: readonly {
    readonly link: ProjectLink;
    readonly mapping: StoredMapping;
    readonly firstSyncDone: boolean;
    readonly linkedItems: number;
  }[];
  readonly runs: readonly RunView[];
  readonly failures: readonly FailureView[];
  readonly now: number;
}

/** One connection as its own page shows it. There is no place in it for a secret. */
export function detail(parts: DetailParts): ConnectionDetail {
  const { client, grant } = parts.state.connection.value;
  return {
    ...summarise(parts.state, parts.platformName, parts.pulse, parts.now),
    authorisation: {
      redirectUri: parts.redirectUri,
      clientId: client?.clientId ?? null,
      clientSecretStoredAt: client === null ? null : new Date(client.storedAt).toISOString(),
      account: grant?.account ?? null,
      accountEmail: grant?.accountEmail ?? null,
      tenant: grant?.tenantName ?? null,
      scopes: grant?.scopes ?? [],
      grantedAt: grant === null ? null : new Date(grant.grantedAt).toISOString(),
    },
    links: parts.links.map(linkView),
    runs: parts.runs,
    failures: parts.failures,
  };
}

function linkView({
  link,
  mapping,
  firstSyncDone,
  linkedItems,
}: DetailParts['links'][number]): ProjectLinkView {
  const { linkedAt: _, ...shown } = link;
  return { ...shown, firstSyncDone, linkedItems, statuses: mapping.statuses };
}
