import * as z from 'zod';
import type { Issue } from '../issue';
import { issueView } from '../issue-view';
import { badRequest } from '../refusal';
import { read, type Call, type Route } from './call';

const MAX_FETCH = 100;

export function view(call: Call, issue: Issue, fields: readonly string[], properties: readonly string[]) {
  const { jira } = call;
  const source = {
    site: jira.site,
    issue,
    project: jira.projectOf(issue),
    comments: jira.store.comments(issue.id),
    parent: jira.parentOf(issue),
  };
  return issueView(source, fields, properties);
}

export const propertiesShape = z.array(z.string()).default([]);

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
    if (issue !== undefined && call.jira.sees(call.actor, issue)) found.set(issue.id, issue);
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
