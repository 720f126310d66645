import type * as z from 'zod';
import { fieldNames } from '../../contract/field-names';
import type { ProblemScope } from '../../errors/problem';
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
import { notCompatible } from '../http/classify-answer';
import { unlessGone } from '../http/unless-gone';
import { markupOf, type ApiClient } from './client';
import * as schemas from './schemas';

const pageSize = 100;
/** A list that is longer is a server that goes round in circles. */
const mostPages = 1000;

/** Each method is one operation of docs/platform-api/openapi.yaml; lists in pages are read to their end. */
export class PlanningPlatform implements Platform {
  /** A platform from before tasks had types; only its answers tell. */
  private older = false;

  constructor(private readonly api: ApiClient) {}

  get capabilities(): Capabilities {
    return {
      changes: 'told',
      webhooks: true,
      versionConditions: true,
      idempotentCreates: true,
      pageSize,
      markup: this.api.markup,
      maxTitleLength: 500,
      fields: fieldNames.filter((name) => name !== 'parent' || !this.older),
      deletes: true,
      tellsDeleted: true,
      comments: 'edited',
      externalUrl: !this.older,
      filterExample: this.older ? null : 'status:"In progress" label:mobile',
      rate: null,
    };
  }

  aheadMs(): number | null {
    return this.api.aheadMs;
  }

  quota(): PlatformQuota | null {
    return this.api.quota;
  }

  async whoAmI(): Promise<Identity> {
    const { user, tenant, credential } = await this.api.json(
      { method: 'GET', path: '/me', scope: 'connection' },
      schemas.me,
    );
    if (tenant.markup !== undefined) this.api.markup = markupOf(tenant.markup);
    return {
      userId: user.id,
      displayName: user.displayName,
      email: user.email,
      accountKind: user.kind ?? 'unknown',
      tenantId: tenant.id,
      tenantName: tenant.name,
      scopes: credential?.scopes ?? null,
      credentialEndsAt: typeof credential?.expiresAt === 'string' ? Date.parse(credential.expiresAt) : null,
    };
  }

  listWorkspaces(): Promise<readonly Workspace[]> {
    return this.all('/workspaces', 'connection', schemas.workspaces);
  }

  listProjects(workspaceId: string): Promise<readonly PlatformProject[]> {
    return this.all(
      `/workspaces/${encodeURIComponent(workspaceId)}/projects`,
      'connection',
      schemas.projects,
    );
  }

  async projectSchema(projectId: string): Promise<ProjectSchema> {
    const path = `/projects/${encodeURIComponent(projectId)}`;
    const project = await this.api.json({ method: 'GET', path, scope: 'project' }, schemas.project);
    this.older = project.types === undefined;
    return { ...project, types: project.types ?? [onlyType] };
  }

  listUsers(): Promise<readonly PlatformUser[]> {
    return this.all('/users', 'connection', schemas.users);
  }

  async changedTasks(
    projectIds: readonly string[],
    after: TaskCursor | null,
    limit: number,
  ): Promise<TaskPage> {
    const query = {
      projectIds: projectIds.join(','),
      limit: String(Math.min(limit, pageSize)),
      ...(after === null ? {} : { updatedSince: after.updatedAt }),
      // An overlap window starts at a time and at no task, and the API refuses an empty id.
      ...(after === null || after.id === '' ? {} : { afterId: after.id }),
    };
    const page = await this.api.json(
      { method: 'GET', path: '/tasks', query, scope: 'project' },
      schemas.taskPage,
    );
    const { tasks, unreadable } = page.items;
    if (page.more && tasks.length === 0) throw notCompatible({ member: 'more' });
    return { tasks: tasks.map((task) => this.whole(task)), more: page.more, unreadable };
  }

  async getTasks(taskIds: readonly string[]): Promise<readonly Task[]> {
    if (taskIds.length === 0) return [];
    const query = { ids: [...new Set(taskIds)].join(',') };
    const call = { method: 'GET', path: '/tasks/batch', query, scope: 'item' } as const;
    return (await this.api.json(call, schemas.taskBatch)).items.map((task) => this.whole(task));
  }

  async matchingTasks(
    projectId: string,
    filter: string,
    taskIds: readonly string[],
  ): Promise<readonly string[]> {
    const body = { projectId, filter, ids: [...new Set(taskIds)] };
    const call = { method: 'POST', path: '/tasks/matches', body, scope: 'project' } as const;
    const { ids } = await this.api.json(call, schemas.taskMatches);
    return ids.filter((id) => body.ids.includes(id));
  }

  async createTask(projectId: string, task: NewTaskValues, idempotencyKey: string): Promise<Task> {
    const headers = { 'idempotency-key': idempotencyKey };
    const body = { projectId, ...task };
    const call = { method: 'POST', path: '/tasks', headers, body, scope: 'item' } as const;
    return this.whole(await this.api.json(call, schemas.task));
  }

  async updateTask(taskId: string, change: TaskChange, ifVersion: string): Promise<Task> {
    const headers = { 'if-match': `"${ifVersion}"` };
    const call = { method: 'PATCH', path: taskPath(taskId), headers, body: change, scope: 'item' } as const;
    return this.whole(await this.api.json(call, schemas.task));
  }

  async deleteTask(taskId: string): Promise<void> {
    await unlessGone(this.api.done({ method: 'DELETE', path: taskPath(taskId), scope: 'item' }));
  }

  listComments(taskId: string): Promise<readonly TaskComment[]> {
    return this.all(`${taskPath(taskId)}/comments`, 'item', schemas.comments);
  }

  createComment(
    taskId: string,
    comment: { readonly body: string; readonly externalId: string; readonly authorName: string },
    idempotencyKey: string,
  ): Promise<TaskComment> {
    const headers = { 'idempotency-key': idempotencyKey };
    const path = `${taskPath(taskId)}/comments`;
    return this.api.json({ method: 'POST', path, headers, body: comment, scope: 'item' }, schemas.comment);
  }

  updateComment(taskId: string, commentId: string, body: string): Promise<TaskComment> {
    const path = commentPath(taskId, commentId);
    return this.api.json({ method: 'PATCH', path, body: { body }, scope: 'item' }, schemas.comment);
  }

  async deleteComment(taskId: string, commentId: string): Promise<void> {
    const path = commentPath(taskId, commentId);
    await unlessGone(this.api.done({ method: 'DELETE', path, scope: 'item' }));
  }

  async putWebhook(hook: {
    readonly url: string;
    readonly projectIds: readonly string[];
    readonly secret: string;
    readonly webhookId: string | null;
  }): Promise<{ readonly webhookId: string }> {
    const { url, projectIds, secret } = hook;
    const body = { url, projectIds, secret, skipOwnChanges: true };
    const known = hook.webhookId ?? (await this.webhookOf(url));
    if (known !== null) {
      const replaced = await unlessGone(
        this.api.json(
          { method: 'PUT', path: `/webhooks/${encodeURIComponent(known)}`, body, scope: 'connection' },
          schemas.webhook,
        ),
      );
      if (replaced !== null) return { webhookId: replaced.id };
    }
    const made = await this.api.json(
      { method: 'POST', path: '/webhooks', body, scope: 'connection' },
      schemas.webhook,
    );
    return { webhookId: made.id };
  }

  async deleteWebhook(webhookId: string): Promise<void> {
    const path = `/webhooks/${encodeURIComponent(webhookId)}`;
    await unlessGone(this.api.done({ method: 'DELETE', path, scope: 'connection' }));
  }

  /** A webhook whose making was answered into the void is found by its address, or each try would leave one behind. */
  private async webhookOf(url: string): Promise<string | null> {
    const all = await this.all('/webhooks', 'connection', schemas.webhooks);
    return all.find((hook) => hook.url === url)?.id ?? null;
  }

  private whole(task: z.output<typeof schemas.task>): Task {
    this.older = task.typeId === undefined;
    return { ...task, typeId: task.typeId ?? onlyType.id };
  }

  private async all<T>(
    path: string,
    scope: ProblemScope,
    schema: z.ZodType<{ readonly items: T[]; readonly next: string | null }>,
  ): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | null = null;
    for (let count = 0; count < mostPages; count += 1) {
      const query: Record<string, string> = {
        limit: String(pageSize),
        ...(cursor === null ? {} : { cursor }),
      };
      const page: { readonly items: T[]; readonly next: string | null } = await this.api.json(
        { method: 'GET', path, query, scope },
        schema,
      );
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = page.next;
    }
    throw notCompatible({ member: 'next' });
  }
}

/** The type of every task of a platform that knows no types. */
const onlyType = { id: 'task', name: 'Task', level: 0 };

const commentPath = (taskId: string, commentId: string): string =>
  `${taskPath(taskId)}/comments/${encodeURIComponent(commentId)}`;

const taskPath = (taskId: string): string => `/tasks/${encodeURIComponent(taskId)}`;
