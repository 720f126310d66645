import { defineField } from './field';

export const priority = defineField<string | null, string | null>({
  name: 'priority',
  fromIssue: (issue) => issue.priority?.id ?? null,
  fromTask: (task) => task.priorityId,
  jiraCanonical: (id) => id ?? '',
  taskCanonical: (id) => id ?? '',
  // An issue always has a priority where its project uses them, so an emptied one stays as it is.
  toJira: (id, _, { mapping }) => {
    const found = mapping.priorities.find(({ task }) => task === id);
    return found === undefined ? { impossible: true } : { value: found.jira };
  },
  toTask: (id, _, { mapping }) => {
    if (id === null) return { value: null };
    const found = mapping.priorities.find(({ jira }) => jira === id);
    return found === undefined ? { impossible: true } : { value: found.task };
  },
  jiraWrite: (id) => ({ fields: id === null ? {} : { priority: { id } } }),
  taskWrite: (priorityId) => ({ priorityId }),
});
