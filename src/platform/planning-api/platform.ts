import type * as z from 'zod';
import { Problem, type ProblemScope } from '../../errors/problem';
import type {
  Capabilities,
  Identity,
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
import { notCompatible } from './classify';
import type { ApiClient } from './client';
import * as schemas from './schemas';

const pageSize = 100;
/** A list that is longer is a server that goes round in circles. */
const mostPages = 1000;

/** Each method is one operation of docs/platform-api/openapi.yaml; lists in pages are read to their end. */
export class PlanningPlatform implements Platform {
  readonly capabilities: Capabilities = {
    webhooks: true,
    versionConditions: true,
    pageSize,
    markup: 'html',
    maxTitleLength: 500,
  };

  constructor(private readonly api: ApiClient) {}

  quota(): PlatformQuota | null {
    return this.api.quota;
  }

  async whoAmI(): Promise<Identity> {
    const { user, tenant, credential } = await this.api.json(
      { method: 'GET', path: '/me', scope: 'connection' },
      schemas.me,
    );
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

  projectSchema(projectId: string): Promise<ProjectSchema> {
    const path = `/projects/${encodeURIComponent(projectId)}`;
    return this.api.json({ method: 'GET', path, scope: 'project' }, schemas.project);
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
    if (page.more && page.items.length === 0) throw notCompatible({ member: 'more' });
    return { tasks: page.items, more: page.more };
  }

  async getTasks(taskIds: readonly string[]): Promise<readonly Task[]> {
    if (taskIds.length === 0) return [];
    const query = { ids: [...new Set(taskIds)].join(',') };
    return (
      await this.api.json({ method: 'GET', path: '/tasks/batch', query, scope: 'item' }, schemas.taskBatch)
    ).items;
  }

  createTask(
    projectId: string,
    task: TaskChange & { readonly title: string },
    idempotencyKey: string,
  ): Promise<Task> {
    const headers = { 'idempotency-key': idempotencyKey };
    const body = { projectId, ...task };
    return this.api.json({ method: 'POST', path: '/tasks', headers, body, scope: 'item' }, schemas.task);
  }

  updateTask(taskId: string, change: TaskChange, ifVersion: string): Promise<Task> {
    const headers = { 'if-match': `"${ifVersion}"` };
    return this.api.json(
      { method: 'PATCH', path: taskPath(taskId), headers, body: change, scope: 'item' },
      schemas.task,
    );
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
      const replaced = await this.unlessGone(
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
    await this.unlessGone(this.api.done({ method: 'DELETE', path, scope: 'connection' }));
  }

  /** A webhook whose making was answered into the void is found by its address, or each try would leave one behind. */
  private async webhookOf(url: string): Promise<string | null> {
    const all = await this.all('/webhooks', 'connection', schemas.webhooks);
    return all.find((hook) => hook.url === url)?.id ?? null;
  }

  private async unlessGone<T>(call: Promise<T>): Promise<T | null> {
    try {
      return await call;
    } catch (error) {
      if (error instanceof Problem && error.code === 'PLATFORM_ITEM_GONE') return null;
      throw error;
    }
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

const taskPath = (taskId: string): string => `/tasks/${encodeURIComponent(taskId)}`;
