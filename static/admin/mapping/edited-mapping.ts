import type { Mapping } from '../../../src/contract/mapping';

export const createTasksChoices = ['new', 'never', 'all'] as const;
export type CreateTasks = (typeof createTasksChoices)[number];

/** What the editor changes: the mapping, and which issues get a task. */
export interface EditedMapping extends Mapping {
  readonly createTasks: CreateTasks;
}

/** The mapping alone, as it is checked and saved. */
export function mappingOf({ createTasks: _, ...mapping }: EditedMapping): Mapping {
  return mapping;
}
