import { defineField } from './field';

interface Priority {
  readonly id: string;
  readonly name: string;
}

export const priority = defineField<Priority | null, string | null>({
  name: 'priority',
  jiraField: 'priority',
  fromIssue: (issue) => issue.priority,
  fromTask: (task) => task.priorityId,
  jiraCanonical: (value) => value?.id ?? '',
  taskCanonical: (id) => id ?? '',
  // An issue always has a priority where its project uses them, so an emptied one stays as it is.
  toJira: (id, _, { mapping }) => {
    const found = mapping.priorities.find(({ task }) => task === id);
    return found === undefined ? { impossible: true } : { value: { id: found.jira, name: '' } };
  },
  toTask: (value, _, { mapping }) => {
    if (value === null) return { value: null };
    const found = mapping.priorities.find(({ jira }) => jira === value.id);
    return found === undefined ? { impossible: true } : { value: found.task };
  },
  jiraWrite: (value) => ({ fields: value === null ? {} : { priority: { id: value.id } } }),
  taskWrite: (priorityId) => ({ priorityId }),
  jiraText: (value) => value?.name ?? '',
  taskText: (id, names) => (id === null ? '' : (names?.priority(id) ?? id)),
});
