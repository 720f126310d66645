import * as z from 'zod';

export const fieldNames = [
  'title',
  'description',
  'status',
  'priority',
  'assignee',
  'dueDate',
  'labels',
] as const;
export type FieldName = (typeof fieldNames)[number];

const policy = z.object({
  /** Which way the field may travel. */
  direction: z.enum(['both', 'to-jira', 'to-platform', 'off']),
  /** Whose change stands when both sides changed the field since they last agreed. */
  conflict: z.enum(['newest', 'jira', 'platform']),
});
export type FieldPolicy = z.output<typeof policy>;

const pair = z.object({ task: z.string(), jira: z.string() });

/** How one project link translates, as it is stored. `task` ids are the platform's, `jira` ids are Jira's. */
export const mappingSchema = z.object({
  version: z.literal(1),
  issueTypeId: z.string(),
  statuses: z.object({
    /** One Jira status for each task status. */
    toJira: z.array(pair),
    /** One task status for each Jira status; several Jira statuses may share one. */
    toTask: z.array(pair),
  }),
  priorities: z.array(pair),
  /** People whom an admin matched by hand; they win over a match by e-mail. */
  users: z.array(z.object({ platform: z.string(), jira: z.string() })),
  fields: z.partialRecord(z.enum(fieldNames), policy),
});
export type Mapping = z.output<typeof mappingSchema>;

const standard: FieldPolicy = { direction: 'both', conflict: 'newest' };

export function policyOf(mapping: Mapping, field: FieldName): FieldPolicy {
  return mapping.fields[field] ?? standard;
}
