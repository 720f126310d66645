import { textOf } from './adf';
import { customText, type CustomField } from './custom-fields';
import type { Issue } from './issue';
import type { SearchField } from './jql/conditions';
import { unpack } from './packed';
import { CUSTOM_FIELDS } from './site-fields';
import { issueTypeOf, statusOf, type Named, type Site, type Status } from './site-model';

/** Fields by their names in JQL, over the people, projects and lists of a site. */
export function searchFields(site: Site, find: (issueId: string) => Issue | undefined) {
  const typeOf = (issue: Issue) => {
    const project = site.project(issue.projectId);
    if (project === undefined) throw new Error(`Issue ${issue.key} has no project`);
    return issueTypeOf(project, issue.typeId);
  };
  const statusOfIssue = (issue: Issue) => statusOf(typeOf(issue), issue.statusId);
  const types = () => site.projects().flatMap(({ issueTypes }) => issueTypes);
  const statuses = (): readonly Status[] => types().flatMap(({ workflow }) => workflow.statuses);
  const named = (list: () => readonly Named[], id: (issue: Issue) => string | null): SearchField => ({
    values: (issue) => namesOf(list().find((other) => other.id === id(issue))),
    exists: (value) => has(list(), value),
  });
  const person = (id: (issue: Issue) => string | null): SearchField => ({
    values: (issue) => {
      const accountId = id(issue);
      return accountId === null ? [] : [accountId, site.user(accountId)?.displayName ?? accountId];
    },
    exists: (value) =>
      site.users().some(({ accountId, displayName }) => same(accountId, value) || same(displayName, value)),
  });
  const text = (value: (issue: Issue) => string): SearchField => ({
    values: (issue) => some(value(issue)),
    text: true,
  });
  const issuetype: SearchField = {
    values: (issue) => namesOf(typeOf(issue)),
    exists: (value) => has(types(), value),
  };
  const key: SearchField = { values: (issue) => [issue.id, issue.key] };

  const fields: Readonly<Record<string, SearchField>> = {
    project: {
      values: (issue) => {
        const project = site.project(issue.projectId);
        return project === undefined ? [] : [project.id, project.key, project.name];
      },
      exists: (value) => has(site.projects(), value) || site.project(value) !== undefined,
    },
    id: key,
    key,
    issue: key,
    issuekey: key,
    summary: text(({ summary }) => summary),
    description: text(textIn),
    text: text((issue) => `${issue.summary} ${textIn(issue)}`),
    status: {
      values: (issue) => namesOf(statusOfIssue(issue)),
      exists: (value) => has(statuses(), value),
    },
    statuscategory: {
      values: (issue) => categoryNames(statusOfIssue(issue).category),
      exists: (value) =>
        Object.values(CATEGORIES)
          .flat()
          .some((name) => same(name, value)),
    },
    issuetype,
    type: issuetype,
    priority: named(
      () => site.priorities,
      ({ priorityId }) => priorityId,
    ),
    resolution: named(
      () => site.resolutions,
      ({ resolutionId }) => resolutionId,
    ),
    assignee: person(({ assigneeId }) => assigneeId),
    reporter: person(({ reporterId }) => reporterId),
    labels: { values: ({ labels }) => labels },
    duedate: { values: ({ dueDate }) => (dueDate === null ? [] : [dueDate]), order: 'date' },
    due: { values: ({ dueDate }) => (dueDate === null ? [] : [dueDate]), order: 'date' },
    parent: {
      values: ({ parentId }) => (parentId === null ? [] : [parentId, ...some(find(parentId)?.key ?? '')]),
    },
    updated: { values: ({ updated }) => [new Date(updated).toISOString()], order: 'date' },
    created: { values: ({ created }) => [new Date(created).toISOString()], order: 'date' },
  };
  const custom = new Map(
    CUSTOM_FIELDS.flatMap((field) => {
      const meant = customField(field);
      const id = field.id.replace('customfield_', '');
      return [[field.name.toLowerCase(), meant] as const, [`cf[${id}]`, meant] as const];
    }),
  );
  return (name: string): SearchField | undefined => fields[name] ?? custom.get(name);
}

const CATEGORIES = {
  new: ['new', 'To Do'],
  indeterminate: ['indeterminate', 'In Progress'],
  done: ['done', 'Done'],
};

function categoryNames(category: keyof typeof CATEGORIES): readonly string[] {
  return CATEGORIES[category];
}

function customField(field: CustomField): SearchField {
  const values = ({ custom }: Issue) => {
    const kept = custom[field.id];
    const text = customText(field, kept);
    if (text === null) return [];
    if (Array.isArray(kept)) return [...kept.filter((id) => typeof id === 'string'), ...text.split(',')];
    return field.kind === 'select' && typeof kept === 'string' ? [kept, text] : [text];
  };
  if (field.kind === 'number') return { values, order: 'number' };
  if (field.kind === 'date' || field.kind === 'datetime') return { values, order: 'date' };
  if (field.kind === 'text' || field.kind === 'textarea') return { values, text: true };
  if (field.kind === 'url') return { values };
  const exists = (value: string) =>
    field.options.some((option) => option.id === value || same(option.value, value));
  return { values, exists };
}

function textIn({ description }: Issue): string {
  return description === null ? '' : textOf(unpack(description));
}

function namesOf(found: Named | undefined): readonly string[] {
  return found === undefined ? [] : [found.id, found.name];
}

function has(list: readonly Named[], value: string): boolean {
  return list.some(({ id, name }) => id === value || same(name, value));
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function some(text: string): readonly string[] {
  return text.trim() === '' ? [] : [text];
}
