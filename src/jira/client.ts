import type { JiraComment } from '../mapping/comments';
import type { AdfDocument } from '../mapping/rich-text/adf-document';
import type { Problem } from '../errors/problem';
import * as answers from './answers';
import { createInBulk } from './create-in-bulk';
import { callJira, type Actor, type JiraRefusal, type JiraRoute, type JiraTransport } from './http';
import { quoted } from './jql';
import * as people from './people';
import {
  LINK_PROPERTY,
  type ChangedIssuesQuery,
  type Created,
  type CreateScreen,
  type IssueFieldsToWrite,
  type IssuePage,
  type Jira,
  type JiraIssue,
  type JiraIssueType,
  type JiraProject,
  type JiraTransition,
  type LinkProperty,
  type NewIssue,
} from './port';
import { hasProjectRole, projectRoles } from './project-roles';
import { generalProblem, itemProblem } from './refusals';

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
  'created',
  'updated',
  'comment',
];

/**
 * Jira Cloud REST v3 through Forge. Every path stands here as a literal, so that the contract check sees it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export class JiraClient implements Jira {
  constructor(private readonly transport: JiraTransport) {}

  async hasPermissionAsUser(
    permission: string,
    on: { readonly projectId?: string; readonly issueId?: string },
  ): Promise<boolean> {
    const query = new URLSearchParams({ permissions: permission, ...on });
    const answer = await this.call('user', 'GET', this.transport.route`/rest/api/3/mypermissions?${query}`);
    return answers.permissionsAnswer.parse(answer).permissions[permission]?.havePermission === true;
  }

  async siteUrl(): Promise<string> {
    const answer = await this.call('app', 'GET', this.transport.route`/rest/api/3/serverInfo`);
    return answers.serverInfoAnswer.parse(answer).baseUrl.replace(/\/$/, '');
  }

  async projectRolesAsUser(projectId: string): Promise<readonly string[]> {
    return projectRoles(this.transport, projectId);
  }

  async hasProjectRoleAsUser(projectId: string, roleName: string): Promise<boolean> {
    return hasProjectRole(this.transport, projectId, roleName);
  }

  async deniedToApp(projectId: string, permissions: readonly string[]): Promise<readonly string[]> {
    const query = new URLSearchParams({ permissions: permissions.join(','), projectId });
    const answer = await this.call('app', 'GET', this.transport.route`/rest/api/3/mypermissions?${query}`);
    const held = answers.permissionsAnswer.parse(answer).permissions;
    return permissions.filter((permission) => held[permission]?.havePermission !== true);
  }

  async projectsAsUser(): Promise<readonly JiraProject[]> {
    const found: JiraProject[] = [];
    for (let last = false; !last;) {
      const query = new URLSearchParams({ startAt: String(found.length), maxResults: '50', orderBy: 'name' });
      const page = answers.projectsAnswer.parse(
        await this.call('user', 'GET', this.transport.route`/rest/api/3/project/search?${query}`),
      );
      found.push(...page.values);
      last = page.isLast || page.values.length === 0;
    }
    return found;
  }

  async issuesAsUser(
    ids: readonly string[],
  ): Promise<readonly { id: string; key: string; summary: string; status: string }[]> {
    if (ids.length === 0) return [];
    const body = { issueIdsOrKeys: ids, fields: ['summary', 'status'] };
    const answer = await this.call('user', 'POST', this.transport.route`/rest/api/3/issue/bulkfetch`, body);
    return answers.shortIssuesAnswer.parse(answer).issues.map(({ id, key, fields }) => ({
      id,
      key,
      summary: fields.summary,
      status: fields.status.name,
    }));
  }

  async project(id: string): Promise<JiraProject> {
    return answers.projectSchema.parse(
      await this.call('app', 'GET', this.transport.route`/rest/api/3/project/${id}`),
    );
  }

  async issueTypes(projectId: string): Promise<readonly JiraIssueType[]> {
    const answer = await this.call(
      'app',
      'GET',
      this.transport.route`/rest/api/3/project/${projectId}/statuses`,
    );
    return answers.statusesAnswer.parse(answer);
  }

  async createScreen(projectId: string, issueTypeId: string): Promise<CreateScreen> {
    const answer = await this.call(
      'app',
      'GET',
      this.transport
        .route`/rest/api/3/issue/createmeta/${projectId}/issuetypes/${issueTypeId}?maxResults=200`,
    );
    const { fields } = answers.createFieldsAnswer.parse(answer);
    const priorities = fields.find(({ fieldId }) => fieldId === 'priority')?.allowedValues ?? [];
    return {
      fieldIds: new Set(fields.map(({ fieldId }) => fieldId)),
      required: fields
        .filter(({ required, hasDefaultValue }) => required && hasDefaultValue !== true)
        .map(({ fieldId }) => fieldId),
      priorities: priorities.flatMap((value) => {
        const priority = answers.priorityValue.safeParse(value);
        return priority.success ? [priority.data] : [];
      }),
    };
  }

  async peekChanged(query: ChangedIssuesQuery): Promise<readonly { id: string; updated: string }[]> {
    const answer = answers.peekAnswer.parse(
      await this.search({ jql: changedJql(query), fields: ['updated'], maxResults: query.limit }),
    );
    return answer.issues.map(({ id, fields }) => ({ id, updated: fields.updated }));
  }

  async changedIssues(query: ChangedIssuesQuery): Promise<IssuePage> {
    return this.page(changedJql(query), query.limit, query.page);
  }

  async projectIssues(projectId: string, limit: number, page: string | null): Promise<IssuePage> {
    return this.page(`project in (${projectId}) ORDER BY updated ASC, key ASC`, limit, page);
  }

  async issuesOfTasks(taskIds: readonly string[]): Promise<readonly JiraIssue[]> {
    const jql = `planlinkTask in (${taskIds.map(quoted).join(', ')})`;
    const found: JiraIssue[] = [];
    for (let page: string | null = null, more = true; more; more = page !== null) {
      const answer: IssuePage = await this.page(jql, 100, page);
      found.push(...answer.issues);
      page = answer.next;
    }
    return found;
  }

  async issues(ids: readonly string[]): Promise<readonly JiraIssue[]> {
    if (ids.length === 0) return [];
    const body = { issueIdsOrKeys: ids, fields: FIELDS, properties: [LINK_PROPERTY] };
    const answer = await this.call('app', 'POST', this.transport.route`/rest/api/3/issue/bulkfetch`, body);
    return answers.bulkFetchAnswer.parse(answer).issues.map(answers.toIssue);
  }

  async createIssues(issues: readonly NewIssue[]): Promise<readonly Created[]> {
    return createInBulk(this.transport, issues);
  }

  async editIssue(id: string, fields: IssueFieldsToWrite): Promise<void> {
    await this.call('app', 'PUT', this.transport.route`/rest/api/3/issue/${id}`, { fields }, itemProblem);
  }

  async transitions(issueId: string): Promise<readonly JiraTransition[]> {
    const answer = await this.call(
      'app',
      'GET',
      this.transport.route`/rest/api/3/issue/${issueId}/transitions?expand=transitions.fields`,
      undefined,
      itemProblem,
    );
    return answers.transitionsAnswer.parse(answer).transitions.map(answers.toTransition);
  }

  async transition(
    issueId: string,
    transitionId: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.call(
      'app',
      'POST',
      this.transport.route`/rest/api/3/issue/${issueId}/transitions`,
      { transition: { id: transitionId }, fields },
      itemProblem,
    );
  }

  async comments(issueId: string): Promise<readonly JiraComment[]> {
    const found: JiraComment[] = [];
    for (;;) {
      const query = new URLSearchParams({
        startAt: String(found.length),
        maxResults: '100',
        orderBy: 'created',
        expand: 'properties',
      });
      const page = answers.commentsAnswer.parse(
        await this.call(
          'app',
          'GET',
          this.transport.route`/rest/api/3/issue/${issueId}/comment?${query}`,
          undefined,
          itemProblem,
        ),
      );
      found.push(...page.comments);
      if (found.length >= page.total || page.comments.length === 0) return found;
    }
  }

  async addComment(
    issueId: string,
    body: AdfDocument,
    copyOf: string,
  ): Promise<{ id: string; updated: string }> {
    const comment = { body, properties: [{ key: LINK_PROPERTY, value: { comment: copyOf } }] };
    const answer = await this.call(
      'app',
      'POST',
      this.transport.route`/rest/api/3/issue/${issueId}/comment`,
      comment,
      itemProblem,
    );
    return answers.writtenComment.parse(answer);
  }

  async setLink(issueId: string, link: LinkProperty): Promise<void> {
    await this.call(
      'app',
      'PUT',
      this.transport.route`/rest/api/3/issue/${issueId}/properties/${LINK_PROPERTY}`,
      link,
      itemProblem,
    );
  }

  async accountOfEmail(email: string): Promise<string | null> {
    return people.accountOfEmail(this.transport, email);
  }

  async people(
    accountIds: readonly string[],
  ): Promise<readonly { accountId: string; displayName: string; email: string | null }[]> {
    return people.people(this.transport, accountIds);
  }

  async displayNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return people.displayNames(this.transport, accountIds);
  }

  private async page(jql: string, limit: number, page: string | null): Promise<IssuePage> {
    const body = {
      jql,
      fields: FIELDS,
      properties: [LINK_PROPERTY],
      maxResults: limit,
      ...(page === null ? {} : { nextPageToken: page }),
    };
    const answer = answers.searchAnswer.parse(await this.search(body));
    return { issues: answer.issues.map(answers.toIssue), next: answer.nextPageToken ?? null };
  }

  private async search(body: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.call('app', 'POST', this.transport.route`/rest/api/3/search/jql`, body);
  }

  private async call(
    actor: Actor,
    method: string,
    route: JiraRoute,
    body?: unknown,
    refused: (refusal: JiraRefusal) => Problem = generalProblem,
  ): Promise<unknown> {
    return callJira(this.transport, actor, method, route, body, refused);
  }
}

function changedJql({ projectIds, minutes }: ChangedIssuesQuery): string {
  return `project in (${projectIds.join(', ')}) AND updated >= "-${minutes}m" ORDER BY updated ASC, key ASC`;
}
