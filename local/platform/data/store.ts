import type { Clock } from '../../clock';
import { ChangeOrder, comparePlaces } from './change-order';
import { Catalogue, type CatalogueState } from './catalogue';
import { CommentShelf } from './comment-shelf';
import type { Actor, CommentRecord, MarkupKind, ProjectRecord, TaskFields, TaskRecord } from './model';
import { KeptTexts } from './kept-texts';
import { changedTask, cleaned, wholeComment, wholeTask } from './task-values';

export interface StoreState {
  readonly tasks: readonly TaskRecord[];
  readonly comments: readonly CommentRecord[];
  readonly keyNumbers: readonly (readonly [string, number])[];
  readonly replays: readonly (readonly [string, string])[];
  readonly counters: { readonly task: number; readonly comment: number };
  /** Absent in states of before a project could be changed. */
  readonly catalogue?: CatalogueState;
  readonly markup?: MarkupKind;
}

export type ChangeListener = (task: TaskRecord, actor: Actor) => void;

/** Tasks and comments with everything the API promises of them: versions, times, order, text of the subset. */
export class Store {
  private readonly tasks = new Map<string, TaskRecord>();
  private readonly comments = new CommentShelf();
  private readonly order = new Map<string, ChangeOrder>();
  private readonly keyNumbers = new Map<string, number>();
  /** Client and idempotency key to what the first call made. */
  readonly replays = new Map<string, string>();
  private counters = { task: 0, comment: 0 };
  private readonly listeners: ChangeListener[] = [];

  private pretended: number | null = null;
  readonly catalogue = new Catalogue();
  private readonly texts = new KeptTexts();
  /** Set before there are texts; those that are there stay as they are. */
  markup: MarkupKind = 'html';

  /** @param skewMs how far the platform's own clock is ahead; what it stamps is as wrong as what it tells */
  constructor(
    private readonly clock: Clock,
    private readonly skewMs: () => number = () => 0,
  ) {}

  /** Does the work as if it were another time: demo data has a past. Listeners are told of it like of any change. */
  during<T>(time: number, work: () => T): T {
    this.pretended = time;
    try {
      return work();
    } finally {
      this.pretended = null;
    }
  }

  private readonly text = (given: string): string => this.texts.kept(given, this.markup);

  private now(): number {
    return this.pretended ?? this.clock.now() + this.skewMs();
  }

  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  project(id: string): ProjectRecord | undefined {
    return this.catalogue.project(id);
  }

  task(id: string): TaskRecord | undefined {
    return this.tasks.get(id);
  }

  count(projectId: string): number {
    return this.orderOf(projectId).size;
  }

  /** One page over several projects by (updatedAt, id); one more than `limit` is read to know whether more follow. */
  changed(
    projectIds: readonly string[],
    since: number,
    afterId: string | null,
    limit: number,
  ): { tasks: TaskRecord[]; more: boolean } {
    const places = projectIds
      .flatMap((id) => this.orderOf(id).read(since, afterId, limit + 1))
      .sort(comparePlaces);
    return {
      tasks: places.slice(0, limit).map((place) => this.known(place.id)),
      more: places.length > limit,
    };
  }

  latest(projectId: string, skip: number, limit: number): TaskRecord[] {
    return this.orderOf(projectId)
      .latest(skip, limit)
      .map((place) => this.known(place.id));
  }

  create(projectId: string, typeId: string, fields: TaskFields, actor: Actor): TaskRecord {
    const now = this.now();
    this.counters.task += 1;
    const task: TaskRecord = {
      ...cleaned(fields, this.text),
      id: `tsk-${String(this.counters.task).padStart(6, '0')}`,
      projectId,
      typeId,
      key: this.nextKey(projectId),
      version: 1,
      createdAt: now,
      updatedAt: now,
      updatedBy: actor.userId,
      deleted: false,
      commentsUpdatedAt: null,
    };
    this.put(task, actor);
    return task;
  }

  /** The same record when nothing differs, so that an empty change is no news. */
  update(id: string, change: Partial<TaskFields>, actor: Actor): TaskRecord {
    const before = this.known(id);
    const after = changedTask(before, change, this.text);
    return after === before ? before : this.bump(after, actor);
  }

  /** One transaction: all that differ get the same time and are there at once. */
  updateAll(changes: ReadonlyMap<string, Partial<TaskFields>>, actor: Actor): TaskRecord[] {
    const pairs = [...changes].flatMap(([id, change]) => {
      const before = this.known(id);
      const after = changedTask(before, change, this.text);
      return after === before ? [] : [{ before, after }];
    });
    const updatedAt = pairs.reduce((latest, { before }) => Math.max(latest, before.updatedAt), this.now());
    const done = pairs.map(({ before, after }) => ({
      before,
      after: { ...after, version: before.version + 1, updatedAt, updatedBy: actor.userId },
    }));
    for (const projectId of new Set(done.map(({ after }) => after.projectId))) {
      const own = done.filter(({ after }) => after.projectId === projectId);
      this.orderOf(projectId).exchange(
        own.map(({ before }) => before),
        own.map(({ after }) => after),
      );
    }
    for (const { after } of done) this.tasks.set(after.id, after);
    for (const { after } of done) for (const listener of this.listeners) listener(after, actor);
    return done.map(({ after }) => after);
  }

  /** To another project (with a key of that one) or another type; the caller says what becomes of the values. */
  relocate(
    id: string,
    to: { readonly projectId: string; readonly typeId: string },
    change: Partial<TaskFields>,
    actor: Actor,
  ): TaskRecord {
    const before = this.known(id);
    const key = to.projectId === before.projectId ? before.key : this.nextKey(to.projectId);
    return this.bump({ ...changedTask(before, change, this.text), ...to, key }, actor);
  }

  childrenOf(id: string): TaskRecord[] {
    return [...this.tasks.values()].filter((task) => task.parentId === id);
  }

  remove(id: string, actor: Actor): void {
    const task = this.known(id);
    if (!task.deleted) this.bump({ ...task, deleted: true }, actor);
  }

  commentsOf(taskId: string): CommentRecord[] {
    return this.comments.ofTask(taskId);
  }

  commentCount(taskId: string): number {
    return this.comments.count(taskId);
  }

  comment(id: string): CommentRecord | undefined {
    return this.comments.get(id);
  }

  addComment(
    taskId: string,
    comment: Pick<CommentRecord, 'authorId' | 'authorName' | 'body' | 'externalId'>,
    actor: Actor,
  ): CommentRecord {
    const now = this.now();
    this.counters.comment += 1;
    const id = `cmt-${String(this.counters.comment).padStart(6, '0')}`;
    const record: CommentRecord = {
      ...comment,
      body: this.text(comment.body),
      id,
      taskId,
      clientId: actor.clientId,
      createdAt: now,
      updatedAt: now,
    };
    this.comments.put(record);
    this.touchComments(taskId, actor);
    return record;
  }

  updateComment(id: string, body: string, actor: Actor): CommentRecord {
    const before = this.comments.get(id);
    if (before === undefined) throw new Error(`There is no comment ${id}`);
    const after = { ...before, body: this.text(body), updatedAt: this.now() };
    if (after.body === before.body) return before;
    this.comments.put(after);
    this.touchComments(before.taskId, actor);
    return after;
  }

  removeComment(id: string, actor: Actor): void {
    const comment = this.comments.get(id);
    if (comment === undefined) throw new Error(`There is no comment ${id}`);
    this.comments.remove(comment);
    this.touchComments(comment.taskId, actor);
  }

  snapshot(): StoreState {
    return {
      tasks: [...this.tasks.values()],
      comments: this.comments.all(),
      keyNumbers: [...this.keyNumbers],
      replays: [...this.replays],
      counters: { ...this.counters },
      catalogue: this.catalogue.snapshot(),
      markup: this.markup,
    };
  }

  restore(state: StoreState): void {
    for (const map of [this.tasks, this.comments, this.keyNumbers, this.replays]) map.clear();
    this.order.clear();
    if (state.catalogue !== undefined) this.catalogue.restore(state.catalogue);
    this.markup = state.markup ?? 'html';
    for (const kept of [...state.tasks].sort(comparePlaces)) {
      const task = wholeTask(kept, this.knownProject(kept.projectId).types[0]?.id ?? '');
      this.tasks.set(task.id, task);
      this.orderOf(task.projectId).add(task);
    }
    for (const comment of state.comments) this.comments.put(wholeComment(comment));
    for (const [project, number] of state.keyNumbers) this.keyNumbers.set(project, number);
    for (const [key, id] of state.replays) this.replays.set(key, id);
    this.counters = { ...state.counters };
  }

  private touchComments(taskId: string, actor: Actor): void {
    this.bump({ ...this.known(taskId), commentsUpdatedAt: this.now() }, actor);
  }

  private bump(task: TaskRecord, actor: Actor): TaskRecord {
    // Never earlier than before, even if somebody sets the clock back: readers rely on the order.
    const updatedAt = Math.max(this.now(), task.updatedAt);
    const after = { ...task, version: task.version + 1, updatedAt, updatedBy: actor.userId };
    this.put(after, actor);
    return after;
  }

  private put(task: TaskRecord, actor: Actor): void {
    const before = this.tasks.get(task.id);
    if (before !== undefined) this.orderOf(before.projectId).remove(before);
    this.tasks.set(task.id, task);
    this.orderOf(task.projectId).add(task);
    for (const listener of this.listeners) listener(task, actor);
  }

  private known(id: string): TaskRecord {
    const task = this.tasks.get(id);
    if (task === undefined) throw new Error(`There is no task ${id}`);
    return task;
  }

  private orderOf(projectId: string): ChangeOrder {
    let order = this.order.get(projectId);
    if (order === undefined) {
      this.knownProject(projectId);
      order = new ChangeOrder();
      this.order.set(projectId, order);
    }
    return order;
  }

  private nextKey(projectId: string): string {
    const number = (this.keyNumbers.get(projectId) ?? 0) + 1;
    this.keyNumbers.set(projectId, number);
    return `${this.knownProject(projectId).key}-${number}`;
  }

  private knownProject(projectId: string): ProjectRecord {
    const project = this.project(projectId);
    if (project === undefined) throw new Error(`There is no project ${projectId}`);
    return project;
  }
}
