import * as z from 'zod';
import type { Program } from '../program';

/** Jira refused; the message is Jira's own and fit to be shown. */
export class JiraRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const named = z.object({ id: z.string(), name: z.string() });
const person = z.object({ accountId: z.string(), displayName: z.string() });

const issueSchema = z.object({
  id: z.string(),
  key: z.string(),
  fields: z.object({
    summary: z.string(),
    description: z.unknown(),
    status: named,
    priority: named.nullish(),
    assignee: person.nullish(),
    duedate: z.string().nullish(),
    labels: z.array(z.string()),
    updated: z.string(),
    issuetype: named,
    project: z.object({ id: z.string(), key: z.string(), name: z.string().optional() }),
  }),
});
export type Issue = z.infer<typeof issueSchema>;

const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  projectTypeKey: z.string(),
});
export type Project = z.infer<typeof projectSchema>;

const commentSchema = z.object({ id: z.string(), author: person, body: z.unknown(), created: z.string() });
export type Comment = z.infer<typeof commentSchema>;

const transitionSchema = z.object({
  id: z.string(),
  name: z.string(),
  to: named,
  fields: z
    .record(
      z.string(),
      z.object({ required: z.boolean(), allowedValues: z.array(named.partial()).optional() }),
    )
    .optional(),
});
export type Transition = z.infer<typeof transitionSchema>;

const errorSchema = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});
const permissionsSchema = z.object({
  permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })),
});
const createFieldsSchema = z.object({
  fields: z.array(z.object({ fieldId: z.string(), allowedValues: z.array(z.unknown()).optional() })),
});

const fields = [
  'summary',
  'description',
  'status',
  'priority',
  'assignee',
  'duedate',
  'labels',
  'updated',
  'issuetype',
  'project',
];

/** Jira as one person uses it: the pages of the shell read and write through the same API as everybody. */
export class JiraAsPerson {
  constructor(
    private readonly jira: Program,
    private readonly accountId: string,
  ) {}

  async isJiraAdmin(): Promise<boolean> {
    const answer = permissionsSchema.parse(
      await this.call('GET', '/rest/api/3/mypermissions?permissions=ADMINISTER'),
    );
    return answer.permissions['ADMINISTER']?.havePermission === true;
  }

  async projects(): Promise<readonly Project[]> {
    const answer = await this.call('GET', '/rest/api/3/project/search?maxResults=100&orderBy=key');
    return z.object({ values: z.array(projectSchema) }).parse(answer).values;
  }

  /** @throws JiraRefusal of status 404 when there is no such project for this person */
  async project(key: string): Promise<Project> {
    return projectSchema.parse(await this.call('GET', `/rest/api/3/project/${encodeURIComponent(key)}`));
  }

  /** The most recently changed issues first. */
  async issues(
    projectId: string,
    limit: number,
  ): Promise<{ readonly issues: readonly Issue[]; readonly more: boolean }> {
    return this.search(`project = ${projectId} ORDER BY updated DESC, key DESC`, limit);
  }

  /** @throws JiraRefusal of status 400 with Jira's words when the query is refused */
  async search(
    jql: string,
    limit: number,
  ): Promise<{ readonly issues: readonly Issue[]; readonly more: boolean }> {
    const answer = await this.call('POST', '/rest/api/3/search/jql', { jql, fields, maxResults: limit });
    const page = z.object({ issues: z.array(issueSchema), isLast: z.boolean() }).parse(answer);
    return { issues: page.issues, more: !page.isLast };
  }

  /** @throws JiraRefusal of status 404 when there is no such issue for this person */
  async issue(key: string): Promise<Issue> {
    const answer = await this.call('POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key], fields });
    const issue = z.object({ issues: z.array(issueSchema) }).parse(answer).issues[0];
    if (issue === undefined) throw new JiraRefusal(404, `Issue ${key} does not exist or you may not see it.`);
    return issue;
  }

  async comments(key: string): Promise<readonly Comment[]> {
    const answer = await this.call('GET', `${issuePath(key)}/comment?maxResults=100&orderBy=-created`);
    return z.object({ comments: z.array(commentSchema) }).parse(answer).comments;
  }

  async transitions(key: string): Promise<readonly Transition[]> {
    const answer = await this.call('GET', `${issuePath(key)}/transitions?expand=transitions.fields`);
    return z.object({ transitions: z.array(transitionSchema) }).parse(answer).transitions;
  }

  async priorities(issue: Issue): Promise<readonly { readonly id: string; readonly name: string }[]> {
    const { project, issuetype } = issue.fields;
    const answer = await this.call(
      'GET',
      `/rest/api/3/issue/createmeta/${project.id}/issuetypes/${issuetype.id}?maxResults=200`,
    );
    const field = createFieldsSchema.parse(answer).fields.find(({ fieldId }) => fieldId === 'priority');
    return z.array(named).parse(field?.allowedValues ?? []);
  }

  async people(): Promise<readonly { readonly accountId: string; readonly displayName: string }[]> {
    return z
      .array(person)
      .parse(await this.call('GET', '/rest/api/3/user/search?query=example&maxResults=100'));
  }

  async edit(key: string, change: Readonly<Record<string, unknown>>): Promise<void> {
    await this.call('PUT', issuePath(key), { fields: change });
  }

  /** Fills a resolution the transition's screen asks for with the first one offered, as Jira's screen preselects it. */
  async transition(key: string, transitionId: string): Promise<void> {
    const chosen = (await this.transitions(key)).find(({ id }) => id === transitionId);
    const resolution = chosen?.fields?.['resolution']?.allowedValues?.[0]?.id;
    await this.call('POST', `${issuePath(key)}/transitions`, {
      transition: { id: transitionId },
      ...(resolution === undefined ? {} : { fields: { resolution: { id: resolution } } }),
    });
  }

  async comment(key: string, body: unknown): Promise<void> {
    await this.call('POST', `${issuePath(key)}/comment`, { body });
  }

  private async call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.jira(
      new Request(`https://jira.example${path}`, {
        method,
        headers: {
          'x-twin-actor': `user:${this.accountId}`,
          'x-twin-quota': 'exempt',
          'content-type': 'application/json',
          accept: 'application/json',
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    if (response.ok) return text === '' ? null : JSON.parse(text);
    throw new JiraRefusal(response.status, refusalText(response.status, text));
  }
}

function issuePath(key: string): string {
  return `/rest/api/3/issue/${encodeURIComponent(key)}`;
}

function refusalText(status: number, text: string): string {
  try {
    const { errorMessages, errors } = errorSchema.parse(JSON.parse(text));
    const all = [
      ...errorMessages,
      ...Object.entries(errors).map(([field, message]) => `${field}: ${message}`),
    ];
    if (all.length > 0) return all.join(' ');
  } catch {
    // Not Jira's error shape: the text itself says more than nothing.
  }
  return `Jira answered ${status}: ${text.slice(0, 300)}`;
}
