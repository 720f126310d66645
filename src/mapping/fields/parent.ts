import type { Translation } from './field';
import { defineField } from './field';

interface Parent {
  readonly id: string;
  readonly key: string;
}

/** What an item belongs to. It can be said on the other side once the parent has its partner there. */
export const parent = defineField<Parent | null, string | null>({
  name: 'parent',
  jiraField: 'parent',
  fromIssue: (issue) => issue.parent,
  fromTask: (task) => task.parentId,
  jiraCanonical: (value) => value?.id ?? '',
  taskCanonical: (id) => id ?? '',
  toJira: (taskId, _, { parents }) => {
    if (taskId === null) return { value: null };
    const id = parents?.toJira(taskId);
    return id === undefined ? notLinked({ parent: taskId, side: 'platform' }) : { value: { id, key: '' } };
  },
  toTask: (issue, _, { parents }) => {
    if (issue === null) return { value: null };
    const taskId = parents?.toPlatform(issue.id);
    return taskId === undefined ? notLinked({ parent: issue.key, side: 'jira' }) : { value: taskId };
  },
  jiraWrite: (value) => ({ fields: { parent: value === null ? null : { id: value.id } } }),
  taskWrite: (parentId) => ({ parentId }),
  jiraText: (value) => value?.key ?? '',
  taskText: (id) => id ?? '',
});

function notLinked(facts: Readonly<Record<string, string>>): Translation<never> {
  return { impossible: true, notice: { code: 'PARENT_NOT_LINKED', field: 'parent', facts } };
}
