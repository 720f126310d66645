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
  /** When its mapping was last changed; missing while it is the first. What is paired meets the new one in a walk. */
  mappedAt: z.number().optional(),
  /** A paused link is not synced; resuming walks through its project again. */
  paused: z.object({ since: z.number(), by: z.enum(['person', 'workspace', 'import']) }).nullable(),
});

const endpointsSchema = z.object({
  issuer: z.string(),
  authorization: z.string(),
  token: z.string(),
  revocation: z.string().nullable(),
  scopes: z.array(z.string()),
  clientIn: z.literal('body').optional(),
  renewsWith: z.literal('redirect-uri').optional(),
  /** Of the consent, where it is needed again. */
  redirectUri: z.string().optional(),
});

const stored = { id: z.string(), storedAt: z.number(), expiresAt: z.number().nullable() };

/**
 * Credentials without their secrets, which stand under `credential:<connection>:<id>` in the secret store. Times are
 * milliseconds since the epoch; `expiresAt` is when the secret itself ends, where an administrator or the platform said so.
 */
export const credentialsSchema = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('oauth2'),
    ...stored,
    clientId: z.string(),
    /** Null until the first authorisation has asked the platform where its authorisation server is. */
    endpoints: endpointsSchema.nullable(),
  }),
  z.object({
    method: z.literal('oauth1a'),
    ...stored,
    consumerKey: z.string(),
    publicKey: z.string(),
    fingerprint: z.string(),
    keyCreatedAt: z.number(),
  }),
  z.object({ method: z.literal('pat'), ...stored }),
  z.object({ method: z.literal('basic'), ...stored, username: z.string() }),
]);

/** Of the 65,000 points that Jira gives an app for all its customers together. */
const POINTS_AN_HOUR = 10_000;

const connectionSettingsSchema = z.object({
  mendRole: z.string().nullable(),
  auditDays: z.number(),
  grantNewWorkspaces: z.boolean(),
  pointsAnHour: z.number().default(POINTS_AN_HOUR),
});

export const defaultSettings = {
  mendRole: null,
  auditDays: 180,
  grantNewWorkspaces: false,
  pointsAnHour: POINTS_AN_HOUR,
} as const;

export const connectionSchema = z.object({
  id: z.string(),
  name: z.string(),
  platform: z.string(),
  address: z.string(),
  createdBy: z.string(),
  createdAt: z.number(),
  active: z.boolean(),
  /** When it was last activated: nobody looks after an inactive connection. */
  activatedAt: z.number().optional(),
  /** In use. Replaced together with the grant by one save, so that the old serve until the new have been proven. */
  credentials: credentialsSchema.nullable(),
  /** Being tried. */
  staged: credentialsSchema.nullable(),
  /** Kept when the credentials go: a connection comes back for the same tenant only. */
  grant: z
    .object({
      /** The platform's id of the account. */
      userId: z.string(),
      account: z.string(),
      accountEmail: z.string().nullable(),
      accountKind: z.enum(['person', 'service', 'unknown']),
      tenantId: z.string(),
      tenantName: z.string(),
      scopes: z.array(z.string()),
      missingScopes: z.array(z.string()),
      grantedAt: z.number(),
      /** When the whole grant ends, not a token that is renewed. */
      expiresAt: z.number().nullable(),
    })
    .nullable(),
  workspaces: z.array(z.object({ id: z.string(), name: z.string() })),
  links: z.array(projectLinkSchema),
  settings: connectionSettingsSchema,
  /** When credentials that had been proven elsewhere were left behind by a new address: a grant is sent to no other host. */
  addressChangedAt: z.number().optional(),
  /** Set while disconnected; links are kept for 30 days from then. */
  disconnectedAt: z.number().nullable(),
  /** Set when deleted: what belonged to it is being removed in the background. */
  deletedAt: z.number().nullable(),
});

export type Connection = z.infer<typeof connectionSchema>;
export type Credentials = z.infer<typeof credentialsSchema>;
export type ProjectLink = z.infer<typeof projectLinkSchema>;

/** At most this many connections a site, so that one index document names them all. */
export const MAX_CONNECTIONS = 100;
/** At most this many project links a connection: one call of the platform's API asks for the changes of all of them. */
export const MAX_PROJECT_LINKS = 50;
export const connectionIndexSchema = z.object({ ids: z.array(z.string()) });

/** How long the links of a disconnected connection can come back. */
export const LINKS_KEPT_MS = 30 * 86_400_000;

/** When the address changed after the grant was given, in milliseconds; null while the grant belongs to this address. */
export function movedSinceGrant({
  addressChangedAt,
  grant,
}: Pick<Connection, 'addressChangedAt' | 'grant'>): number | null {
  if (addressChangedAt === undefined || grant === null) return null;
  return grant.grantedAt < addressChangedAt ? addressChangedAt : null;
}

/** The project links that are synced. */
export function runningLinks({ links }: Pick<Connection, 'links'>): readonly ProjectLink[] {
  return links.filter(({ paused }) => paused === null);
}
