import * as z from 'zod';
import { fieldNames } from '../../contract/field-names';
import { Problem } from '../../errors/problem';
import { notCompatible } from '../http/classify-answer';
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
import type { Found } from './changed-items';
import type { AlignApi } from './client';
import { numberIn, readId } from './collections';
import { matching } from './filters';
import { pageSize, Lists } from './lists';
import { owner, readUsers, rights } from './people';
import { readProjects, readWorkspaces } from './programs';
import { projectSchema } from './project-schema';
import type { Sites } from './site';
import { versionOf } from './task-of-item';
import { WorkItems } from './work-items';
import { create, patched } from './writes';

/** Jira Align as its REST API 2.0 and the API document of the site have it: docs/platforms/jira-align.md. */
export class AlignPlatform implements Platform {
  private readonly lists: Lists;
  private opening: Promise<WorkItems> | null = null;
  private opened: WorkItems | null = null;

  constructor(
    private readonly api: AlignApi,
    private readonly sites: Sites,
  ) {
    this.lists = new Lists(api);
    const facts = sites.known(api.address);
    if (facts !== null) this.opened = new WorkItems(api, this.lists, facts);
  }

  /** Before the first call to a site what its document will most likely say. */
  get capabilities(): Capabilities {
    const site = this.opened;
    const members = site === null ? [] : [...site.facts.collections.values()].map((one) => one.members);
    const without: readonly string[] = [
      'priority',
      ...(members.every(({ description }) => description !== null) ? [] : ['description']),
      ...(members.every(({ owner: name }) => name !== null) ? [] : ['assignee']),
      ...(members.every(({ due }) => due !== null) ? [] : ['dueDate']),
      ...(members.every(({ tags }) => tags !== null) ? [] : ['labels']),
      ...(site === null || members.some(({ parent }) => parent !== null) ? [] : ['parent']),
    ];
    return {
      changes: site?.tellsChanges === false ? 'scan' : 'told',
      webhooks: false,
      versionConditions: false,
      idempotentCreates: false,
      pageSize,
      markup: 'html',
      maxTitleLength: 255,
      fields: fieldNames.filter((name) => !without.includes(name)),
      deletes: site?.facts.deletes ?? true,
      tellsDeleted: false,
      comments: 'none',
      externalUrl: false,
      filterExample: 'state eq 2',
      rate: null,
    };
  }

  quota(): PlatformQuota | null {
    return this.api.quota;
  }

  aheadMs(): number | null {
    return this.api.aheadMs;
  }

  async whoAmI(): Promise<Identity> {
    const items = await this.items();
    const { scopes, refused } = await rights(this.lists, items.facts);
    for (const name of refused) items.refused.add(name);
    const { host } = new URL(this.api.address);
    return {
      ...(await owner(this.api, this.lists, items.facts)),
      // The API has no name for the site.
      tenantId: host,
      tenantName: host,
      scopes,
      credentialEndsAt: null,
    };
  }

  async listWorkspaces(): Promise<readonly Workspace[]> {
    return readWorkspaces(this.lists, (await this.items()).facts);
  }

  async listProjects(workspaceId: string): Promise<readonly PlatformProject[]> {
    return readProjects(this.lists, (await this.items()).facts, workspaceId);
  }

  async projectSchema(projectId: string): Promise<ProjectSchema> {
    return projectSchema(await this.items(), programOf(projectId));
  }

  async listUsers(): Promise<readonly PlatformUser[]> {
    return readUsers(this.lists, (await this.items()).facts);
  }

  async changedTasks(
    projectIds: readonly string[],
    after: TaskCursor | null,
    limit: number,
  ): Promise<TaskPage> {
    const items = await this.items();
    const programs = projectIds.map(programOf);
    return items.tellsChanges ? items.changed(programs, after, limit) : items.scanned(programs, after, limit);
  }

  async getTasks(taskIds: readonly string[]): Promise<readonly Task[]> {
    const items = await this.items();
    return items.tasksOf(await items.byIds(taskIds, 'project'));
  }

  async matchingTasks(
    projectId: string,
    filter: string,
    taskIds: readonly string[],
  ): Promise<readonly string[]> {
    return matching(await this.items(), programOf(projectId), filter, taskIds);
  }

  async createTask(
    projectId: string,
    values: NewTaskValues,
    idempotencyKey: string,
    triedSince?: number,
  ): Promise<Task> {
    const items = await this.items();
    const made = await create(this.api, items, programOf(projectId), { values, idempotencyKey, triedSince });
    return this.taskOf(items, made);
  }

  async updateTask(taskId: string, change: TaskChange, ifVersion: string): Promise<Task> {
    const items = await this.items();
    const before = await items.one(taskId);
    if (versionOf(before.item) !== ifVersion)
      throw new Problem('PLATFORM_VERSION_CONFLICT', { scope: 'item', retry: 'backoff' });
    return this.taskOf(items, await patched(this.api, items, before, change));
  }

  async deleteTask(taskId: string): Promise<void> {
    const items = await this.items();
    const id = readId(taskId);
    if (id === null) return;
    const { path } = items.factsOf(id.name, 'item');
    const call = { method: 'DELETE', path: `/2${path}/${String(id.number)}`, scope: 'item' } as const;
    await unlessGone(this.api.done(call));
  }

  listComments(): Promise<readonly TaskComment[]> {
    return Promise.resolve([]);
  }

  createComment(): Promise<TaskComment> {
    return Promise.reject(notOffered());
  }

  updateComment(): Promise<TaskComment> {
    return Promise.reject(notOffered());
  }

  deleteComment(): Promise<void> {
    return Promise.reject(notOffered());
  }

  putWebhook(): Promise<{ readonly webhookId: string }> {
    return Promise.reject(notOffered());
  }

  deleteWebhook(): Promise<void> {
    return Promise.resolve();
  }

  private async taskOf(items: WorkItems, found: Found): Promise<Task> {
    const [task] = await items.tasksOf([found]);
    if (task === undefined)
      throw new Problem('PLATFORM_NOT_COMPATIBLE', {
        scope: 'item',
        retry: 'never',
        facts: { member: 'item' },
      });
    return task;
  }

  /** The site's own document comes first: without it nobody knows what to ask. */
  private async items(): Promise<WorkItems> {
    if (this.opened !== null) return this.opened;
    this.opening ??= this.sites.learn(this.api).then((facts) => new WorkItems(this.api, this.lists, facts));
    try {
      this.opened = await this.opening;
    } finally {
      this.opening = null;
    }
    return this.opened;
  }
}

function programOf(projectId: string): number {
  const number = z.int().safeParse(numberIn('program', projectId)).data;
  if (number === undefined) throw new Problem('PLATFORM_ITEM_GONE', { scope: 'project', retry: 'never' });
  return number;
}

const notOffered = (): Problem => notCompatible({ status: 501 });
