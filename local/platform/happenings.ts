import { Access } from './access';
import { editedTask } from './api/task-edit';
import type { Clock } from '../clock';
import type { DeskParts } from './credentials/desk';
import type { Actor, ProjectRecord, TaskFields, TaskRecord } from './data/model';
import type { Store } from './data/store';
import { fitting, livesIn } from './data/fitting';
import type { TaskEdit } from './data/task-values';
import type { OAuthServer } from './oauth/server';

export interface HappeningParts extends DeskParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly oauth: OAuthServer;
}

/** The person who edits in tests and on the sandbox's own pages. */
export const person: Actor = { userId: 'usr-nora', clientId: null };

type ProjectChange = Partial<Pick<ProjectRecord, 'name' | 'types' | 'statuses' | 'priorities' | 'fields'>>;

/** What happens on a platform beside plain edits, and under the feet of a mapping. */
export class Happenings extends Access {
  constructor(private readonly own: HappeningParts) {
    super(own.clock, own.oauth, own);
  }

  /** One transaction: every task that differs gets the same `updatedAt`. */
  editTasks(taskIds: readonly string[], edit: (task: TaskRecord) => TaskEdit): TaskRecord[] {
    const { store } = this.own;
    const changes = taskIds.map((id): [string, Partial<TaskFields>] => {
      const task = this.task(id);
      return [id, editedTask(store, task, edit(task), 'platform')];
    });
    return store.updateAll(new Map(changes), person);
  }

  /** It keeps its id, gets a key of the other project, and loses what that project does not know. */
  moveTask(taskId: string, projectId: string): TaskRecord {
    const task = this.task(taskId);
    if (task.projectId === projectId) return task;
    const { types } = this.project(projectId);
    const typeId = types.some((type) => type.id === task.typeId) ? task.typeId : (types[0]?.id ?? '');
    return this.relocate(task, projectId, typeId);
  }

  /** It loses what the other type does not have, and the ties to parents and children that are no more. */
  convertTask(taskId: string, typeId: string): TaskRecord {
    const task = this.task(taskId);
    if (!this.project(task.projectId).types.some((type) => type.id === typeId))
      throw new Error(`${task.projectId} has no type ${typeId}`);
    return task.typeId === typeId ? task : this.relocate(task, task.projectId, typeId);
  }

  /** People leave: what they have stays theirs, and nothing new can be given to them. */
  setUserActive(userId: string, active: boolean): void {
    const user = this.own.store.catalogue.user(userId);
    if (user === undefined) throw new Error(`There is no user ${userId}`);
    this.own.store.catalogue.putUser({ ...user, active });
  }

  /** A project is made, or set up anew as a whole. */
  putProject(project: ProjectRecord): void {
    this.own.store.catalogue.putProject(project);
  }

  /** The project is set up otherwise. Tasks lose what it does not know any more, all in one transaction. */
  changeProject(projectId: string, change: ProjectChange): ProjectRecord {
    const { store } = this.own;
    const project = { ...this.project(projectId), ...change };
    store.catalogue.putProject(project);
    const tasks = this.tasks(projectId);
    for (const task of tasks)
      if (!livesIn(project, task.typeId)) this.relocate(task, projectId, project.types[0]?.id ?? '');
    const changes = this.tasks(projectId).map((task): [string, Partial<TaskFields>] => [
      task.id,
      fitting(project, task.typeId, task),
    ]);
    store.updateAll(new Map(changes), person);
    return project;
  }

  /** From now on a new task must have it. */
  requireField(projectId: string, fieldId: string, required = true): void {
    const { fields } = this.project(projectId);
    if (!fields.some((field) => field.id === fieldId))
      throw new Error(`${projectId} has no field ${fieldId}`);
    this.changeProject(projectId, {
      fields: fields.map((field) => (field.id === fieldId ? { ...field, required } : field)),
    });
  }

  task(taskId: string): TaskRecord {
    const task = this.own.store.task(taskId);
    if (task === undefined) throw new Error(`There is no task ${taskId}`);
    return task;
  }

  /** Every task of a project, deleted ones included, oldest change first. */
  tasks(projectId = 'prj-roadmap'): TaskRecord[] {
    const { store } = this.own;
    return store.changed([projectId], 0, null, store.count(projectId)).tasks;
  }

  project(projectId: string): ProjectRecord {
    const project = this.own.store.project(projectId);
    if (project === undefined) throw new Error(`There is no project ${projectId}`);
    return project;
  }

  private relocate(task: TaskRecord, projectId: string, typeId: string): TaskRecord {
    const { store } = this.own;
    const project = this.project(projectId);
    const level = (id: string): number => project.types.find((type) => type.id === id)?.level ?? 0;
    const parent = store.task(task.parentId ?? '');
    const keepsParent = parent?.projectId === projectId && level(parent.typeId) > level(typeId);
    const lost = store
      .childrenOf(task.id)
      .filter((child) => child.projectId !== projectId || level(child.typeId) >= level(typeId));
    const change = { ...fitting(project, typeId, task), parentId: keepsParent ? task.parentId : null };
    const moved = store.relocate(task.id, { projectId, typeId }, change, person);
    for (const child of lost) store.update(child.id, { parentId: null }, person);
    return moved;
  }
}
