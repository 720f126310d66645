import * as z from 'zod';
import {
  fieldNames,
  mappingSchema,
  type CustomField,
  type FieldName,
  type FieldPolicy,
  type Mapping,
} from '../contract/mapping';
import { ANY_TYPE, policyOf } from '../contract/mapping-rules';

export { ANY_TYPE, fieldNames, mappingSchema, policyOf };
export type { CustomField, FieldName, FieldPolicy, Mapping };

const pair = z.object({ task: z.string(), jira: z.string() });

/** As links were stored while there was one issue type and seven fields. */
const firstSchema = z.object({
  version: z.literal(1),
  issueTypeId: z.string(),
  statuses: z.object({ toJira: z.array(pair), toTask: z.array(pair) }),
  priorities: z.array(pair),
  users: z.array(z.object({ platform: z.string(), jira: z.string() })),
  fields: z.record(
    z.string(),
    z.object({
      direction: z.enum(['both', 'to-jira', 'to-platform', 'off']),
      conflict: z.enum(['newest', 'jira', 'platform']),
    }),
  ),
});

/** A stored mapping of any version. Throws `ZodError` for what is none. */
export const storedMapping = z.union([mappingSchema, firstSchema.transform(upgraded)]);

function upgraded(first: z.output<typeof firstSchema>): Mapping {
  return {
    version: 2,
    types: [{ task: ANY_TYPE, jira: first.issueTypeId }],
    statuses: [{ issueTypeId: first.issueTypeId, ...first.statuses }],
    priorities: first.priorities,
    users: { byHand: first.users, byAddress: true, unmatched: { jira: null, platform: null } },
    fields: Object.fromEntries(
      fieldNames.flatMap((name) => {
        const policy = first.fields[name];
        return policy === undefined ? [] : [[name, { ...policy, when: 'always' as const }]];
      }),
    ),
    custom: [],
    comments: 'both',
    filter: { jira: null, platform: null },
    linkBack: false,
    deletions: 'keep',
  };
}

/** The issue type that a task becomes; undefined when its type is not synced. */
export function issueTypeFor(mapping: Mapping, taskTypeId: string): string | undefined {
  return mapping.types.find(({ task }) => task === taskTypeId || task === ANY_TYPE)?.jira;
}

/** The task type that an issue becomes: undefined when its type is not synced, null when the platform may choose. */
export function taskTypeFor(mapping: Mapping, issueTypeId: string): string | null | undefined {
  const found = mapping.types.find(({ jira }) => jira === issueTypeId);
  return found === undefined ? undefined : found.task === ANY_TYPE ? null : found.task;
}

const noStatuses: Omit<Mapping['statuses'][number], 'issueTypeId'> = { toJira: [], toTask: [] };

/** The status table of an issue type; an issue that was converted to a type without one has an empty table. */
export function statusesOf(mapping: Mapping, issueTypeId: string | undefined): typeof noStatuses {
  return (
    mapping.statuses.find((table) => table.issueTypeId === issueTypeId) ?? mapping.statuses[0] ?? noStatuses
  );
}
