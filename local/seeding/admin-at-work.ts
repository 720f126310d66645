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

const testSchema = z.object({
  id: z.string(),
  endedAt: z.string().nullable(),
  passed: z.boolean().nullable(),
  checks: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      error: z.object({ code: z.string() }).nullable(),
    }),
  ),
});

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
  authorisation: z.object({
    redirectUri: z.string(),
    staged: z.object({ publicKey: z.object({ pem: z.string() }).nullable() }).nullable(),
  }),
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
const startSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('consent'), url: z.string() }),
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

  /** Keeps credentials to be tried; nothing is in use yet. */
  async stage(connectionId: string, credentials: Readonly<Record<string, unknown>>): Promise<Connection> {
    return connectionSchema.parse(await this.ask('credentials.stage', { connectionId, credentials }));
  }

  /** Answers the consent page, or null where none was needed and the credentials are in use now. */
  async startAuthorisation(
    connectionId: string,
    use: 'current' | 'staged' = 'staged',
    returns: 'callback' | 'code' = 'callback',
  ): Promise<string | null> {
    const answer = await this.ask('authorisation.start', { connectionId, use, returns });
    const started = startSchema.parse(answer);
    if (started.state === 'failed') throw new Error(`Authorising failed with ${started.error.code}`);
    return started.state === 'consent' ? started.url : null;
  }

  /** @throws Error when the platform or the app refused the code */
  async verify(connectionId: string, code: string): Promise<boolean> {
    const progress = progressSchema.parse(await this.ask('authorisation.verify', { connectionId, code }));
    if (progress.state === 'failed') throw new Error(`Authorising failed with ${progress.error.code}`);
    return progress.state === 'done';
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

  /** Runs all checks of a test to their end. */
  async testNow(connectionId: string): Promise<z.infer<typeof testSchema>> {
    let test = await this.testStep({ connectionId });
    while (test.endedAt === null) test = await this.testStep({ connectionId, testId: test.id });
    return test;
  }

  private async testStep(payload: Readonly<Record<string, unknown>>): Promise<z.infer<typeof testSchema>> {
    return z.object({ test: testSchema }).parse(await this.ask('test.step', payload)).test;
  }

  async activate(connection: Connection): Promise<Connection> {
    const { id: connectionId, version } = connection;
    const payload = { connectionId, version, active: true };
    return connectionSchema.parse(await this.ask('connection.setActive', payload));
  }

  async resync(connectionId: string): Promise<void> {
    await this.ask('resync.start', { connectionId });
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
