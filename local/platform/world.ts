import type { Clock } from '../clock';
import { Access } from './access';
import { checkChoices } from './api/tasks';
import type { RateLimiter, RateLimitOptions } from './api/rate-limit';
import type { DeskParts } from './credentials/desk';
import { demoTask } from './data/demo-tasks';
import type {
  Actor,
  CommentRecord,
  ProjectRecord,
  TaskFields,
  TaskRecord,
  WebhookRecord,
} from './data/model';
import type { Store } from './data/store';
import type { Faults } from './faults';
import type { OAuthServer } from './oauth/server';
import type { WebhookBook } from './webhooks/book';
import type { Deliverer, Delivery } from './webhooks/delivery';

export interface WorldParts extends DeskParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly hooks: WebhookBook;
  readonly deliverer: Deliverer;
  readonly oauth: OAuthServer;
  readonly limiter: RateLimiter;
  readonly faults: Faults;
}

/** The person who edits in tests and on the sandbox's own pages. */
const person: Actor = { userId: 'usr-nora', clientId: null };

/** The sandbox from the inside: what a person on its pages, a test or the demo does to it. */
export class World extends Access {
  constructor(private readonly parts: WorldParts) {
    super(parts.clock, parts.oauth, parts);
  }

  get faults(): Faults {
    return this.parts.faults;
  }

  get rate(): RateLimitOptions {
    return this.parts.limiter.limit;
  }

  set rate(limit: RateLimitOptions) {
    this.parts.limiter.limit = limit;
  }

  /** Varied tasks of the past sixty days, the same every time. */
  seedDemo(count: number, projectId = 'prj-roadmap'): TaskRecord[] {
    const project = this.project(projectId);
    const now = this.parts.clock.now();
    const first = this.parts.store.count(projectId);
    return Array.from({ length: count }, (_, index) => {
      const at = now - 3_600_000 - Math.floor(((count - index) / count) * 60 * 86_400_000);
      const demo = demoTask(project, first + index, now);
      return this.parts.store.during(at, () => {
        const task = this.parts.store.create(projectId, demo.fields, person);
        for (const comment of demo.comments)
          this.parts.store.addComment(task.id, { ...comment, externalId: null }, person);
        return this.task(task.id);
      });
    });
  }

  /** Plain tasks, all of this very millisecond. */
  createTasks(count: number, projectId = 'prj-roadmap'): TaskRecord[] {
    return Array.from({ length: count }, (_, index) =>
      this.createTask({ title: `Task ${index + 1}` }, projectId),
    );
  }

  createTask(
    fields: Partial<TaskFields> & { readonly title: string },
    projectId = 'prj-roadmap',
  ): TaskRecord {
    const project = this.project(projectId);
    const whole: TaskFields = {
      description: null,
      statusId: project.statuses[0]?.id ?? '',
      priorityId: null,
      assigneeId: null,
      dueDate: null,
      labels: [],
      ...fields,
    };
    checkChoices(project, whole, null);
    return this.parts.store.create(projectId, whole, person);
  }

  editTask(taskId: string, change: Partial<TaskFields>): TaskRecord {
    const task = this.task(taskId);
    checkChoices(this.project(task.projectId), { ...task, ...change }, task);
    return this.parts.store.update(taskId, change, person);
  }

  deleteTask(taskId: string): void {
    this.parts.store.remove(taskId, person);
  }

  addComment(taskId: string, body: string, authorName = 'Nora Nilsen'): CommentRecord {
    return this.parts.store.addComment(taskId, { authorName, body, externalId: null }, person);
  }

  editComment(commentId: string, body: string): CommentRecord {
    return this.parts.store.updateComment(commentId, body, person);
  }

  deleteComment(commentId: string): void {
    this.parts.store.removeComment(commentId, person);
  }

  task(taskId: string): TaskRecord {
    const task = this.parts.store.task(taskId);
    if (task === undefined) throw new Error(`There is no task ${taskId}`);
    return task;
  }

  /** Every task of a project, deleted ones included, oldest change first. */
  tasks(projectId = 'prj-roadmap'): TaskRecord[] {
    return this.parts.store.changed([projectId], 0, null, this.parts.store.count(projectId)).tasks;
  }

  comments(taskId: string): CommentRecord[] {
    return this.parts.store.commentsOf(taskId);
  }

  webhooks(): WebhookRecord[] {
    return this.parts.hooks.all();
  }

  deliveries(): readonly Delivery[] {
    return this.parts.deliverer.log;
  }

  repeatDelivery(eventId: string): Promise<Delivery> {
    return this.parts.deliverer.repeat(eventId);
  }

  /** Off: changes are not told to anyone. */
  set sendsWebhooks(enabled: boolean) {
    this.parts.deliverer.enabled = enabled;
  }

  project(projectId: string): ProjectRecord {
    const project = this.parts.store.project(projectId);
    if (project === undefined) throw new Error(`There is no project ${projectId}`);
    return project;
  }
}
