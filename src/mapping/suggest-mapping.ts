import type { ProjectSchema } from '../platform/port';
import { ANY_TYPE, type Mapping } from './mapping';
import { suggestPriorities } from './suggest-priorities';
import { suggestStatuses, type JiraStatus } from './suggest-statuses';

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

/** What a mapping says where nobody has said anything. */
export const unsaid = {
  version: 2,
  users: { byHand: [], byAddress: true, unmatched: { jira: null, platform: null } },
  comments: 'both',
  filter: { jira: null, platform: null },
  linkBack: false,
  deletions: 'keep',
} as const satisfies Partial<Mapping>;

/** A mapping of all task types to one issue type; see suggest-project.ts for one that knows all of both. */
export function suggestMapping({ issueTypeId, statuses, ...choices }: MappingChoices): Mapping {
  const { jiraStatuses, jiraPriorities, schema } = choices;
  return {
    ...unsaid,
    users: { ...unsaid.users, byHand: [] },
    types: [{ task: ANY_TYPE, jira: issueTypeId }],
    statuses: [{ issueTypeId, ...suggestStatuses(schema.statuses, jiraStatuses, statuses) }],
    priorities: suggestPriorities(schema.priorities, jiraPriorities),
    fields: {},
    custom: [],
  };
}
