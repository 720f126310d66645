import { defineField } from './field';

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;
const asDate = (value: string | null) =>
  value === null || calendarDate.test(value) ? { value } : { impossible: true as const };

export const dueDate = defineField<string | null, string | null>({
  name: 'dueDate',
  jiraField: 'duedate',
  fromIssue: (issue) => issue.duedate,
  fromTask: (task) => task.dueDate,
  jiraCanonical: (date) => date ?? '',
  taskCanonical: (date) => date ?? '',
  toJira: asDate,
  toTask: asDate,
  jiraWrite: (duedate) => ({ fields: { duedate } }),
  taskWrite: (value) => ({ dueDate: value }),
  jiraText: (date) => date ?? '',
  taskText: (date) => date ?? '',
});
