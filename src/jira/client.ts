import type { JiraComment } from '../mapping/comments';
import { fieldsOfScreens } from '../mapping/fields-of-screens';
import type { AdfDocument } from '../mapping/rich-text/adf-document';
import { serverInfoAnswer } from './answers';
import { createInBulk } from './create-in-bulk';
import * as filters from './filters';
import { callJira, type JiraTransport } from './http';
import * as comments from './issue-comments';
import { IssueReader, issuesAsUser, peekChanged } from './issues-read';
import * as writing from './issues-write';
import { linkedIssuesAsUser } from './linked-search';
import { Meter } from './meter';
import * as people from './people';
import { heldPermissions } from './permissions';
import type * as port from './port';
import * as roles from './project-roles';
import * as projects from './projects';
import { generalProblem } from './refusals';
import * as screens from './screens';

type Written = Promise<{ readonly id: string; readonly updated: string }>;

/**
 * Jira Cloud REST v3 through Forge: one object for what the files beside this one do, by topic. Every path stands
 * there as a literal, so that the contract check sees it.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/
 */
export class JiraClient implements port.Jira {
  private readonly transport: JiraTransport;
  private readonly meter: Meter;
  private readonly reader: IssueReader;

  constructor(transport: JiraTransport, extra: readonly string[] = []) {
    this.meter = transport.meter ?? new Meter();
    this.transport = {
      meter: this.meter,
      route: (...parts) => transport.route(...parts),
      request: (...parts) => transport.request(...parts),
    };
    this.reader = new IssueReader(this.transport, extra);
  }

  reading(fieldIds: readonly string[]): port.Jira {
    return new JiraClient(this.transport, fieldIds);
  }

  quota(): port.JiraQuota | null {
    return this.meter.quota;
  }

  spent(): number {
    return this.meter.spent;
  }

  async hasPermissionAsUser(
    permission: string,
    on: { readonly projectId?: string; readonly issueId?: string },
  ): Promise<boolean> {
    return (await heldPermissions(this.transport, 'user', [permission], on)).has(permission);
  }

  async siteUrl(): Promise<string> {
    const route = this.transport.route`/rest/api/3/serverInfo`;
    const answer = await callJira(this.transport, 'app', 'GET', route, undefined, generalProblem);
    return serverInfoAnswer.parse(answer).baseUrl.replace(/\/$/, '');
  }

  async projectRolesAsUser(projectId: string): Promise<readonly string[]> {
    return roles.projectRoles(this.transport, projectId);
  }

  async hasProjectRoleAsUser(projectId: string, roleName: string): Promise<boolean> {
    return roles.hasProjectRole(this.transport, projectId, roleName);
  }

  async deniedToApp(projectId: string, permissions: readonly string[]): Promise<readonly string[]> {
    const held = await heldPermissions(this.transport, 'app', permissions, { projectId });
    return permissions.filter((permission) => !held.has(permission));
  }

  async projectsAsUser(): Promise<readonly port.JiraProject[]> {
    return projects.projectsAsUser(this.transport);
  }

  async project(id: string): Promise<port.JiraProject> {
    return projects.project(this.transport, id);
  }

  async issueTypes(projectId: string): Promise<readonly port.JiraIssueType[]> {
    return projects.issueTypes(this.transport, projectId);
  }

  async issueTypeLevels(projectId: string): Promise<ReadonlyMap<string, number>> {
    return projects.issueTypeLevels(this.transport, projectId);
  }

  async createScreen(projectId: string, issueTypeId: string): Promise<port.CreateScreen> {
    return screens.createScreen(this.transport, projectId, issueTypeId);
  }

  async editScreen(issueId: string): Promise<port.Screen> {
    return screens.editScreen(this.transport, issueId);
  }

  async fieldsOfProject(projectId: string): Promise<readonly port.JiraProjectField[]> {
    const types = await this.issueTypes(projectId);
    return fieldsOfScreens(
      await Promise.all(
        types.map(async ({ id }) => ({ typeId: id, screen: await this.createScreen(projectId, id) })),
      ),
    );
  }

  async checkJql(jql: string): Promise<void> {
    await filters.checkJql(this.transport, jql);
  }

  async matching(jql: string, issueIds: readonly string[]): Promise<ReadonlySet<string>> {
    return filters.matching(this.transport, jql, issueIds);
  }

  async countIssues(jql: string): Promise<number> {
    return filters.countIssues(this.transport, jql);
  }

  async issuesAsUser(idsOrKeys: readonly string[]): Promise<readonly port.ShortIssue[]> {
    return issuesAsUser(this.transport, idsOrKeys);
  }

  async linkedIssuesAsUser(
    query: { readonly projectId: string; readonly text: string; readonly limit: number },
    page: string | null,
  ): Promise<port.LinkedIssuePage> {
    return linkedIssuesAsUser(this.transport, query, page);
  }

  async peekChanged(query: port.ChangedIssuesQuery): Promise<readonly { id: string; updated: string }[]> {
    return peekChanged(this.transport, query);
  }

  async changedIssues(query: port.ChangedIssuesQuery): Promise<port.IssuePage> {
    return this.reader.changed(query);
  }

  async timeZone(): Promise<string | null> {
    return people.ownTimeZone(this.transport);
  }

  async issueOfType(projectId: string, issueTypeId: string): Promise<port.JiraIssue | null> {
    return this.reader.ofType(projectId, issueTypeId);
  }

  async unlinkedIssues(projectId: string, limit: number, page: string | null): Promise<port.IssuePage> {
    return this.reader.unlinked(projectId, limit, page);
  }

  async issuesOfTasks(taskIds: readonly string[]): Promise<readonly port.JiraIssue[]> {
    return this.reader.ofTasks(taskIds);
  }

  async issues(ids: readonly string[]): Promise<readonly port.JiraIssue[]> {
    return this.reader.byIds(ids);
  }

  async createIssues(issues: readonly port.NewIssue[]): Promise<readonly port.Created[]> {
    return createInBulk(this.transport, issues);
  }

  async editIssue(
    id: string,
    fields: port.IssueFieldsToWrite,
    properties: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    await writing.editIssue(this.transport, id, fields, properties);
  }

  async deleteIssue(id: string): Promise<void> {
    await writing.deleteIssue(this.transport, id);
  }

  async transitions(issueId: string): Promise<readonly port.JiraTransition[]> {
    return writing.transitions(this.transport, issueId);
  }

  async transition(
    issueId: string,
    transitionId: string,
    fields: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await writing.transition(this.transport, issueId, transitionId, fields);
  }

  async comments(issueId: string): Promise<readonly JiraComment[]> {
    return comments.comments(this.transport, issueId);
  }

  async addComment(issueId: string, body: AdfDocument, copyOf: string): Written {
    return comments.addComment(this.transport, issueId, body, copyOf);
  }

  async updateComment(issueId: string, commentId: string, body: AdfDocument): Written {
    return comments.updateComment(this.transport, issueId, commentId, body);
  }

  async deleteComment(issueId: string, commentId: string): Promise<void> {
    await comments.deleteComment(this.transport, issueId, commentId);
  }

  async setLink(issueId: string, link: port.LinkProperty): Promise<void> {
    await writing.setLink(this.transport, issueId, link);
  }

  async setProperty(issueId: string, key: string, value: Readonly<Record<string, unknown>>): Promise<void> {
    await writing.setProperty(this.transport, issueId, key, value);
  }

  async removeProperty(issueId: string, key: string): Promise<void> {
    await writing.removeProperty(this.transport, issueId, key);
  }

  async setRemoteLink(
    issueId: string,
    link: { readonly globalId: string; readonly url: string; readonly title: string },
  ): Promise<void> {
    await writing.setRemoteLink(this.transport, issueId, link);
  }

  async searchPeopleAsUser(text: string): Promise<readonly { accountId: string; displayName: string }[]> {
    return people.searchAsUser(this.transport, text);
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
}
