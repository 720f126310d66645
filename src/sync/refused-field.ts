import { Problem } from '../errors/problem';
import type { MappedField } from '../mapping/fields/table';
import type { JiraWrite } from '../mapping/jira-issue';
import type { TaskChange } from '../platform/port';

/** Names that Jira uses in refusals for what it calls otherwise in requests. */
export const jiraAlias: Readonly<Record<string, string>> = { parentId: 'parent' };

/** The field that Jira refuses, when it is one of those that were sent: then the others can be sent without it. */
export function refusedIssueField(
  error: unknown,
  sent: JiraWrite,
  fields: readonly MappedField[],
): MappedField | null {
  if (!(error instanceof Problem) || error.details.scope !== 'item') return null;
  const named = error.details.facts?.['field'];
  if (typeof named !== 'string') return null;
  const jiraField = jiraAlias[named] ?? named;
  const wasSent = jiraField in sent || jiraField in (sent.extra ?? {});
  return wasSent ? (fields.find((field) => field.jiraField === jiraField) ?? null) : null;
}

export function withoutIssueField({ extra, ...write }: JiraWrite, { jiraField }: MappedField): JiraWrite {
  const custom = without(extra ?? {}, jiraField);
  return { ...without(write, jiraField), ...(Object.keys(custom).length === 0 ? {} : { extra: custom }) };
}

export const taskNames: Readonly<Record<string, string>> = {
  title: 'title',
  description: 'description',
  statusId: 'status',
  priorityId: 'priority',
  assigneeId: 'assignee',
  dueDate: 'dueDate',
  labels: 'labels',
  parentId: 'parent',
};

/** The same for the platform, which names its own: `parentId`, or `fields.` and the id of a field. */
export function refusedTaskField(
  error: unknown,
  sent: TaskChange,
  fields: readonly MappedField[],
): MappedField | null {
  if (!(error instanceof Problem) || error.code !== 'PLATFORM_REFUSED_ITEM') return null;
  const named = error.details.facts?.['field'];
  if (typeof named !== 'string') return null;
  if (named.startsWith('fields.')) {
    const id = named.slice('fields.'.length);
    return fields.find((field) => field.taskField === id && id in (sent.fields ?? {})) ?? null;
  }
  return named in sent ? (fields.find(({ name }) => name === taskNames[named]) ?? null) : null;
}

export function withoutTaskField({ fields, ...change }: TaskChange, field: MappedField): TaskChange {
  const custom = without(fields ?? {}, field.taskField ?? '');
  const sent = Object.entries(change).filter(([key]) => taskNames[key] !== field.name);
  return { ...Object.fromEntries(sent), ...(Object.keys(custom).length === 0 ? {} : { fields: custom }) };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}
