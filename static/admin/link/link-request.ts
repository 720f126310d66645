import type { Mapping } from '../../../src/contract/mapping';

/** A mapping in a request about a new link; the issue type and the statuses beside it are those of its first type. */
export function linkRequest(mapping: Mapping): {
  readonly issueTypeId: string;
  readonly statuses: Record<string, string>;
  readonly mapping: Mapping;
} {
  const issueTypeId = mapping.types[0]?.jira ?? '';
  const table = mapping.statuses.find((one) => one.issueTypeId === issueTypeId);
  return {
    issueTypeId,
    statuses: Object.fromEntries((table?.toJira ?? []).map(({ task, jira }) => [task, jira])),
    mapping,
  };
}
