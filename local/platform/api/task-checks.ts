import type { ProjectRecord, TaskFields, TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import { ApiProblem } from '../problem';

/** A task as it would be after a change. */
export type Wanted = TaskFields & Pick<TaskRecord, 'typeId'>;

const wrong = (field: string, detail: string): ApiProblem =>
  new ApiProblem('invalid-field', [{ field, detail }]);

/**
 * Choices must be the project's own. What a task already has may stay, even if the person has left since or the status
 * was taken from its type. The fields that a project may add are checked by `readFields`.
 *
 * @throws ApiProblem `invalid-field`
 */
export function checkTask(
  store: Store,
  project: ProjectRecord,
  wanted: Wanted,
  before: TaskRecord | null,
): void {
  const type = project.types.find((one) => one.id === wanted.typeId);
  if (type === undefined) throw wrong('typeId', 'Not a type of this project');
  if (wanted.statusId !== before?.statusId) {
    const status = project.statuses.find((one) => one.id === wanted.statusId);
    if (status === undefined) throw wrong('statusId', 'Not a status of this project');
    if (status.typeIds?.includes(type.id) === false)
      throw wrong('statusId', `A ${type.name} cannot have this status`);
  }
  if (
    wanted.priorityId !== null &&
    !project.priorities.some((priority) => priority.id === wanted.priorityId)
  ) {
    throw wrong('priorityId', 'Not a priority of this project');
  }
  if (wanted.assigneeId !== null && wanted.assigneeId !== before?.assigneeId) {
    const user = store.catalogue.user(wanted.assigneeId);
    if (user === undefined) throw wrong('assigneeId', 'No such user');
    if (!user.active) throw wrong('assigneeId', 'This user is not active');
  }
  if (wanted.parentId !== null && wanted.parentId !== before?.parentId) {
    if (wanted.parentId === before?.id) throw wrong('parentId', 'A task cannot be its own parent');
    checkParent(store, project, wanted.parentId, type.level);
  }
}

/** Every step up is to a higher level, so no task can be above itself. */
function checkParent(store: Store, project: ProjectRecord, parentId: string, level: number): void {
  const parent = store.task(parentId);
  if (parent === undefined) throw wrong('parentId', 'No such task');
  if (parent.deleted) throw wrong('parentId', 'The parent is deleted');
  if (parent.projectId !== project.id) throw wrong('parentId', 'The parent is of another project');
  const above = project.types.find((one) => one.id === parent.typeId);
  if (above === undefined || above.level <= level)
    throw wrong('parentId', 'The type of the parent is not of a higher level');
}
