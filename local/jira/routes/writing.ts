import * as z from 'zod';
import { fieldOf } from '../field-definitions';
import { createIssue, editIssue, transitionIssue, transitionsFor, type FieldInput } from '../issue-commands';
import type { Issue } from '../issue';
import { deleteIssue } from '../issue-life';
import { fieldView, statusView } from '../project-view';
import { readProperties } from '../property-input';
import { badRequest, Refusal } from '../refusal';
import type { Jira } from '../jira';
import { issueTypeOf, statusOf, type Transition } from '../site-model';
import { issueOf, issueToWrite, read, type Call, type Route } from './call';

const fieldsShape = z.record(z.string(), z.unknown());
const newIssueShape = z.strictObject({ fields: fieldsShape, properties: z.unknown().optional() });

function create(call: Call, body: unknown) {
  const { fields, properties } = read(newIssueShape, body);
  const issue = createIssue(call.jira, call.actor, fields, readProperties(properties));
  return { id: issue.id, key: issue.key, self: `${call.jira.site.url}/rest/api/3/issue/${issue.id}` };
}

export const createOne: Route = (call) => ({ status: 201, body: create(call, call.body) });

const MAX_BULK = 50;
const bulkShape = z.strictObject({ issueUpdates: z.array(z.unknown()) });

/** Each element stands alone: what is refused is listed beside what was made. */
export const createMany: Route = (call) => {
  const { issueUpdates } = read(bulkShape, call.body);
  if (issueUpdates.length > MAX_BULK)
    throw badRequest(`The number of issues to create exceeds the limit of ${String(MAX_BULK)}.`);
  const issues: ReturnType<typeof create>[] = [];
  const errors: { status: number; elementErrors: Refusal['body']; failedElementNumber: number }[] = [];
  for (const [failedElementNumber, update] of issueUpdates.entries()) {
    try {
      issues.push(create(call, update));
    } catch (error) {
      if (!(error instanceof Refusal) || error.status === 501) throw error;
      errors.push({ status: error.status, elementErrors: error.body, failedElementNumber });
    }
  }
  return { status: issues.length === 0 ? 400 : 201, body: { issues, errors } };
};

const editShape = z.strictObject({ fields: fieldsShape.default({}), properties: z.unknown().optional() });

function mayBeSilent(call: Call, issue: Issue): boolean {
  const { jira, actor } = call;
  return (
    jira.permissions.global(actor, 'ADMINISTER') ||
    jira.may(actor, jira.projectOf(issue), 'ADMINISTER_PROJECTS')
  );
}

export const editOne: Route = (call) => {
  const issue = issueOf(call);
  const { fields, properties } = read(editShape, call.body);
  if (call.query.get('notifyUsers') === 'false' && !mayBeSilent(call, issue)) {
    throw new Refusal(403, [
      'To discard the user notification either admin or project admin permissions are required.',
    ]);
  }
  editIssue(call.jira, call.actor, issueToWrite(call), fields, readProperties(properties));
  return { status: 204 };
};

/** What is required is so by the field's configuration, whether the issue has a value or not. */
function screenOf(jira: Jira, { screen, optional = [] }: Transition) {
  return Object.fromEntries(
    screen.map((field) => [field, fieldView(jira.site, fieldOf(field), !optional.includes(field))]),
  );
}

export const getTransitions: Route = (call) => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  const type = issueTypeOf(jira.projectOf(issue), issue.typeId);
  const withFields = call.query.get('expand') === 'transitions.fields';
  const transitions = transitionsFor(jira, actor, issue).map((transition) => ({
    id: transition.id,
    name: transition.name,
    to: statusView(jira.site, statusOf(type, transition.to)),
    hasScreen: transition.screen.length > 0,
    isGlobal: transition.from === 'any',
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    ...(withFields ? { fields: screenOf(jira, transition) } : {}),
  }));
  return { status: 200, body: { expand: 'transitions', transitions }, objects: 1 };
};

const transitionShape = z.strictObject({
  transition: z.strictObject({ id: z.string() }).optional(),
  fields: fieldsShape.default({}),
});

export const doTransition: Route = (call) => {
  issueOf(call);
  const { transition, fields } = read(transitionShape, call.body);
  if (transition === undefined) throw badRequest("Missing 'transition' identifier");
  const issue = issueToWrite(call);
  const input: FieldInput = fields;
  transitionIssue(call.jira, call.actor, issue, transition.id, input);
  return { status: 204 };
};

export const getEditMeta: Route = (call) => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  const project = jira.projectOf(issue);
  const type = issueTypeOf(project, issue.typeId);
  const open = issue.archived === null && jira.may(actor, project, 'EDIT_ISSUES');
  const fields = (open ? type.editScreen : []).map((id) => {
    const required = id === 'summary' || type.required.includes(id);
    return [id, fieldView(jira.site, fieldOf(id), required)] as const;
  });
  return { status: 200, body: { fields: Object.fromEntries(fields) }, objects: 1 };
};

export const deleteOne: Route = (call) => {
  const issue = issueOf(call);
  const withSubtasks = call.query.get('deleteSubtasks') ?? 'false';
  if (withSubtasks !== 'true' && withSubtasks !== 'false')
    throw badRequest(`The value '${withSubtasks}' of 'deleteSubtasks' is not valid.`);
  call.writing(issue);
  deleteIssue(call.jira, call.actor, issue, withSubtasks === 'true');
  return { status: 204 };
};
