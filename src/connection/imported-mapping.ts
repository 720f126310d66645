import type { JiraIssueType } from '../jira/port';
import type { StoredMapping } from '../mapping/stored-mapping';
import { suggestMapping } from '../mapping/suggest-mapping';
import type { StatusCategory } from '../platform/port';
import type { ConfiguredLink } from './configuration';

export type ImportedMapping =
  | { readonly mapping: StoredMapping }
  /** Names in the file that this issue type does not know. */
  | { readonly unknown: string };

/**
 * The mapping of an imported link, made without the platform, which may not be reachable yet: a task status means what
 * the Jira status it was paired with means. `before`: what an existing link has apart from its statuses.
 */
export function importedMapping(
  { statuses }: Pick<ConfiguredLink, 'statuses'>,
  type: JiraIssueType,
  before?: StoredMapping,
): ImportedMapping {
  const pairs = statuses.map(({ task, jira }) => ({
    task,
    name: jira,
    status: type.statuses.find(({ name }) => name === jira),
  }));
  const missing = pairs.find(({ status }) => status === undefined);
  if (missing !== undefined) return { unknown: missing.name };
  const known = pairs.flatMap(({ task, status }) => (status === undefined ? [] : [{ task, status }]));
  const suggested = suggestMapping({
    issueTypeId: type.id,
    statuses: Object.fromEntries(known.map(({ task, status }) => [task.id, status.id])),
    jiraStatuses: type.statuses,
    jiraPriorities: [],
    schema: {
      statuses: known.map(({ task, status }) => ({ ...task, category: categoryOf(status) })),
      priorities: [],
    },
  });
  return {
    mapping: {
      ...before,
      mapping: {
        ...(before?.mapping ?? suggested),
        statuses: [
          ...suggested.statuses,
          ...(before?.mapping.statuses ?? []).filter(({ issueTypeId }) => issueTypeId !== type.id),
        ],
      },
      statuses: known.map(({ task, status }) => ({
        taskStatusId: task.id,
        taskStatusName: task.name,
        jiraStatusId: status.id,
        jiraStatusName: status.name,
      })),
    },
  };
}

/** Jira's own keys of its three categories. */
function categoryOf({ statusCategory }: JiraIssueType['statuses'][number]): StatusCategory {
  return statusCategory.key === 'done'
    ? 'done'
    : statusCategory.key === 'indeterminate'
      ? 'in-progress'
      : 'todo';
}
