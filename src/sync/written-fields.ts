import type { FieldName } from '../mapping/mapping';
import type { Merged } from '../mapping/merge';

const ofTask: Readonly<Record<string, FieldName>> = {
  title: 'title',
  description: 'description',
  statusId: 'status',
  priorityId: 'priority',
  assigneeId: 'assignee',
  dueDate: 'dueDate',
  labels: 'labels',
};
const ofIssue: Readonly<Record<string, FieldName>> = {
  summary: 'title',
  description: 'description',
  priority: 'priority',
  assignee: 'assignee',
  duedate: 'dueDate',
  labels: 'labels',
};

export function fieldsOfTask(change: object): FieldName[] {
  return Object.keys(change).flatMap((key) => ofTask[key] ?? []);
}

export function fieldsOfIssue(fields: object): FieldName[] {
  return Object.keys(fields).flatMap((key) => ofIssue[key] ?? []);
}

export function writtenFields({ toJira, toPlatform, transitionTo }: Merged): FieldName[] {
  return [
    ...fieldsOfTask(toPlatform ?? {}),
    ...fieldsOfIssue(toJira ?? {}),
    ...(transitionTo === null ? [] : (['status'] as const)),
  ];
}
