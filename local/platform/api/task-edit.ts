import * as z from 'zod';
import type { FieldValue, ProjectRecord, TaskFields, TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import { emptyTask, noFields, valuesOf, type TaskEdit } from '../data/task-values';
import { ApiProblem } from '../problem';
import { checkRequired, fieldsBody, readFields, type FieldWriter } from './field-values';
import { taskFields } from './input';
import { checkTask } from './task-checks';

export const patchBody = z.strictObject({ ...taskFields, fields: fieldsBody }).partial();

/**
 * The values of a new task, whole and checked.
 *
 * @throws ApiProblem `invalid-field`
 */
export function newTask(
  store: Store,
  project: ProjectRecord,
  typeId: string,
  edit: TaskEdit & { readonly title: string },
  by: FieldWriter,
): TaskFields {
  if (!project.types.some((type) => type.id === typeId))
    throw new ApiProblem('invalid-field', [{ field: 'typeId', detail: 'Not a type of this project' }]);
  const status = project.statuses.find(({ typeIds }) => typeIds?.includes(typeId) !== false);
  const values: TaskFields = {
    ...emptyTask,
    statusId: status?.id ?? '',
    ...valuesOf(withFields(project, typeId, edit, by), noFields),
    title: edit.title,
  };
  checkTask(store, project, { ...values, typeId }, null);
  checkRequired(project, typeId, values.fields);
  return values;
}

/**
 * What an edit makes of a task: the values that it names, checked.
 *
 * @throws ApiProblem `invalid-field`
 */
export function editedTask(
  store: Store,
  task: TaskRecord,
  edit: TaskEdit,
  by: FieldWriter,
): Partial<TaskFields> {
  const project = store.project(task.projectId);
  if (project === undefined) throw new Error(`Task ${task.id} is of no project`);
  const change = valuesOf(withFields(project, task.typeId, edit, by), task.fields);
  checkTask(store, project, { ...task, ...change }, task);
  // A field that became required later is no reason to refuse a change of something else.
  if (change.fields !== undefined) {
    const emptied = Object.keys(edit.fields ?? {}).filter((id) => change.fields?.[id] === undefined);
    const asked = project.fields.filter((field) => emptied.includes(field.id));
    checkRequired({ ...project, fields: asked }, task.typeId, change.fields);
  }
  return change;
}

function withFields(project: ProjectRecord, typeId: string, edit: TaskEdit, by: FieldWriter): TaskEdit {
  if (edit.fields === undefined) return edit;
  const fields: Record<string, FieldValue | null> = readFields(project, typeId, edit.fields, by);
  return { ...edit, fields };
}

/** Only what was sent: a member that is there without a value is no change. */
export function sentEdit(body: z.output<typeof patchBody>): TaskEdit {
  return {
    ...(body.title === undefined ? {} : { title: body.title }),
    ...(body.description === undefined ? {} : { description: body.description }),
    ...(body.statusId === undefined ? {} : { statusId: body.statusId }),
    ...(body.priorityId === undefined ? {} : { priorityId: body.priorityId }),
    ...(body.assigneeId === undefined ? {} : { assigneeId: body.assigneeId }),
    ...(body.dueDate === undefined ? {} : { dueDate: body.dueDate }),
    ...(body.labels === undefined ? {} : { labels: body.labels }),
    ...(body.parentId === undefined ? {} : { parentId: body.parentId }),
    ...(body.fields === undefined ? {} : { fields: body.fields }),
    ...(body.externalUrl === undefined ? {} : { externalUrl: body.externalUrl }),
  };
}
