import * as z from 'zod';
import type { AdfDocument } from './rich-text/adf-document';

const idAndName = z.object({ id: z.string(), name: z.string() });
const person = z.object({ accountId: z.string(), displayName: z.string().default('') });

/**
 * The fields of an issue that mapping reads, as `search/jql` and `bulkfetch` answer them
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/). A field that is not on the
 * issue's screens is absent, which says the same as empty.
 */
export const jiraIssueFields = z.object({
  summary: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  description: z
    .unknown()
    .optional()
    .transform((value) => value ?? null),
  status: idAndName.extend({ statusCategory: z.object({ key: z.string() }) }),
  priority: idAndName.nullish().transform((value) => value ?? null),
  assignee: person.nullish().transform((value) => value ?? null),
  duedate: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  labels: z
    .array(z.string())
    .nullish()
    .transform((value) => value ?? []),
  issuetype: idAndName.optional(),
  project: z.object({ id: z.string(), key: z.string() }).optional(),
  parent: z
    .object({ id: z.string(), key: z.string() })
    .nullish()
    .transform((value) => value ?? null),
  updated: z.string(),
  created: z.string().optional(),
  comment: z
    .object({ total: z.number(), comments: z.array(z.object({ id: z.string(), updated: z.string() })) })
    .optional(),
  /** The fields that were asked for beside these, by id, as Jira answered them; an absent one is empty. */
  extra: z.record(z.string(), z.unknown()).default({}),
});
export type JiraIssueFields = z.output<typeof jiraIssueFields>;

/** The `fields` of a create or edit, ready to be sent. The status is no part of it: Jira moves that by transition. */
export interface JiraWrite {
  readonly summary?: string;
  readonly description?: AdfDocument | null;
  readonly priority?: { readonly id: string };
  readonly assignee?: { readonly accountId: string } | null;
  readonly duedate?: string | null;
  readonly labels?: readonly string[];
  readonly parent?: { readonly id: string } | null;
  /** Other fields by id, as Jira takes them; they are sent beside the rest. */
  readonly extra?: Readonly<Record<string, unknown>>;
}
