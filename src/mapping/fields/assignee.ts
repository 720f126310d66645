import type { Mapping } from '../mapping';
import type { Context, Translation } from './field';
import { defineField } from './field';

interface Assignee {
  readonly id: string;
  readonly name: string;
}

export const assignee = defineField<Assignee | null, string | null>({
  name: 'assignee',
  jiraField: 'assignee',
  fromIssue: ({ assignee: person }) =>
    person === null ? null : { id: person.accountId, name: person.displayName },
  fromTask: (task) => task.assigneeId,
  jiraCanonical: (person) => person?.id ?? '',
  taskCanonical: (id) => id ?? '',
  toJira: (userId, _, context) => {
    if (userId === null) return { value: null };
    const { unmatched } = context.mapping.users;
    const account = accountFor(userId, context) ?? unmatched.jira;
    if (account !== null) return { value: { id: account, name: '' } };
    return nobody({ user: context.names?.person(userId) ?? userId, side: 'platform' });
  },
  toTask: (person, _, context) => {
    if (person === null) return { value: null };
    const user = userFor(person.id, context) ?? context.mapping.users.unmatched.platform;
    if (user !== null) return { value: user };
    return nobody({ user: person.name || person.id, side: 'jira' });
  },
  jiraWrite: (person) => ({ fields: { assignee: person === null ? null : { accountId: person.id } } }),
  taskWrite: (assigneeId) => ({ assigneeId }),
  jiraText: (person) => (person === null ? '' : person.name || person.id),
  taskText: (id, names) => (id === null ? '' : (names?.person(id) ?? id)),
});

type Matching = Pick<Context, 'people'> & { readonly mapping: Pick<Mapping, 'users'> };

function accountFor(userId: string, { mapping: { users }, people }: Matching): string | null {
  const byHand = users.byHand.find(({ platform }) => platform === userId)?.jira;
  return byHand ?? (users.byAddress ? people.toJira(userId) : undefined) ?? null;
}

function userFor(accountId: string, { mapping: { users }, people }: Matching): string | null {
  const byHand = users.byHand.find(({ jira }) => jira === accountId)?.platform;
  return byHand ?? (users.byAddress ? people.toPlatform(accountId) : undefined) ?? null;
}

function nobody(facts: Readonly<Record<string, string>>): Translation<never> {
  return { impossible: true, notice: { code: 'ASSIGNEE_UNMATCHED', field: 'assignee', facts } };
}
