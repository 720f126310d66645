import * as z from 'zod';

/** Calls a resolver of the admin page as the Jira administrator. */
export type InvokeAdmin = (
  functionKey: string,
  payload: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({
      code: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
      reference: z.string(),
    }),
  }),
]);

const runSchema = z.object({
  endedAt: z.string().nullable(),
  created: z.number(),
  updated: z.number(),
  failed: z.number(),
  outcome: z.string(),
});

const connectionSchema = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  status: z.string(),
  error: z.object({ code: z.string() }).nullable(),
  run: z.object({ state: z.string(), done: z.number() }),
  openFailures: z.number(),
  authorisation: z.object({ redirectUri: z.string() }),
  links: z.array(
    z.object({
      id: z.string(),
      jiraProjectId: z.string(),
      firstSyncDone: z.boolean(),
      linkedItems: z.number(),
    }),
  ),
  runs: z.array(runSchema),
});
export type Connection = z.infer<typeof connectionSchema>;

const listSchema = z.object({
  connections: z.array(z.object({ id: z.string() })),
  platforms: z.array(z.object({ kind: z.string(), name: z.string() })),
});
const progressSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('failed'), error: z.object({ code: z.string() }) }),
]);
const optionsSchema = z.object({
  jiraProjects: z.array(z.object({ id: z.string(), key: z.string() })),
  platformProjects: z.array(z.object({ id: z.string(), name: z.string() })),
});
const suggestionSchema = z.object({
  issueTypeId: z.string(),
  statuses: z.array(z.object({ taskStatusId: z.string(), jiraStatusId: z.string() })),
});

/** The admin page without its looks: the same calls in the same words, answers read as strictly. */
export class AdminAtWork {
  constructor(private readonly invoke: InvokeAdmin) {}

  list = async (): Promise<z.infer<typeof listSchema>> =>
    listSchema.parse(await this.ask('connections.list', {}));

  get = async (connectionId: string): Promise<Connection> =>
    connectionSchema.parse(await this.ask('connection.get', { connectionId }));

  async create(name: string, platform: string, address: string): Promise<Connection> {
    return connectionSchema.parse(await this.ask('connection.create', { name, platform, address }));
  }

  async checkAddress(connectionId: string): Promise<{ readonly host: string }> {
    return z.object({ host: z.string() }).parse(await this.ask('connection.checkAddress', { connectionId }));
  }

  async startAuthorisation(connectionId: string, clientId: string, clientSecret: string): Promise<string> {
    const answer = await this.ask('authorisation.start', { connectionId, clientId, clientSecret });
    return z.object({ url: z.string() }).parse(answer).url;
  }

  /** @throws Error when the platform or the app refused the grant */
  async advance(connectionId: string): Promise<boolean> {
    const progress = progressSchema.parse(await this.ask('authorisation.advance', { connectionId }));
    if (progress.state === 'failed') throw new Error(`Authorising failed with ${progress.error.code}`);
    return progress.state === 'done';
  }

  async workspaces(connectionId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const answer = await this.ask('workspaces.list', { connectionId });
    return z.object({ workspaces: z.array(z.object({ id: z.string(), name: z.string() })) }).parse(answer)
      .workspaces;
  }

  async grant(connection: Connection, workspaceIds: readonly string[]): Promise<Connection> {
    const payload = { connectionId: connection.id, version: connection.version, workspaceIds };
    return connectionSchema.parse(await this.ask('workspaces.grant', payload));
  }

  options = async (connectionId: string): Promise<z.infer<typeof optionsSchema>> =>
    optionsSchema.parse(await this.ask('link.options', { connectionId }));

  /** Links two projects with the mapping the app suggests. */
  async link(
    connection: Connection,
    jiraProjectId: string,
    platformProjectId: string,
    createTasks: 'never' | 'new' | 'all',
  ): Promise<Connection> {
    const place = { connectionId: connection.id, jiraProjectId, platformProjectId };
    const suggestion = suggestionSchema.parse(await this.ask('link.suggest', place));
    const statuses = Object.fromEntries(
      suggestion.statuses.map(({ taskStatusId, jiraStatusId }) => [taskStatusId, jiraStatusId]),
    );
    const { issueTypeId } = suggestion;
    const payload = { ...place, version: connection.version, issueTypeId, createTasks, statuses };
    return connectionSchema.parse(await this.ask('link.create', payload));
  }

  async syncNow(connectionId: string): Promise<void> {
    await this.ask('connection.syncNow', { connectionId });
  }

  private async ask(functionKey: string, payload: Readonly<Record<string, unknown>>): Promise<unknown> {
    const answer = answerSchema.parse(await this.invoke(functionKey, payload));
    if (answer.ok) return answer.data;
    const { code, facts, reference } = answer.error;
    throw new Error(`${functionKey} was refused: ${code} ${JSON.stringify(facts)} (reference ${reference})`);
  }
}
