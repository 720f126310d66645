import * as z from 'zod';
import { fieldKinds, type FieldValue, type PlatformField } from '../port';

/** The answers of docs/platform-api/openapi.yaml, as far as the app reads them; members added later are dropped. */
const id = z.string().min(1).max(100);
const instant = z.iso.datetime({ precision: 3 });
const name = z.string().min(1).max(200);

export const me = z.object({
  user: z.object({
    id,
    displayName: name,
    email: z.string().nullable(),
    kind: z.enum(['person', 'service']).optional(),
  }),
  tenant: z.object({ id, name, markup: z.string().max(100).optional() }),
  credential: z
    .object({ scopes: z.array(z.string().max(100)).max(100), expiresAt: z.iso.datetime().nullable() })
    .optional(),
});

const page = <T>(item: z.ZodType<T>) =>
  z.object({ items: z.array(item), next: z.string().min(1).max(500).nullable() });

export const workspaces = page(z.object({ id, name }));
export const projects = page(z.object({ id, workspaceId: id, name }));
export const users = page(
  z.object({ id, displayName: name, email: z.string().nullable(), active: z.boolean() }),
);

const typeIds = z.array(id).nullable();
const field = z.object({
  id,
  name,
  kind: z.enum(fieldKinds),
  options: z.array(z.object({ id, name })).nullable(),
  readOnly: z.boolean(),
  required: z.boolean(),
  typeIds,
});
const kindOf = z.object({ kind: z.string() });

/** A field of a kind that came later is no reason to refuse the project; one that is broken is. */
const fields = z.array(kindOf.loose()).transform((all, context): PlatformField[] =>
  all.flatMap((one, index) => {
    if (!fieldKinds.some((kind) => kind === one.kind)) return [];
    const read = field.safeParse(one);
    if (read.success) return [read.data];
    const path = [index, ...(read.error.issues[0]?.path ?? [])];
    context.addIssue({ code: 'custom', path, message: 'not as described' });
    return [];
  }),
);

/** `types` and what came with it are missing in answers of platforms from before there were types. */
export const project = z.object({
  types: z
    .array(z.object({ id, name, level: z.int().min(0).max(100) }))
    .min(1)
    .optional(),
  statuses: z
    .array(
      z.object({
        id,
        name,
        category: z.enum(['todo', 'in-progress', 'done']),
        typeIds: typeIds.default(null),
      }),
    )
    .min(1),
  priorities: z.array(z.object({ id, name })),
  fields: fields.default([]),
});

const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
/** Values of kinds that came later are left out, as their fields are. */
const fieldValues = z.record(z.string(), z.unknown()).transform((all) => {
  const read: Record<string, FieldValue> = {};
  for (const [fieldId, value] of Object.entries(all)) {
    const known = fieldValue.safeParse(value);
    if (known.success) read[fieldId] = known.data;
  }
  return read;
});

export const task = z.object({
  id,
  projectId: id,
  typeId: id.optional(),
  parentId: id.nullable().default(null),
  key: z.string().min(1).max(50),
  url: z.url({ protocol: /^https$/ }),
  title: z.string().min(1),
  description: z.string().nullable(),
  statusId: id,
  priorityId: id.nullable(),
  assigneeId: id.nullable(),
  dueDate: z.iso.date().nullable(),
  labels: z.array(z.string()),
  fields: fieldValues.default({}),
  /** Shown as a link by nobody but the platform; what is no web address is taken as none. */
  externalUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .catch(null),
  version: z.string().regex(/^[0-9]{1,18}$/),
  createdAt: instant,
  updatedAt: instant,
  /** Told as a courtesy, in history alone: a task is not refused for what stands here. */
  updatedBy: z
    .object({ displayName: name })
    .transform(({ displayName }) => displayName)
    .nullable()
    .catch(null),
  deleted: z.boolean(),
  commentCount: z.int().min(0),
  commentsUpdatedAt: instant.nullable(),
});

/** A task that breaks its own shape is one bad item: those beside it are read all the same. */
const someTask = z.union([
  task.transform((read) => ({ task: read, unreadable: null })),
  z.object({ id, projectId: id }).transform((read) => ({ task: null, unreadable: read })),
]);
const someTasks = z
  .array(someTask)
  // Where none can be read it is no task that is bad, but the platform.
  .refine((items) => items.length === 0 || items.some((item) => item.task !== null))
  .transform((items) => ({
    tasks: items.flatMap((item) => item.task ?? []),
    unreadable: items.flatMap((item) => item.unreadable ?? []),
  }));

export const taskPage = z.object({ items: someTasks, more: z.boolean() });
export const taskBatch = z.object({
  items: z.array(someTask).transform((items) => items.flatMap((item) => item.task ?? [])),
});
export const taskMatches = z.object({ ids: z.array(id) });

export const comment = z.object({
  id,
  taskId: id,
  authorId: id.nullable().default(null),
  authorName: name,
  body: z.string(),
  createdAt: instant,
  updatedAt: instant,
  externalId: z.string().max(100).nullable(),
});
export const comments = page(comment);

export const webhook = z.object({ id, url: z.string() });
export const webhooks = page(webhook);

export const problem = z.object({
  code: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), detail: z.string().optional() })).optional(),
});

/** RFC 8414, the members the app needs. */
export const authorizationServer = z.object({
  issuer: z.url(),
  authorization_endpoint: z.url({ protocol: /^https$/ }),
  token_endpoint: z.url({ protocol: /^https$/ }),
  revocation_endpoint: z.url({ protocol: /^https$/ }).optional(),
  scopes_supported: z.array(z.string()).optional(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
});

export const webhookEvent = z.object({
  type: z.string(),
  data: z.object({ taskIds: z.array(id).max(1000) }).optional(),
});
