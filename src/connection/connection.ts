import * as z from 'zod';

/**
 * What an administrator decides about a connection. Saved only over the version that was read, so two people
 * editing at once lose nothing. How the connection fares is kept apart (health.ts): workers write that often.
 */
export const projectLinkSchema = z.object({
  id: z.string(),
  jiraProjectId: z.string(),
  jiraProjectKey: z.string(),
  jiraProjectName: z.string(),
  platformProjectId: z.string(),
  platformProjectName: z.string(),
  workspaceId: z.string(),
  workspaceName: z.string(),
  issueTypeName: z.string(),
  createTasks: z.enum(['never', 'new', 'all']),
  /** Milliseconds since the epoch; issues older than this are not "new". */
  linkedAt: z.number(),
});

export const connectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: z.string(),
  address: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  active: z.boolean(),
  client: z.object({ clientId: z.string(), storedAt: z.number() }).nullable(),
  endpoints: z
    .object({
      issuer: z.string(),
      authorization: z.string(),
      token: z.string(),
      revocation: z.string().nullable(),
      scopes: z.array(z.string()),
    })
    .nullable(),
  grant: z
    .object({
      account: z.string(),
      accountEmail: z.string().nullable(),
      tenantId: z.string(),
      tenantName: z.string(),
      scopes: z.array(z.string()),
      grantedAt: z.number(),
    })
    .nullable(),
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })),
  links: z.array(projectLinkSchema),
});

export type Connection = z.infer<typeof connectionSchema>;
export type ProjectLink = z.infer<typeof projectLinkSchema>;

/** At most this many connections a site, so that one index document names them all. */
export const MAX_CONNECTIONS = 100;
/** At most this many project links a connection: one call of the platform's API asks for the changes of all of them. */
export const MAX_PROJECT_LINKS = 50;
export const connectionIndexSchema = z.object({ ids: z.array(z.string()) });
