import type { ProjectRecord, TaskFields } from './model';
import { noFields } from './task-values';

export const livesIn = (project: ProjectRecord, typeId: string): boolean =>
  project.types.some((type) => type.id === typeId);

/** What must change of a task so that it fits the project and the type: choices that are not there, and fields. */
export function fitting(
  project: ProjectRecord,
  typeId: string,
  task: TaskFields,
): Pick<TaskFields, 'statusId' | 'priorityId' | 'fields'> {
  const has = (one: { readonly typeIds: readonly string[] | null }): boolean =>
    one.typeIds?.includes(typeId) !== false;
  const statuses = project.statuses.filter(has);
  const status = statuses.find((one) => one.id === task.statusId) ?? statuses[0];
  const known = project.priorities.some((one) => one.id === task.priorityId);
  const kept = Object.entries(task.fields).filter(([id, value]) => {
    const field = project.fields.find((one) => one.id === id);
    if (field === undefined || !has(field)) return false;
    const chosen = field.options === null ? [] : [value].flat();
    return chosen.every((choice) => field.options?.some((option) => option.id === choice));
  });
  return {
    statusId: status?.id ?? task.statusId,
    priorityId: known ? task.priorityId : null,
    fields: kept.length === 0 ? noFields : Object.fromEntries(kept),
  };
}
