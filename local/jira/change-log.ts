import { textOf } from './adf';
import { customText } from './custom-fields';
import type { ChangeItem, Issue, IssueFields } from './issue';
import { unpack } from './packed';
import { customFieldOf } from './site-fields';
import { issueTypeOf, statusOf, type IssueType, type Named, type Site } from './site-model';

type Side = readonly [id: string | null, text: string | null];

/** What two versions of an issue differ in, as items of its changelog; empty when nothing a person sees differs. */
export function differences(site: Site, before: Issue, after: Issue): ChangeItem[] {
  const items: ChangeItem[] = [];
  const compare = (field: string, fieldId: string, from: Side, to: Side) => {
    if (from[0] === to[0] && from[1] === to[1]) return;
    items.push({ field, fieldId, from: from[0], fromString: from[1], to: to[0], toString: to[1] });
  };
  const both = (field: string, fieldId: string, side: (issue: Issue) => Side) => {
    compare(field, fieldId, side(before), side(after));
  };
  const project = (issue: Issue): Side => [issue.projectId, site.project(issue.projectId)?.name ?? null];
  both('project', 'project', project);
  both('Key', 'issuekey', ({ projectId, key }) =>
    before.projectId === after.projectId ? [null, null] : [projectId, key],
  );
  both('issuetype', 'issuetype', (issue) => [issue.typeId, type(site, issue).name]);
  both('summary', 'summary', ({ summary }) => [null, summary]);
  if (before.description !== after.description) {
    items.push({
      field: 'description',
      fieldId: 'description',
      from: null,
      fromString: before.description === null ? null : textOf(unpack(before.description)),
      to: null,
      toString: after.description === null ? null : textOf(unpack(after.description)),
    });
  }
  both('status', 'status', (issue) => status(site, issue));
  both('priority', 'priority', ({ priorityId }) => named(site.priorities, priorityId));
  both('assignee', 'assignee', ({ assigneeId }) => [
    assigneeId,
    assigneeId === null ? null : (site.user(assigneeId)?.displayName ?? null),
  ]);
  both('duedate', 'duedate', ({ dueDate }) => [dueDate, dueDate === null ? null : `${dueDate} 00:00:00.0`]);
  both('labels', 'labels', ({ labels }) => [null, labels.join(' ')]);
  both('IssueParentAssociation', 'parent', ({ parentId }) => [parentId, parentId]);
  both('resolution', 'resolution', ({ resolutionId }) => named(site.resolutions, resolutionId));
  for (const id of new Set([...Object.keys(before.custom), ...Object.keys(after.custom)])) {
    const field = customFieldOf(id);
    if (field !== undefined) both(field.name, id, ({ custom }) => [null, customText(field, custom[id])]);
  }
  return items;
}

/** Whether a change would leave all fields as they are. */
export function changesNothing(issue: Issue, change: Partial<IssueFields>): boolean {
  return sameJson({ ...issue, ...change }, issue);
}

function sameJson(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function named(list: readonly Named[], id: string | null): Side {
  return [id, list.find((other) => other.id === id)?.name ?? null];
}

function type(site: Site, issue: Issue): IssueType {
  const project = site.project(issue.projectId);
  if (project === undefined) throw new Error(`Issue ${issue.key} has no project`);
  return issueTypeOf(project, issue.typeId);
}

function status(site: Site, issue: Issue): Side {
  return [issue.statusId, statusOf(type(site, issue), issue.statusId).name];
}
