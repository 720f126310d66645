import type { ProjectSchema, StatusCategory } from '../platform/port';
import { ANY_TYPE, type Mapping } from './mapping';

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}
export interface JiraPriority {
  readonly id: string;
  readonly name: string;
}
export interface MappingChoices {
  readonly issueTypeId: string;
  /** Platform status id to Jira status id, as an admin chose them; the best fit is taken for those left out. */
  readonly statuses?: Readonly<Record<string, string>>;
  /** Every status of the issue type, in the workflow's order. */
  readonly jiraStatuses: readonly JiraStatus[];
  readonly jiraPriorities: readonly JiraPriority[];
  readonly schema: {
    readonly statuses: readonly Pick<ProjectSchema['statuses'][number], 'id' | 'name' | 'category'>[];
    readonly priorities: ProjectSchema['priorities'];
  };
}

/** A mapping that fits by name first and by meaning second; what has no counterpart at all is left out. */
export function suggestMapping(choices: MappingChoices): Mapping {
  const { jiraStatuses, schema } = choices;
  const toJira = schema.statuses.flatMap((status) => {
    const chosen = choices.statuses?.[status.id];
    const jira =
      jiraStatuses.find(({ id }) => id === chosen) ??
      byName(jiraStatuses, status.name) ??
      jiraStatuses.find((candidate) => categoryOf(candidate) === status.category);
    return jira === undefined ? [] : [{ task: status.id, jira: jira.id }];
  });
  const toTask = jiraStatuses.flatMap((status) => {
    // The way back must undo the way there, or every change would return as another status.
    const task =
      toJira.find(({ jira }) => jira === status.id)?.task ??
      byName(schema.statuses, status.name)?.id ??
      sameCategory(status)?.id;
    return task === undefined ? [] : [{ jira: status.id, task }];
  });
  function sameCategory(status: JiraStatus) {
    return schema.statuses.find(({ category }) => category === categoryOf(status));
  }
  return {
    version: 2,
    types: [{ task: ANY_TYPE, jira: choices.issueTypeId }],
    statuses: [{ issueTypeId: choices.issueTypeId, toJira, toTask }],
    priorities: suggestPriorities(choices.jiraPriorities, schema),
    users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
    fields: {},
    custom: [],
    comments: 'both',
    filter: { jira: null, platform: null },
    linkBack: false,
    deletions: 'keep',
  };
}

/** Jira's own keys of its three categories: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/ */
function categoryOf(status: JiraStatus): StatusCategory {
  const { key } = status.statusCategory;
  return key === 'done' ? 'done' : key === 'indeterminate' ? 'in-progress' : 'todo';
}

function byName<T extends { readonly name: string }>(candidates: readonly T[], name: string): T | undefined {
  return candidates.find((candidate) => plain(candidate.name) === plain(name));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

const synonyms = [
  ['highest', 'blocker', 'critical', 'urgent', 'p0'],
  ['high', 'major', 'important', 'p1'],
  ['medium', 'normal', 'default', 'p2'],
  ['low', 'minor', 'p3'],
  ['lowest', 'trivial', 'p4'],
];

function suggestPriorities(
  jira: readonly JiraPriority[],
  schema: MappingChoices['schema'],
): Mapping['priorities'] {
  const rank = (name: string) => synonyms.findIndex((words) => words.includes(plain(name)));
  return schema.priorities.flatMap((priority) => {
    const wanted = rank(priority.name);
    const found =
      byName(jira, priority.name) ??
      (wanted === -1 ? undefined : jira.find(({ name }) => rank(name) === wanted));
    return found === undefined ? [] : [{ task: priority.id, jira: found.id }];
  });
}
