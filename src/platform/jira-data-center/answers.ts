import * as z from 'zod';

/**
 * The answers of Jira's REST API v2, as far as the app reads them; other members are dropped. What the API document shows
 * of them is incomplete (pages and properties are missing in it), so what versions 8.20 to 10.3 have in common is taken.
 */
export const id = z.string().min(1).max(100);
const name = z.string().min(1).max(255);

/** `2026-11-22T09:00:00.000+0100`, as ISO 8601 in UTC with milliseconds. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/)
  .transform((stamp, context) => {
    const time = Date.parse(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (!Number.isNaN(time)) return new Date(time).toISOString();
    context.addIssue({ code: 'custom', message: 'no time' });
    return z.NEVER;
  });

export const serverInfo = z.object({
  baseUrl: z.string().min(1).max(500),
  version: z.string().min(1).max(100),
  versionNumbers: z.array(z.int()).min(2),
  deploymentType: z.string().optional(),
  serverTitle: z.string().max(500).optional(),
});

const emailAddress = z.string().max(320).nullish();
/** `key` is missing in answers to whoever may not see it. */
export const user = z.object({
  key: id.optional(),
  name: z.string().min(1).max(255),
  displayName: z.string().max(500).optional(),
  emailAddress,
  active: z.boolean().default(true),
});
export const users = z.array(user);

const projectOf = z.object({ id, key: name, name });
export const project = projectOf;
export const projects = z.array(projectOf);

const status = z.object({
  id,
  name,
  statusCategory: z.object({ key: z.string() }).optional(),
});
/** Of `/project/{key}/statuses`. */
export const typesWithStatuses = z
  .array(z.object({ id, name, subtask: z.boolean(), statuses: z.array(status) }))
  .min(1);

export const priorities = z.array(z.object({ id, name }));

const fieldSchema = z.object({
  type: z.string().optional(),
  items: z.string().optional(),
  custom: z.string().optional(),
});
/** Of `/field`. */
export const fields = z.array(z.object({ id, name: z.string(), schema: fieldSchema.optional() }));

const allowedValue = z.object({
  id: id.optional(),
  value: z.string().optional(),
  name: z.string().optional(),
});
export const createField = z.object({
  fieldId: id,
  name,
  required: z.boolean(),
  hasDefaultValue: z.boolean().default(false),
  schema: fieldSchema,
  allowedValues: z.array(allowedValue.catch({})).optional(),
});

/** Of lists in pages: `isLast` came later than `total`. */
export const page = <T>(item: z.ZodType<T>) =>
  z.object({
    values: z.array(item),
    total: z.int().optional(),
    isLast: z.boolean().optional(),
  });

/** Of `/issue/createmeta`, which Jira 9.0 took out. */
export const oldCreateMeta = z.object({
  projects: z.array(
    z.object({
      issuetypes: z.array(
        z.object({ id, fields: z.record(z.string(), createField.omit({ fieldId: true })).default({}) }),
      ),
    }),
  ),
});

export const found = z.object({
  issues: z.array(z.unknown()),
  startAt: z.int().min(0),
  maxResults: z.int().min(0),
  total: z.int().min(0),
});
export const madeIssue = z.object({ id, key: name });

/** What is enough to tell which one it is. */
export const anyIssue = z.object({ id, fields: z.object({ project: z.object({ id }) }) });
export const stampedIssue = z.object({ id, fields: z.object({ updated: instant }) });
export const keyedIssue = z.object({ id, key: name });
export const namedIssue = z.object({ id, fields: z.object({ summary: z.string() }) });

const person = z.object({ key: id.optional(), name: z.string().min(1).max(255) });
/** A comment that only some may see has a `visibility`. */
const commentInIssue = z.object({ created: instant, updated: instant, visibility: z.unknown().optional() });

export const issue = z.object({
  id,
  key: name,
  /** Those that were asked for by key, where they are. */
  properties: z.record(z.string(), z.unknown()).optional(),
  fields: z
    .object({
      summary: z.string().min(1),
      description: z.string().nullish(),
      status: z.object({ id }),
      priority: z.object({ id }).nullish(),
      assignee: person.nullish(),
      duedate: z.iso.date().nullish(),
      labels: z.array(z.string()).nullish(),
      issuetype: z.object({ id, subtask: z.boolean().default(false) }),
      project: z.object({ id }),
      parent: z.object({ id }).nullish(),
      created: instant,
      updated: instant,
      comment: z.object({ comments: z.array(commentInIssue) }).nullish(),
    })
    .catchall(z.unknown()),
});
export type Issue = z.output<typeof issue>;

export const transitions = z.object({
  transitions: z.array(
    z.object({
      id,
      to: z.object({ id }),
      fields: z
        .record(
          z.string(),
          z.object({ name: z.string(), required: z.boolean(), hasDefaultValue: z.boolean().default(false) }),
        )
        .default({}),
    }),
  ),
});

const property = z.object({ key: z.string(), value: z.unknown() });
export const issueProperty = property;

export const comment = z.object({
  id,
  author: z
    .object({ key: id.optional(), name: z.string().optional(), displayName: z.string().optional() })
    .optional(),
  body: z.string(),
  created: instant,
  updated: instant,
  visibility: z.unknown().optional(),
  properties: z.array(property).default([]),
});
export type Comment = z.output<typeof comment>;
export const comments = z.object({ comments: z.array(comment), total: z.int().min(0) });

/** `{"errorMessages":["…"],"errors":{"summary":"…"}}` */
export const refusal = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.unknown()).default({}),
});
