import * as z from 'zod';
import { Problem } from '../errors/problem';
import { portableMappingSchema } from './portable-mapping';
import { defaultSettings, MAX_CONNECTIONS, MAX_PROJECT_LINKS } from './connection';

export const FORMAT = 'planlink-configuration';
const MAX_DEPTH = 12;
/** Names of projects, workspaces and the like, in characters. */
export const LONGEST_NAME = 500;

const id = z.string().min(1).max(100);
const text = z.string().min(1).max(255);
/** As the platform or Jira calls it: whatever that is. */
const theirName = z.string().max(LONGEST_NAME);

const credentials = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('oauth2'), clientId: text }),
  z.strictObject({ method: z.literal('oauth1a'), consumerKey: text }),
  z.strictObject({ method: z.literal('pat') }),
  z.strictObject({ method: z.literal('basic'), username: text }),
]);

const link = z.strictObject({
  /** Keys travel between sites, ids do not. */
  jiraProject: z.string().regex(/^[A-Z][A-Z0-9_]{1,254}$/),
  platformProject: z.strictObject({ id, name: theirName }),
  workspace: z.strictObject({ id, name: theirName }),
  issueType: theirName,
  createTasks: z.enum(['never', 'new', 'all']),
  statuses: z
    .array(z.strictObject({ task: z.strictObject({ id, name: theirName }), jira: theirName }))
    .max(100),
  /** All of it, where there is more to say than statuses. Files of the first version have none. */
  mapping: portableMappingSchema.optional(),
});

const connection = z.strictObject({
  name: z.string().max(255),
  platform: z.string().max(40),
  address: z.string().max(300),
  /** Whom the connection was authorised for, to set it up again by hand: what is secret never stands here. */
  credentials: credentials.nullable(),
  workspaces: z.array(z.strictObject({ id, name: theirName })).max(200),
  links: z.array(link).max(MAX_PROJECT_LINKS),
  settings: z.strictObject({
    mendRole: text.nullable(),
    auditDays: z.int().min(7).max(3650),
    grantNewWorkspaces: z.boolean(),
    /** Files of earlier versions do not say it. */
    pointsAnHour: z.int().min(1000).max(60_000).default(defaultSettings.pointsAnHour),
  }),
});

const configuration = z.strictObject({
  format: z.literal(FORMAT),
  version: z.union([z.literal(1), z.literal(2)]),
  connections: z.array(connection).max(MAX_CONNECTIONS),
});

/** The configuration of connections as a file: all that an administrator decided, and nothing secret or personal. */
export type Configuration = z.output<typeof configuration>;
export type ConfiguredConnection = Configuration['connections'][number];
export type ConfiguredLink = ConfiguredConnection['links'][number];

/** Throws `IMPORT_UNREADABLE`. */
export function readConfiguration(written: string): Configuration {
  let parsed: unknown;
  try {
    parsed = JSON.parse(written);
  } catch {
    throw unreadable();
  }
  if (isSuspicious(parsed)) throw unreadable();
  const read = configuration.safeParse(parsed);
  if (!read.success) throw unreadable(read.error.issues[0]?.path.map(String).join('.'));
  return read.data;
}

/** Nested deeper than any configuration, or with names that mean something else to JavaScript. */
function isSuspicious(parsed: unknown): boolean {
  const open: { value: unknown; depth: number }[] = [{ value: parsed, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (depth > MAX_DEPTH) return true;
    if (Object.keys(value).some((key) => ['__proto__', 'constructor', 'prototype'].includes(key)))
      return true;
    for (const inner of Object.values(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return false;
}

function unreadable(field?: string): Problem {
  return new Problem('IMPORT_UNREADABLE', {
    scope: 'request',
    retry: 'never',
    facts: field === undefined || field === '' ? {} : { field: field.slice(0, 100) },
  });
}
