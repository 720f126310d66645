import { statusesOf } from '../mapping';
import { defineField } from './field';

interface Status {
  readonly id: string;
  readonly name: string;
  /** Of the issue: each type has a workflow, and so a table, of its own. */
  readonly typeId: string | undefined;
}

export const status = defineField<Status, string>({
  name: 'status',
  jiraField: 'status',
  fromIssue: ({ status: { id, name }, issuetype }) => ({ id, name, typeId: issuetype?.id }),
  fromTask: (task) => task.statusId,
  jiraCanonical: ({ id }) => id,
  taskCanonical: (id) => id,
  toJira: (id, current, { mapping, issueTypeId, names }) => {
    const typeId = current?.typeId ?? issueTypeId;
    const found = statusesOf(mapping, typeId).toJira.find(({ task }) => task === id);
    if (found !== undefined) return { value: { id: found.jira, name: '', typeId } };
    const facts = { status: names?.status(id) ?? id, side: 'platform' };
    return { impossible: true, notice: { code: 'STATUS_UNMAPPED', field: 'status', facts } };
  },
  toTask: ({ id, name, typeId }, _, { mapping }) => {
    const found = statusesOf(mapping, typeId).toTask.find(({ jira }) => jira === id);
    if (found !== undefined) return { value: found.task };
    const facts = { status: name, side: 'jira' };
    return { impossible: true, notice: { code: 'STATUS_UNMAPPED', field: 'status', facts } };
  },
  jiraWrite: ({ id }) => ({ transitionTo: id }),
  taskWrite: (statusId) => ({ statusId }),
  jiraText: ({ name }) => name,
  taskText: (id, names) => names?.status(id) ?? id,
});
