import { jiraAlign } from './jira-align/jira-align';
import { jiraDataCenter } from './jira-data-center/jira-data-center';
import { planningApi } from './planning-api/planning-api';
import type { Fetcher } from './http/fetcher';
import type { PlatformKind } from './port';

/** Every platform the app can connect to, by the kind that a connection stores. */
export function platformKinds(fetcher: Fetcher): ReadonlyMap<string, PlatformKind> {
  return new Map(
    [planningApi(fetcher), jiraAlign(fetcher), jiraDataCenter(fetcher)].map((kind) => [kind.kind, kind]),
  );
}
