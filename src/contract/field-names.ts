/** The fields that every task and issue has; `parent` where the platform knows parents. */
export const fieldNames = [
  'title',
  'description',
  'status',
  'priority',
  'assignee',
  'dueDate',
  'labels',
  'parent',
] as const;
export type FieldName = (typeof fieldNames)[number];
