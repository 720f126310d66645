import { fieldNames } from '../../contract/field-names';
import { Problem } from '../../errors/problem';
import { unlessGone } from '../http/unless-gone';
import type {
  Capabilities,
  Identity,
  NewTaskValues,
  Platform,
  PlatformProject,
  PlatformQuota,
  PlatformUser,
  ProjectSchema,
  Task,
  TaskChange,
  TaskComment,
  TaskCursor,
  TaskPage,
  Workspace,
} from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';
import { ChangedIssues } from './changed-issues';
import { Comments } from './comments';
import { CreateScreens } from './create-screens';
import { FieldList } from './field-list';
import { FilterMatches } from './filter-matches';
import { IssueSearch } from './issue-search';
import { IssueWriting } from './issue-writing';
import { isJiraId } from './jql';
import { People } from './people';
import { ProjectSchemas } from './project-schema';
import { refuseUnknown } from './server-info';

const capabilities: Capabilities = {
  changes: 'told',
  webhooks: false,
  versionConditions: false,
  idempotentCreates: false,
  pageSize: 100,
  markup: 'wiki',
  maxTitleLength: 255,
  fields: fieldNames,
  deletes: true,
  tellsDeleted: false,
  comments: 'edited',
  externalUrl: true,
  filterExample: 'labels = mobile',
  // Its administrator may set a limit, which answers then tell.
  rate: null,
};

/** A Jira Data Center as a platform: its projects are workspaces with one project each, its issues are the tasks. */
export class JiraDataCenter implements Platform {
  readonly capabilities = capabilities;
  private readonly fieldList: FieldList;
  private readonly search: IssueSearch;
  private readonly changed: ChangedIssues;
  private readonly people: People;
  private readonly schemas: ProjectSchemas;
  private readonly writing: IssueWriting;
  private readonly comments: Comments;
  private readonly matches: FilterMatches;

  constructor(private readonly api: JiraApi) {
    const fieldList = new FieldList(api);
    const search = new IssueSearch(api, fieldList);
    const people = new People(api);
    const screens = new CreateScreens(api);
    const schemas = new ProjectSchemas(api, screens);
    this.fieldList = fieldList;
    this.search = search;
    this.people = people;
    this.schemas = schemas;
    this.changed = new ChangedIssues(api, search, this.fieldList);
    this.writing = new IssueWriting({ api, search, fieldList, people, schemas, screens });
    this.comments = new Comments(api);
    this.matches = new FilterMatches(search);
  }

  quota(): PlatformQuota | null {
    return this.api.quota;
  }

  aheadMs(): number | null {
    return this.api.aheadMs;
  }

  /** A Jira is known by its base URL: of what it says of itself nothing else is its own. */
  async whoAmI(): Promise<Identity> {
    const me = await this.api.json({ method: 'GET', path: '/myself', scope: 'connection' }, answers.user);
    const server = await this.api.json(
      { method: 'GET', path: '/serverInfo', scope: 'connection' },
      answers.serverInfo,
    );
    refuseUnknown(server);
    return {
      userId: me.key ?? me.name,
      displayName: me.displayName ?? me.name,
      email: me.emailAddress ?? null,
      accountKind: 'unknown',
      tenantId: server.baseUrl.replace(/\/+$/, '').toLowerCase().slice(0, 100),
      tenantName: server.serverTitle ?? server.baseUrl,
      scopes: null,
      credentialEndsAt: null,
    };
  }

  async listWorkspaces(): Promise<readonly Workspace[]> {
    const call = { method: 'GET', path: '/project', scope: 'connection' } as const;
    const projects = await this.api.json(call, answers.projects);
    return projects.map(({ id, name }) => ({ id, name }));
  }

  async listProjects(workspaceId: string): Promise<readonly PlatformProject[]> {
    const path = `/project/${encodeURIComponent(workspaceId)}`;
    const project = await unlessGone(
      this.api.json({ method: 'GET', path, scope: 'connection' }, answers.project),
    );
    return project === null ? [] : [{ id: project.id, workspaceId, name: project.name }];
  }

  projectSchema(projectId: string): Promise<ProjectSchema> {
    return this.schemas.read(projectId);
  }

  listUsers(): Promise<readonly PlatformUser[]> {
    return this.people.all();
  }

  changedTasks(projectIds: readonly string[], after: TaskCursor | null, limit: number): Promise<TaskPage> {
    return this.changed.page(projectIds, after, Math.min(limit, capabilities.pageSize));
  }

  /** One alone is read with what only it itself tells, and costs no more. */
  async getTasks(taskIds: readonly string[]): Promise<readonly Task[]> {
    const [id, ...others] = new Set(taskIds);
    if (id === undefined || others.length > 0) return (await this.search.byIds(taskIds)).tasks;
    const read = isJiraId(id) ? await unlessGone(this.search.one(id)) : null;
    return read === null ? [] : [read.task];
  }

  matchingTasks(projectId: string, filter: string, taskIds: readonly string[]): Promise<readonly string[]> {
    return this.matches.among(projectId, filter, taskIds);
  }

  createTask(
    projectId: string,
    task: NewTaskValues,
    idempotencyKey: string,
    triedSince?: number,
  ): Promise<Task> {
    return this.writing.create(projectId, task, idempotencyKey, triedSince);
  }

  updateTask(taskId: string, change: TaskChange, ifVersion: string): Promise<Task> {
    return this.writing.update(taskId, change, ifVersion);
  }

  /** Jira refuses where there are sub-tasks: what nobody asked for is not deleted along. */
  async deleteTask(taskId: string): Promise<void> {
    const path = `/issue/${encodeURIComponent(taskId)}`;
    await unlessGone(this.api.done({ method: 'DELETE', path, scope: 'item' }));
  }

  listComments(taskId: string): Promise<readonly TaskComment[]> {
    return this.comments.list(taskId);
  }

  createComment(
    taskId: string,
    comment: { readonly body: string; readonly externalId: string; readonly authorName: string },
  ): Promise<TaskComment> {
    return this.comments.create(taskId, comment);
  }

  updateComment(taskId: string, commentId: string, body: string): Promise<TaskComment> {
    return this.comments.update(taskId, commentId, body);
  }

  async deleteComment(taskId: string, commentId: string): Promise<void> {
    await unlessGone(this.comments.delete(taskId, commentId));
  }

  /** Webhooks of Data Center are made by its administrators alone, and are not signed. */
  putWebhook(): Promise<{ readonly webhookId: string }> {
    return Promise.reject(new Problem('PLATFORM_NOT_COMPATIBLE', { scope: 'connection', retry: 'never' }));
  }

  async deleteWebhook(): Promise<void> {
    // There never was one.
  }
}
