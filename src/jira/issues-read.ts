import * as answers from './answers';
import { callJira, type JiraTransport } from './http';
import { quoted } from './jql';
import {
  LINK_PROPERTY,
  type ChangedIssuesQuery,
  type IssuePage,
  type JiraIssue,
  type ShortIssue,
} from './port';
import { generalProblem } from './refusals';

const FIELDS = [
  'summary',
  'description',
  'status',
  'priority',
  'assignee',
  'duedate',
  'labels',
  'issuetype',
  'project',
  'parent',
  'created',
  'updated',
  'comment',
];

/** Reads issues whole: what every issue has, and the fields that were asked for beside it. */
export class IssueReader {
  private readonly fields: readonly string[];
  private readonly answers: answers.IssueAnswers;

  constructor(
    private readonly transport: JiraTransport,
    extra: readonly string[],
  ) {
    this.fields = [...new Set([...FIELDS, ...extra])];
    this.answers = answers.issueAnswers(extra);
  }

  changed(query: ChangedIssuesQuery): Promise<IssuePage> {
    return this.page(changedJql(query), query.limit, query.page);
  }

  async ofType(projectId: string, issueTypeId: string): Promise<JiraIssue | null> {
    const jql = `project in (${projectId}) AND issuetype in (${issueTypeId}) ORDER BY updated DESC`;
    return (await this.page(jql, 1, null)).issues[0] ?? null;
  }

  unlinked(projectId: string, limit: number, page: string | null): Promise<IssuePage> {
    const jql = `project in (${projectId}) AND planlinkTask is EMPTY ORDER BY updated ASC, key ASC`;
    return this.page(jql, limit, page);
  }

  async ofTasks(taskIds: readonly string[]): Promise<readonly JiraIssue[]> {
    const jql = `planlinkTask in (${taskIds.map(quoted).join(', ')})`;
    const found: JiraIssue[] = [];
    for (let page: string | null = null, more = true; more; more = page !== null) {
      const answer: IssuePage = await this.page(jql, 100, page);
      found.push(...answer.issues);
      page = answer.next;
    }
    return found;
  }

  async byIds(ids: readonly string[]): Promise<readonly JiraIssue[]> {
    if (ids.length === 0) return [];
    const body = { issueIdsOrKeys: ids, fields: this.fields, properties: [LINK_PROPERTY] };
    const route = this.transport.route`/rest/api/3/issue/bulkfetch`;
    const answer = await callJira(this.transport, 'app', 'POST', route, body, generalProblem);
    return this.answers.bulkFetch.parse(answer).issues.map(answers.toIssue);
  }

  private async page(jql: string, limit: number, page: string | null): Promise<IssuePage> {
    const body = {
      jql,
      fields: this.fields,
      properties: [LINK_PROPERTY],
      maxResults: limit,
      ...(page === null ? {} : { nextPageToken: page }),
    };
    const answer = this.answers.search.parse(await search(this.transport, body));
    return { issues: answer.issues.map(answers.toIssue), next: answer.nextPageToken ?? null };
  }
}

/** Ids and stamps of changed issues, the last change first. */
export async function peekChanged(
  transport: JiraTransport,
  query: ChangedIssuesQuery,
): Promise<readonly { id: string; updated: string }[]> {
  const body = { jql: changedJql(query, 'DESC'), fields: ['updated'], maxResults: query.limit };
  const answer = answers.peekAnswer.parse(await search(transport, body));
  return answer.issues.map(({ id, fields }) => ({ id, updated: fields.updated }));
}

/** What a list of issues shows the person who looks at it; issues that they may not see are missing. */
export async function issuesAsUser(
  transport: JiraTransport,
  ids: readonly string[],
): Promise<readonly ShortIssue[]> {
  if (ids.length === 0) return [];
  const body = { issueIdsOrKeys: ids, fields: ['summary', 'status'] };
  const route = transport.route`/rest/api/3/issue/bulkfetch`;
  const answer = await callJira(transport, 'user', 'POST', route, body, generalProblem);
  return answers.shortIssuesAnswer.parse(answer).issues.map(({ id, key, fields }) => ({
    id,
    key,
    summary: fields.summary,
    status: fields.status.name,
  }));
}

async function search(transport: JiraTransport, body: Readonly<Record<string, unknown>>): Promise<unknown> {
  return callJira(transport, 'app', 'POST', transport.route`/rest/api/3/search/jql`, body, generalProblem);
}

function changedJql(
  { projectIds, minutes, since = null }: ChangedIssuesQuery,
  order: 'ASC' | 'DESC' = 'ASC',
): string {
  const from = since ?? `-${minutes}m`;
  return `project in (${projectIds.join(', ')}) AND updated >= "${from}" ORDER BY updated ${order}, key ${order}`;
}
