import * as z from 'zod';
import { fieldOf } from '../field-definitions';
import {
  createIssue,
  editIssue,
  setProperties,
  transitionIssue,
  transitionsFor,
  type FieldInput,
} from '../issue-commands';
import type { Issue } from '../issue';
import { fieldView, statusView } from '../project-view';
import { readProperties, readPropertyKey, readPropertyValue } from '../property-input';
import { badRequest, Refusal } from '../refusal';
import { issueTypeOf, statusOf } from '../site-model';
import { issueOf, pathValue, read, type Call, type Route } from './call';

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
  call.writing(issue);
  editIssue(call.jira, call.actor, issue, fields, readProperties(properties));
  return { status: 204 };
};

export const getTransitions: Route = (call) => {
  const { jira, actor } = call;
  const issue = issueOf(call);
  const type = issueTypeOf(jira.projectOf(issue), issue.typeId);
  const withFields = call.query.get('expand') === 'transitions.fields';
  const transitions = transitionsFor(jira, actor, issue).map(({ id, name, to, screen, from }) => ({
    id,
    name,
    to: statusView(jira.site, statusOf(type, to)),
    hasScreen: screen.length > 0,
    isGlobal: from === 'any',
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    ...(withFields
      ? {
          fields: Object.fromEntries(
            screen.map((field) => [field, fieldView(jira.site, fieldOf(field), true)]),
          ),
        }
      : {}),
  }));
  return { status: 200, body: { expand: 'transitions', transitions }, objects: 1 };
};

const transitionShape = z.strictObject({
  transition: z.strictObject({ id: z.string() }).optional(),
  fields: fieldsShape.default({}),
});

export const doTransition: Route = (call) => {
  const issue = issueOf(call);
  const { transition, fields } = read(transitionShape, call.body);
  if (transition === undefined) throw badRequest("Missing 'transition' identifier");
  call.writing(issue);
  const input: FieldInput = fields;
  transitionIssue(call.jira, call.actor, issue, transition.id, input);
  return { status: 204 };
};

export const getProperty: Route = (call) => {
  const key = pathValue(call, 'propertyKey');
  const value = issueOf(call).properties[key];
  if (value === undefined) throw new Refusal(404, [`The property with key '${key}' does not exist.`]);
  return { status: 200, body: { key, value }, objects: 1 };
};

export const putProperty: Route = (call) => {
  const issue = issueOf(call);
  const { jira, actor } = call;
  if (!jira.may(actor, jira.projectOf(issue), 'EDIT_ISSUES')) {
    throw new Refusal(403, ['You do not have permission to edit issues in this project.']);
  }
  const key = readPropertyKey(pathValue(call, 'propertyKey'));
  const value = readPropertyValue(call.body);
  call.writing(issue);
  setProperties(jira, issue, { [key]: value });
  return { status: key in issue.properties ? 200 : 201, body: {} };
};
