import type { Translation } from './field';
import { defineField } from './field';

interface Assignee {
  readonly id: string;
  readonly name: string;
}

export const assignee = defineField<Assignee | null, string | null>({
  name: 'assignee',
  fromIssue: ({ assignee: person }) =>
    person === null ? null : { id: person.accountId, name: person.displayName },
  fromTask: (task) => task.assigneeId,
  jiraCanonical: (person) => person?.id ?? '',
  taskCanonical: (id) => id ?? '',
  toJira: (userId, _, { mapping, people }) => {
    if (userId === null) return { value: null };
    const matched = mapping.users.find(({ platform }) => platform === userId)?.jira ?? people.toJira(userId);
    if (matched === undefined) return unmatched({ user: userId, side: 'platform' });
    return { value: matched === null ? null : { id: matched, name: '' } };
  },
  toTask: (person, _, { mapping, people }) => {
    if (person === null) return { value: null };
    const matched =
      mapping.users.find(({ jira }) => jira === person.id)?.platform ?? people.toPlatform(person.id);
    return matched === undefined
      ? unmatched({ user: person.name || person.id, side: 'jira' })
      : { value: matched };
  },
  jiraWrite: (person) => ({ fields: { assignee: person === null ? null : { accountId: person.id } } }),
  taskWrite: (assigneeId) => ({ assigneeId }),
});

function unmatched(facts: Readonly<Record<string, string>>): Translation<never> {
  return { impossible: true, notice: { code: 'ASSIGNEE_UNMATCHED', field: 'assignee', facts } };
}
