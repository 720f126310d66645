import * as z from 'zod';
import type { World } from '../../local/world';
import { approveHost, call, codeOf } from './rig';

const named = z.object({ id: z.string(), name: z.string() });

/** What the tests of the life cycle look at, read as strictly as they need it. */
const detailSchema = z.object({
  id: z.string(),
  version: z.number(),
  number: z.number(),
  name: z.string(),
  address: z.string(),
  status: z.string(),
  active: z.boolean(),
  error: z.object({ code: z.string() }).nullable(),
  attention: z.array(
    z.object({
      kind: z.string(),
      level: z.string(),
      count: z.number().nullable(),
      at: z.string().nullable(),
      name: z.string().nullable(),
    }),
  ),
  lastTest: z.object({ passed: z.boolean() }).nullable(),
  linksKeptUntil: z.string().nullable(),
  deleting: z.boolean(),
  authorisation: z.object({
    redirectUri: z.string(),
    tenant: z.string().nullable(),
    current: z.object({ method: z.string() }).nullable(),
    staged: z.object({ method: z.string() }).nullable(),
  }),
  settings: z.object({
    mendRole: z.string().nullable(),
    auditDays: z.number(),
    grantNewWorkspaces: z.boolean(),
    pointsAnHour: z.number(),
  }),
  workspaces: z.array(named),
  links: z.array(
    z.object({
      id: z.string(),
      jiraProjectId: z.string(),
      workspaceId: z.string(),
      linkedItems: z.number(),
      paused: z.object({ by: z.string() }).nullable(),
    }),
  ),
});
export type Detail = z.infer<typeof detailSchema>;

export const reportSchema = z.object({
  connection: detailSchema,
  report: z.object({
    steps: z.array(
      z.object({
        what: z.string(),
        outcome: z.string(),
        error: z.object({ code: z.string() }).nullable(),
      }),
    ),
    linksKeptUntil: z.string(),
  }),
});

export const listSchema = z.object({
  connections: z.array(
    detailSchema.omit({ authorisation: true, settings: true, workspaces: true, links: true }),
  ),
  service: z.object({ state: z.string(), lastSeenAt: z.string().nullable() }),
});

/** The data of an answer that has to be a good one. */
export async function asked(world: World, name: string, payload: unknown): Promise<unknown> {
  const answer = await call(world, 'admin', name, payload);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.facts)}`);
  return answer.data;
}

export async function refusal(world: World, name: string, payload: unknown): Promise<string> {
  return codeOf(await call(world, 'admin', name, payload));
}

export async function detailOf(world: World, connectionId: string): Promise<Detail> {
  return detailSchema.parse(await asked(world, 'connection.get', { connectionId }));
}

export async function listed(world: World): Promise<z.infer<typeof listSchema>> {
  return listSchema.parse(await asked(world, 'connections.list', {}));
}

/** A connection made with a personal access token: authorised, inactive, never tested. */
export async function withToken(
  world: World,
  name = 'By token',
  host = 'sandbox.planlink.example',
): Promise<Detail> {
  approveHost(world, host);
  const address = `https://${host}`;
  const made = detailSchema.parse(
    await asked(world, 'connection.create', { name, platform: 'planning-api', address }),
  );
  await stageToken(world, made.id);
  await asked(world, 'authorisation.start', { connectionId: made.id, use: 'staged', returns: 'callback' });
  return detailOf(world, made.id);
}

export async function stageToken(world: World, connectionId: string, expiresOn?: string): Promise<void> {
  const { token } = world.sandbox.world.issuePersonalToken({ userId: 'usr-service' });
  const credentials = { method: 'pat', token, ...(expiresOn === undefined ? {} : { expiresOn }) };
  await asked(world, 'credentials.stage', { connectionId, credentials });
}

/** Calls that went out to a host, as often as they were made. */
export function callsTo(world: World, host: string): readonly string[] {
  return world.recorder.calls
    .filter(({ target, path }) => target === 'egress' && new URL(path).hostname === host)
    .map(({ method, path }) => `${method} ${new URL(path).pathname}`);
}
