import type { RateLimiter, RateLimitOptions } from './api/rate-limit';
import { editedTask, newTask } from './api/task-edit';
import { demoFeature } from './data/demo-features';
import { demoFieldSets } from './data/demo-fields';
import { demoTask } from './data/demo-tasks';
import type { CommentRecord, MarkupKind, TaskRecord, WebhookRecord } from './data/model';
import type { TaskEdit } from './data/task-values';
import type { Faults } from './faults';
import { Happenings, person, type HappeningParts } from './happenings';
import type { WebhookBook } from './webhooks/book';
import type { Deliverer, Delivery } from './webhooks/delivery';

export interface WorldParts extends HappeningParts {
  readonly hooks: WebhookBook;
  readonly deliverer: Deliverer;
  readonly limiter: RateLimiter;
  readonly faults: Faults;
}

/** The sandbox from the inside: what a person on its pages, a test or the demo does to it. */
export class World extends Happenings {
  constructor(private readonly parts: WorldParts) {
    super(parts);
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

  /** Varied tasks of the past sixty days, the same every time; all of the project's first type and without parents. */
  seedDemo(count: number, projectId = 'prj-roadmap'): TaskRecord[] {
    const { store, clock } = this.parts;
    const project = this.project(projectId);
    const now = clock.now();
    const first = store.count(projectId);
    const parts = { today: now, markup: store.markup, fieldSets: demoFieldSets(now) };
    return Array.from({ length: count }, (_, index) => {
      const at = now - 3_600_000 - Math.floor(((count - index) / count) * 60 * 86_400_000);
      const demo = demoTask(project, first + index, parts);
      return store.during(at, () => {
        const task = store.create(projectId, project.types[0]?.id ?? '', demo.fields, person);
        for (const comment of demo.comments) this.addComment(task.id, comment.body, comment.authorName);
        return this.task(task.id);
      });
    });
  }

  /** Features of Roadmap with a story, a defect and a task below each, of the hour before. */
  seedFeatures(count: number): TaskRecord[] {
    return Array.from({ length: count }, (_, index) => demoFeature(index, this.parts.clock.now())).flatMap(
      ({ at, feature, children }) =>
        this.parts.store.during(at, () => {
          const parent = this.createTask(feature);
          return [parent, ...children.map((child) => this.createTask({ ...child, parentId: parent.id }))];
        }),
    );
  }

  /** How texts are written; to be set before there are any. */
  get markup(): MarkupKind {
    return this.parts.store.markup;
  }

  set markup(kind: MarkupKind) {
    this.parts.store.markup = kind;
  }

  /** Plain tasks, all of this very millisecond. */
  createTasks(count: number, projectId = 'prj-roadmap'): TaskRecord[] {
    return Array.from({ length: count }, (_, index) =>
      this.createTask({ title: `Task ${index + 1}` }, projectId),
    );
  }

  /** @throws ApiProblem as the API would refuse it; the platform itself may set read-only fields */
  createTask(
    edit: TaskEdit & { readonly title: string; readonly typeId?: string },
    projectId = 'prj-roadmap',
  ): TaskRecord {
    const project = this.project(projectId);
    const { typeId = project.types[0]?.id ?? '', ...rest } = edit;
    const values = newTask(this.parts.store, project, typeId, rest, 'platform');
    return this.parts.store.create(projectId, typeId, values, person);
  }

  /** @throws ApiProblem as `createTask` */
  editTask(taskId: string, edit: TaskEdit): TaskRecord {
    const { store } = this.parts;
    return store.update(taskId, editedTask(store, this.task(taskId), edit, 'platform'), person);
  }

  deleteTask(taskId: string): void {
    this.parts.store.remove(taskId, person);
  }

  addComment(taskId: string, body: string, authorName = 'Nora Nilsen'): CommentRecord {
    const { store } = this.parts;
    const authorId = store.catalogue.users.find((user) => user.displayName === authorName)?.id ?? null;
    return store.addComment(taskId, { authorId, authorName, body, externalId: null }, person);
  }

  editComment(commentId: string, body: string): CommentRecord {
    return this.parts.store.updateComment(commentId, body, person);
  }

  deleteComment(commentId: string): void {
    this.parts.store.removeComment(commentId, person);
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
}
