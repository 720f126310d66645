import { differences } from './change-log';
import type { Issue } from './issue';
import type { Jira } from './jira';
import { badRequest, Refusal } from './refusal';
import { issueTypeOf, statusOf, type IssueType, type Project, type User } from './site-model';

/** Deletes an issue with its event. Throws Jira's refusals: 403 without the permission, 400 while it has sub-tasks. */
export function deleteIssue(jira: Jira, actor: User, issue: Issue, withSubtasks: boolean): void {
  if (!jira.may(actor, jira.projectOf(issue), 'DELETE_ISSUES'))
    throw new Refusal(403, ['You do not have permission to delete issues in this project.']);
  const children = jira.store.childrenOf(issue.id);
  const subtasks = children.filter((child) => typeOf(jira, child).hierarchyLevel < 0);
  if (subtasks.length > 0 && !withSubtasks) {
    throw badRequest(
      `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    );
  }
  for (const subtask of subtasks) remove(jira, actor, subtask);
  for (const child of children)
    if (!subtasks.includes(child)) jira.store.put({ ...child, version: child.version + 1, parentId: null });
  remove(jira, actor, issue);
}

function remove(jira: Jira, actor: User, issue: Issue): void {
  jira.announce(actor, issue, { kind: 'deleted' });
  jira.store.delete(issue);
}

function typeOf(jira: Jira, issue: Issue): IssueType {
  return issueTypeOf(jira.projectOf(issue), issue.typeId);
}

/**
 * Gives an issue another type of its project as Jira's wizard does: a status that the new workflow lacks becomes one of
 * the same category, else the first. Throws when the project has no such type.
 */
export function convertIssue(jira: Jira, actor: User, issue: Issue, typeId: string): Issue {
  const after = { ...issue, ...placed(jira, issue, jira.projectOf(issue), typeId) };
  return settle(jira, actor, issue, after);
}

/** Moves an issue to another project, where it gets a new key; the old one leads to it for good. Its id stays. */
export function moveIssue(jira: Jira, actor: User, issue: Issue, project: Project, typeId: string): Issue {
  const number = jira.sequences.next(`number:${project.id}`, 1);
  const after = {
    ...issue,
    ...placed(jira, issue, project, typeId),
    projectId: project.id,
    key: `${project.key}-${String(number)}`,
    number,
  };
  return settle(jira, actor, issue, after);
}

function placed(jira: Jira, issue: Issue, project: Project, typeId: string) {
  const type = issueTypeOf(project, typeId);
  const before = statusOf(typeOf(jira, issue), issue.statusId);
  const { statuses, initial } = type.workflow;
  const status =
    statuses.find(({ id }) => id === before.id) ??
    statuses.find(({ category }) => category === before.category);
  const parent = jira.parentOf(issue);
  const fits =
    parent !== null &&
    issueTypeOf(parent.project, parent.issue.typeId).hierarchyLevel === type.hierarchyLevel + 1;
  return { typeId, statusId: status?.id ?? initial, parentId: fits ? issue.parentId : null };
}

function settle(jira: Jira, actor: User, before: Issue, after: Issue): Issue {
  return jira.commitChange(actor, before, after, differences(jira.site, before, after));
}

/** Puts an issue away or back. Jira has no event for it. */
export function archiveIssue(jira: Jira, issue: Issue, archived: Issue['archived']): void {
  jira.store.put({ ...issue, archived, version: issue.version + 1 });
}
