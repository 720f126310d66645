import { fieldOf } from '../field-definitions';
import { fieldView, issueTypeView, projectSummary, projectView, statusView } from '../project-view';
import { badRequest, Refusal } from '../refusal';
import type { IssueType, Project } from '../site-model';
import { pathValue, slice, type Call, type Route } from './call';

function projectOf(call: Call, status = 404): Project {
  return call.jira.visibleProject(call.actor, pathValue(call, 'projectIdOrKey'), status);
}

function ordered(projects: readonly Project[], orderBy: string): readonly Project[] {
  const field = orderBy.replace(/^[-+]/, '');
  if (field !== 'key' && field !== 'name')
    throw badRequest(`The value '${orderBy}' of 'orderBy' is not valid.`);
  const sign = orderBy.startsWith('-') ? -1 : 1;
  return [...projects].sort((one, other) => sign * one[field].localeCompare(other[field], 'en'));
}

export const searchProjects: Route = (call) => {
  const ids = new Set(call.query.getAll('id'));
  const wanted = (call.query.get('query') ?? '').toLowerCase();
  const found = call.jira.permissions
    .browsable(call.actor)
    .filter(({ id }) => ids.size === 0 || ids.has(id))
    .filter(({ key, name }) => key.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted));
  const { values, ...page } = slice(call, ordered(found, call.query.get('orderBy') ?? 'key'), 50, 100);
  const summaries = values.map((project) => projectSummary(call.jira.site, project));
  return { status: 200, body: { ...page, values: summaries }, objects: values.length };
};

export const getProject: Route = (call) => ({
  status: 200,
  body: projectView(call.jira.site, projectOf(call)),
  objects: 1,
});

/** Names and addresses of all roles of the site: only for those who administer the project or Jira. */
export const getProjectRoles: Route = (call) => {
  const { site, permissions } = call.jira;
  const project = site.project(pathValue(call, 'projectIdOrKey'));
  const allowed =
    project !== undefined &&
    (permissions.global(call.actor, 'ADMINISTER') ||
      call.jira.may(call.actor, project, 'ADMINISTER_PROJECTS'));
  if (!allowed) {
    throw new Refusal(404, [
      `No project could be found with id or key '${pathValue(call, 'projectIdOrKey')}'.`,
    ]);
  }
  const roles = site
    .roles()
    .map(({ id, name }) => [name, `${site.url}/rest/api/3/project/${project.id}/role/${id}`] as const);
  return { status: 200, body: Object.fromEntries(roles), objects: 1 };
};

export const getAllStatuses: Route = (call) => {
  const { site } = call.jira;
  const body = projectOf(call).issueTypes.map((type) => {
    const { self, id, name, subtask } = issueTypeView(site, type);
    return {
      self,
      id,
      name,
      subtask,
      statuses: type.workflow.statuses.map((status) => statusView(site, status)),
    };
  });
  return { status: 200, body, objects: 1 };
};

export const getCreateIssueMetaIssueTypes: Route = (call) => {
  const project = projectOf(call, 400);
  const types = call.jira.may(call.actor, project, 'CREATE_ISSUES') ? project.issueTypes : [];
  const { startAt, maxResults, total, values } = slice(call, types, 50, 200);
  const issueTypes = values.map((type) => issueTypeView(call.jira.site, type));
  return { status: 200, body: { startAt, maxResults, total, issueTypes }, objects: 1 };
};

export const getCreateIssueMetaIssueTypeId: Route = (call) => {
  const project = projectOf(call, 400);
  const type = project.issueTypes.find(({ id }) => id === pathValue(call, 'issueTypeId'));
  if (type === undefined || !call.jira.may(call.actor, project, 'CREATE_ISSUES')) {
    throw badRequest('The issue type is not available for this project or you may not create issues in it.');
  }
  const { startAt, maxResults, total, values } = slice(call, createFields(call, project, type), 50, 200);
  return { status: 200, body: { startAt, maxResults, total, fields: values }, objects: 1 };
};

function createFields(call: Call, project: Project, type: IssueType) {
  const { site } = call.jira;
  const fixed = (fieldId: string, name: string, allowed: unknown) => ({
    required: true,
    schema: { type: fieldId, system: fieldId },
    name,
    key: fieldId,
    fieldId,
    hasDefaultValue: false,
    operations: ['set'],
    allowedValues: [allowed],
  });
  return [
    fixed('issuetype', 'Issue Type', issueTypeView(site, type)),
    fixed('project', 'Project', projectSummary(site, project)),
    ...type.createScreen.map((id) => {
      const required = id === 'summary' || type.required.includes(id);
      return { ...fieldView(site, fieldOf(id), required), fieldId: id };
    }),
  ];
}
