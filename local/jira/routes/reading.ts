import * as z from 'zod';
import type { Issue } from '../issue';
import { issueView } from '../issue-view';
import { badRequest } from '../refusal';
import { search } from '../search';
import { read, type Call, type Route } from './call';

const MAX_FETCH = 100;
/** With fields Jira fills smaller pages; only ids and keys come by thousands. */
const MAX_PAGE = 100;
const MAX_PAGE_OF_IDS = 5_000;

function view(call: Call, issue: Issue, fields: readonly string[], properties: readonly string[]) {
  const { jira } = call;
  const source = {
    site: jira.site,
    issue,
    project: jira.projectOf(issue),
    comments: jira.store.comments(issue.id),
  };
  return issueView(source, fields, properties);
}

const propertiesShape = z.array(z.string()).default([]);

const searchShape = z.strictObject({
  jql: z.string(),
  fields: z.array(z.string()).default(['id']),
  properties: propertiesShape,
  maxResults: z.number().int().min(0).default(50),
  nextPageToken: z.string().nullish(),
  reconcileIssues: z.array(z.number().int()).max(50).default([]),
});

export const searchByJql: Route = (call) => {
  const body = read(searchShape, call.body);
  if (body.properties.length > 5) throw badRequest('The number of issue properties must not exceed 5.');
  const bare =
    body.fields.every((field) => field === 'id' || field === 'key') && body.properties.length === 0;
  const { jira, actor } = call;
  const now = jira.clock.now();
  jira.index.catchUp(now, new Set(body.reconcileIssues.map(String)));
  const page = search(jira.index, {
    jql: body.jql,
    limit: Math.min(body.maxResults, bare ? MAX_PAGE_OF_IDS : MAX_PAGE),
    pageToken: body.nextPageToken ?? null,
    browsable: jira.permissions.browsable(actor),
    projectsWithRole: (role) => jira.permissions.projectsWithRole(actor, role),
    timeZone: actor.timeZone,
    now,
  });
  const issues = page.issues.map((issue) => view(call, issue, body.fields, body.properties));
  const { nextPageToken } = page;
  return {
    status: 200,
    body: nextPageToken === null ? { issues, isLast: true } : { issues, nextPageToken, isLast: false },
    objects: issues.length,
  };
};

const fetchShape = z.strictObject({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).default(['*navigable']),
  properties: propertiesShape,
});

export const bulkFetchIssues: Route = (call) => {
  const { issueIdsOrKeys, fields, properties } = read(fetchShape, call.body);
  if (issueIdsOrKeys.length === 0) throw badRequest('No issue IDs or keys were provided.');
  if (issueIdsOrKeys.length > MAX_FETCH)
    throw badRequest(`The maximum number of issues that can be fetched is ${String(MAX_FETCH)}.`);
  const found = new Map<string, Issue>();
  const issueErrors: { id: string; errorMessage: string }[] = [];
  for (const idOrKey of new Set(issueIdsOrKeys)) {
    const issue = call.jira.store.find(idOrKey);
    if (issue !== undefined && call.jira.may(call.actor, call.jira.projectOf(issue), 'BROWSE_PROJECTS'))
      found.set(issue.id, issue);
    else
      issueErrors.push({
        id: idOrKey,
        errorMessage: 'Issue does not exist or you do not have permission to see it.',
      });
  }
  // Jira answers in its own order, not in that of the question.
  const issues = [...found.values()].sort((one, other) => Number(one.id) - Number(other.id));
  const body = { issues: issues.map((issue) => view(call, issue, fields, properties)), issueErrors };
  return { status: 200, body, objects: issues.length };
};
