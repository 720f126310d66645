import * as z from 'zod';

/** Forge as the naive engine needs it, and the two sides it stands between. */
export interface Naive {
  readonly jira: (method: string, path: string, body?: unknown) => Promise<Response>;
  readonly platform: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: object) => Promise<void>;
  /** Another pass, after so many seconds. */
  readonly again: (seconds: number) => Promise<void>;
  /** Milliseconds until Forge ends this invocation. */
  readonly timeLeft: () => number;
  readonly jiraProjectId: string;
  readonly issueTypeId: string;
  readonly platformProjectId: string;
  /** Task status to the id of the Jira status that stands for it. */
  readonly statuses: ReadonlyMap<string, string>;
}

/** A side asked for patience. */
export class PleaseWait extends Error {
  constructor(readonly seconds: number) {
    super(`Asked to wait ${seconds} s`);
  }
}

const taskSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  statusId: z.string(),
  dueDate: z.string().nullable(),
  labels: z.array(z.string()),
  version: z.string(),
  updatedAt: z.string(),
  commentCount: z.number(),
});
export type Task = z.infer<typeof taskSchema>;

const issueSchema = z
  .object({
    id: z.string(),
    fields: z.object({
      summary: z.string(),
      labels: z.array(z.string()),
      duedate: z.string().nullable(),
      updated: z.string(),
    }),
    properties: z.object({ planlink: z.object({ task: z.string() }).optional() }).optional(),
  })
  .transform(({ id, fields, properties }) => ({
    id,
    title: fields.summary,
    labels: fields.labels,
    dueDate: fields.duedate,
    updated: fields.updated,
    taskId: properties?.planlink?.task ?? null,
  }));
export type Issue = z.infer<typeof issueSchema>;

const transitionSchema = z.object({
  id: z.string(),
  to: z.object({ id: z.string() }),
  fields: z
    .record(
      z.string(),
      z.object({ allowedValues: z.array(z.object({ id: z.string().optional() })).optional() }),
    )
    .optional(),
});
const clocksApartMs = 10_000;
const fields = ['summary', 'labels', 'duedate', 'updated'];
const properties = ['planlink'];

export function sides(naive: Naive) {
  const read = async <T>(answer: Promise<Response>, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await told(answer));
  const doc = (text: string): object => ({
    type: 'doc',
    version: 1,
    content: text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  });
  return {
    changedTasks: (after: { updatedAt: string; id: string } | null, limit: number) => {
      const query = new URLSearchParams({ projectIds: naive.platformProjectId, limit: String(limit) });
      if (after !== null) query.set('updatedSince', after.updatedAt);
      if (after !== null) query.set('afterId', after.id);
      return read(
        naive.platform('GET', `/tasks?${query}`),
        z
          .object({ items: z.array(taskSchema), more: z.boolean() })
          .transform(({ items, more }) => ({ tasks: items, more })),
      );
    },
    task: (id: string) => read(naive.platform('GET', `/tasks/${id}`), taskSchema),
    editTask: async (task: Task, { title, labels, dueDate }: Issue): Promise<void> => {
      await told(
        naive.platform(
          'PATCH',
          `/tasks/${task.id}`,
          { title, labels, dueDate },
          { 'if-match': `"${task.version}"` },
        ),
      );
    },
    changedIssues: (since: number | null, maxResults: number, nextPageToken: string | null) => {
      const back = Date.now() - (since ?? Date.now() - 180_000) + clocksApartMs;
      const minutes = Math.max(1, Math.ceil(back / 60_000));
      const jql = `project in (${naive.jiraProjectId}) AND updated >= "-${minutes}m" ORDER BY updated ASC, key ASC`;
      const body = {
        jql,
        fields,
        properties,
        maxResults,
        ...(nextPageToken === null ? {} : { nextPageToken }),
      };
      return read(
        naive.jira('POST', '/rest/api/3/search/jql', body),
        z
          .object({ issues: z.array(issueSchema), nextPageToken: z.string().nullish() })
          .transform(({ issues, nextPageToken: next }) => ({ issues, next: next ?? null })),
      );
    },
    issue: async (id: string): Promise<Issue> => {
      const body = { issueIdsOrKeys: [id], fields, properties };
      const answer = await read(
        naive.jira('POST', '/rest/api/3/issue/bulkfetch', body),
        z.object({ issues: z.array(issueSchema) }),
      );
      const [issue] = answer.issues;
      if (issue === undefined) throw new Error(`There is no issue ${id}`);
      return issue;
    },
    createIssue: async ({ id, title, description, labels, dueDate }: Task): Promise<string> => {
      const text = (description ?? '').replace(/<[^>]*>/g, ' ').trim();
      const body = {
        fields: {
          project: { id: naive.jiraProjectId },
          issuetype: { id: naive.issueTypeId },
          summary: title,
          description: doc(text),
          labels,
          duedate: dueDate,
        },
        properties: [{ key: 'planlink', value: { task: id } }],
      };
      return (await read(naive.jira('POST', '/rest/api/3/issue', body), z.object({ id: z.string() }))).id;
    },
    moveIssue: async (id: string, { statusId }: Task): Promise<void> => {
      const path = `/rest/api/3/issue/${id}/transitions`;
      const { transitions } = await read(
        naive.jira('GET', `${path}?expand=transitions.fields`),
        z.object({ transitions: z.array(transitionSchema) }),
      );
      const way = transitions.find(({ to }) => to.id === naive.statuses.get(statusId));
      if (way === undefined) return;
      const resolution = way.fields?.['resolution']?.allowedValues?.[0];
      const screen = resolution === undefined ? {} : { fields: { resolution: { id: resolution.id } } };
      await told(naive.jira('POST', path, { transition: { id: way.id }, ...screen }));
    },
    editIssue: async (id: string, { title, labels, dueDate }: Task): Promise<void> => {
      await told(
        naive.jira('PUT', `/rest/api/3/issue/${id}`, {
          fields: { summary: title, labels, duedate: dueDate },
        }),
      );
    },
    copyComments: async (issueId: string, taskId: string): Promise<void> => {
      const { items } = await read(
        naive.platform('GET', `/tasks/${taskId}/comments`),
        z.object({ items: z.array(z.object({ body: z.string() })) }),
      );
      for (const { body } of items)
        await told(
          naive.jira('POST', `/rest/api/3/issue/${issueId}/comment`, {
            body: doc(body.replace(/<[^>]*>/g, ' ').trim()),
          }),
        );
    },
  };
}

async function told(sent: Promise<Response>): Promise<unknown> {
  const answer = await sent;
  if (answer.status === 429) throw new PleaseWait(Number(answer.headers.get('retry-after') ?? 60));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text.slice(0, 300)}`);
  return text === '' ? null : JSON.parse(text);
}
