import type { FieldName, FieldPolicy, Mapping } from '../../../src/contract/mapping';

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

/** As in the backend: a type row with this task type is about all of them. */
export const ANY_TYPE = '*';

export const standardFields = [
  'title',
  'description',
  'status',
  'priority',
  'assignee',
  'dueDate',
  'labels',
  'parent',
] as const satisfies readonly FieldName[];

const standard: FieldPolicy = { direction: 'both', conflict: 'newest', when: 'always' };

export function policyOf(mapping: Pick<Mapping, 'fields'>, name: FieldName): FieldPolicy {
  return mapping.fields[name] ?? standard;
}
