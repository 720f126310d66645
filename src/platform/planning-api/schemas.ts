import * as z from 'zod';

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
  tenant: z.object({ id, name }),
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

export const project = z.object({
  statuses: z.array(z.object({ id, name, category: z.enum(['todo', 'in-progress', 'done']) })).min(1),
  priorities: z.array(z.object({ id, name })),
});

export const task = z.object({
  id,
  projectId: id,
  key: z.string().min(1).max(50),
  url: z.url({ protocol: /^https$/ }),
  title: z.string().min(1),
  description: z.string().nullable(),
  statusId: id,
  priorityId: id.nullable(),
  assigneeId: id.nullable(),
  dueDate: z.iso.date().nullable(),
  labels: z.array(z.string()),
  version: z.string().regex(/^[0-9]{1,18}$/),
  createdAt: instant,
  updatedAt: instant,
  deleted: z.boolean(),
  commentCount: z.int().min(0),
  commentsUpdatedAt: instant.nullable(),
});

export const taskPage = z.object({ items: z.array(task), more: z.boolean() });
export const taskBatch = z.object({ items: z.array(task) });

export const comment = z.object({
  id,
  taskId: id,
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
  errors: z.array(z.object({ field: z.string() })).optional(),
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
