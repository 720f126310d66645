import { defineField } from './field';

interface Status {
  readonly id: string;
  readonly name: string;
}

export const status = defineField<Status, string>({
  name: 'status',
  fromIssue: (issue) => issue.status,
  fromTask: (task) => task.statusId,
  jiraCanonical: ({ id }) => id,
  taskCanonical: (id) => id,
  toJira: (id, _, { mapping }) => {
    const found = mapping.statuses.toJira.find(({ task }) => task === id);
    if (found !== undefined) return { value: { id: found.jira, name: '' } };
    return {
      impossible: true,
      notice: { code: 'STATUS_UNMAPPED', field: 'status', facts: { status: id, side: 'platform' } },
    };
  },
  toTask: ({ id, name }, _, { mapping }) => {
    const found = mapping.statuses.toTask.find(({ jira }) => jira === id);
    if (found !== undefined) return { value: found.task };
    return {
      impossible: true,
      notice: { code: 'STATUS_UNMAPPED', field: 'status', facts: { status: name, side: 'jira' } },
    };
  },
  jiraWrite: ({ id }) => ({ transitionTo: id }),
  taskWrite: (statusId) => ({ statusId }),
});
