import * as z from 'zod';
import { differences, changesNothing } from './change-log';
import { type FieldContext } from './field-definitions';
import { readFields } from './field-input';
import type { Issue, IssueFields, Json } from './issue';
import type { Jira } from './jira';
import { packAll } from './packed';
import { Refusal, badRequest } from './refusal';
import { issueTypeOf, type IssueType, type Project, type Transition, type User } from './site-model';

/** One for all issues that have none. */
const NOTHING = {};
const FIRST_ISSUE_ID = 10_000;
const DEFAULT_PRIORITY = '3';
const reference = z.union([
  z.object({ id: z.string() }),
  z.object({ key: z.string() }),
  z.object({ name: z.string() }),
]);

export type FieldInput = Readonly<Record<string, unknown>>;

function contextFor(
  jira: Jira,
  actor: User,
  project: Project,
  type: IssueType,
  issue: Issue | null,
): FieldContext {
  return {
    priorities: jira.site.priorities,
    resolutions: jira.site.resolutions,
    custom: issue?.custom ?? {},
    level: type.hierarchyLevel,
    parent: (idOrKey) => {
      const found = jira.store.find(idOrKey);
      if (found === undefined || found.id === issue?.id) return undefined;
      const where = jira.projectOf(found);
      if (!jira.may(actor, where, 'BROWSE_PROJECTS')) return undefined;
      return { issue: found, level: issueTypeOf(where, found.typeId).hierarchyLevel };
    },
    mayAssign: jira.may(actor, project, 'ASSIGN_ISSUES'),
    assignable: (accountId) => {
      const user = jira.site.user(accountId);
      return user !== undefined && user.active && jira.may(user, project, 'ASSIGNABLE_USER');
    },
  };
}

function readProject(jira: Jira, actor: User, input: unknown): Project {
  const read = reference.safeParse(input);
  const idOrKey = !read.success
    ? ''
    : 'id' in read.data
      ? read.data.id
      : 'key' in read.data
        ? read.data.key
        : '';
  const project = jira.site.project(idOrKey);
  if (project === undefined || !jira.may(actor, project, 'BROWSE_PROJECTS')) {
    throw new Refusal(400, [], { project: 'valid project is required' });
  }
  if (!jira.may(actor, project, 'CREATE_ISSUES')) {
    throw new Refusal(403, ['You do not have permission to create issues in this project.']);
  }
  return project;
}

function readType(project: Project, input: unknown): IssueType {
  if (input === undefined) throw new Refusal(400, [], { issuetype: 'Specify an issue type' });
  const read = reference.safeParse(input);
  const type = project.issueTypes.find((candidate) => {
    if (!read.success) return false;
    return 'id' in read.data
      ? candidate.id === read.data.id
      : 'name' in read.data && candidate.name === read.data.name;
  });
  if (type === undefined) throw new Refusal(400, [], { issuetype: 'The issue type selected is invalid.' });
  return type;
}

/** Creates one issue with its properties. Throws Jira's refusals (400, 403). */
export function createIssue(
  jira: Jira,
  actor: User,
  input: FieldInput,
  properties: Record<string, Json>,
): Issue {
  const { project: projectInput, issuetype, ...rest } = input;
  const project = readProject(jira, actor, projectInput);
  const type = readType(project, issuetype);
  const rules = { screen: type.createScreen, required: ['summary', ...type.required] };
  if (type.hierarchyLevel < 0 && (rest['parent'] ?? null) === null)
    throw new Refusal(400, [], {
      issuetype: 'Issue type is a sub-task but parent issue key or id not specified.',
    });
  const context = contextFor(jira, actor, project, type, null);
  const change = readFields(rest, rules, context);
  const now = jira.clock.now();
  const number = jira.sequences.next(`number:${project.id}`, 1);
  const issue: Issue = {
    id: String(jira.sequences.next('issue', FIRST_ISSUE_ID)),
    key: `${project.key}-${String(number)}`,
    number,
    projectId: project.id,
    typeId: type.id,
    statusId: type.workflow.initial,
    summary: '',
    description: null,
    priorityId: type.editScreen.includes('priority') ? DEFAULT_PRIORITY : null,
    assigneeId: null,
    reporterId: actor.accountId,
    dueDate: null,
    labels: [],
    resolutionId: null,
    resolvedAt: null,
    custom: NOTHING,
    parentId: null,
    archived: null,
    ...change,
    created: now,
    updated: now,
    version: 1,
    properties: packAll(properties),
  };
  jira.store.put(issue);
  jira.announce(actor, issue, { kind: 'created' });
  return issue;
}

/** Changes fields and properties in one step. Nothing changed means no new stamp, no changelog and no event. */
export function editIssue(
  jira: Jira,
  actor: User,
  issue: Issue,
  input: FieldInput,
  properties: Record<string, Json>,
): void {
  const project = jira.projectOf(issue);
  if (!jira.may(actor, project, 'EDIT_ISSUES')) {
    throw new Refusal(403, ['You do not have permission to edit issues in this project.']);
  }
  const type = issueTypeOf(project, issue.typeId);
  const change = readFields(
    input,
    { screen: type.editScreen, required: [], filled: type.required },
    contextFor(jira, actor, project, type, issue),
  );
  const after = { ...issue, ...change };
  const next = changesNothing(issue, change)
    ? issue
    : jira.commitChange(actor, issue, after, differences(jira.site, issue, after));
  setProperties(jira, next, properties);
}

/** Properties move neither the stamp nor the changelog of an issue; only searches by them notice. */
export function setProperties(jira: Jira, issue: Issue, properties: Record<string, Json>): void {
  if (Object.keys(properties).length === 0) return;
  jira.store.put({
    ...issue,
    version: issue.version + 1,
    properties: { ...issue.properties, ...packAll(properties) },
  });
}

/** Like setting, taking a property away moves neither stamp nor changelog. */
export function removeProperty(jira: Jira, issue: Issue, key: string): void {
  const { [key]: _gone, ...properties } = issue.properties;
  jira.store.put({ ...issue, version: issue.version + 1, properties });
}

/** What the user may do from the present status; empty without the permission. */
export function transitionsFor(jira: Jira, actor: User, issue: Issue): readonly Transition[] {
  const project = jira.projectOf(issue);
  if (!jira.may(actor, project, 'TRANSITION_ISSUES')) return [];
  return issueTypeOf(project, issue.typeId).workflow.transitions.filter(
    ({ from, to }) => to !== issue.statusId && (from === 'any' || from.includes(issue.statusId)),
  );
}

export function transitionIssue(
  jira: Jira,
  actor: User,
  issue: Issue,
  transitionId: string,
  input: FieldInput,
): void {
  const transition = transitionsFor(jira, actor, issue).find(({ id }) => id === transitionId);
  if (transition === undefined)
    throw badRequest(`Transition id '${transitionId}' is not valid for this issue.`);
  const project = jira.projectOf(issue);
  const rules = { screen: transition.screen, required: requiredFor(transition, issue) };
  const type = issueTypeOf(project, issue.typeId);
  const change = readFields(input, rules, contextFor(jira, actor, project, type, issue));
  const after = { ...issue, ...change, ...resolved(jira, issue, change), statusId: transition.to };
  jira.commitChange(actor, issue, after, differences(jira.site, issue, after));
}

/** What the screen of a transition still wants: a field that has a value keeps it, the resolution is always asked for. */
function requiredFor({ screen, optional = [] }: Transition, issue: Issue): readonly string[] {
  return screen.filter(
    (field) => !optional.includes(field) && (field === 'resolution' || isEmptyOn(issue, field)),
  );
}

const KEPT: Readonly<Record<string, (issue: Issue) => unknown>> = {
  summary: ({ summary }) => summary,
  description: ({ description }) => description,
  priority: ({ priorityId }) => priorityId,
  assignee: ({ assigneeId }) => assigneeId,
  duedate: ({ dueDate }) => dueDate,
  labels: ({ labels }) => (labels.length === 0 ? null : labels),
  parent: ({ parentId }) => parentId,
};

function isEmptyOn(issue: Issue, field: string): boolean {
  return (KEPT[field]?.(issue) ?? issue.custom[field] ?? null) === null;
}

/** A transition without a resolution on its screen clears it, as Jira's standard workflows do. */
function resolved(
  jira: Jira,
  issue: Issue,
  change: Partial<IssueFields>,
): Pick<Issue, 'resolutionId' | 'resolvedAt'> {
  const resolutionId = change.resolutionId ?? null;
  if (resolutionId === null) return { resolutionId: null, resolvedAt: null };
  return {
    resolutionId,
    resolvedAt: resolutionId === issue.resolutionId ? issue.resolvedAt : jira.clock.now(),
  };
}
