import * as z from 'zod';
import { badRequest, Refusal } from '../refusal';
import { checkQuery, count, search } from '../search';
import { searchFields } from '../search-fields';
import { read, type Call, type Route } from './call';
import { propertiesShape, view } from './reading';

/** With fields Jira fills smaller pages; only ids and keys come by thousands. */
const MAX_PAGE = 100;
const MAX_PAGE_OF_IDS = 5_000;

/** Who asks and when: what a query means hangs on it. */
function asking({ jira, actor }: Call) {
  return {
    browsable: jira.permissions.browsable(actor),
    projectsWithRole: (role: string) => jira.permissions.projectsWithRole(actor, role),
    words: {
      now: jira.clock.now(),
      timeZone: actor.timeZone,
      accountId: actor.accountId,
      searchField: searchFields(jira.site, (id) => jira.store.find(id)),
    },
  };
}

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
  const { jira } = call;
  jira.index.catchUp(jira.clock.now(), new Set(body.reconcileIssues.map(String)));
  const page = search(jira.index, {
    jql: body.jql,
    limit: Math.min(body.maxResults, bare ? MAX_PAGE_OF_IDS : MAX_PAGE),
    pageToken: body.nextPageToken ?? null,
    ...asking(call),
  });
  const issues = page.issues.map((issue) => view(call, issue, body.fields, body.properties));
  const { nextPageToken } = page;
  return {
    status: 200,
    body: nextPageToken === null ? { issues, isLast: true } : { issues, nextPageToken, isLast: false },
    objects: issues.length,
  };
};

const countShape = z.strictObject({ jql: z.string() });

export const countByJql: Route = (call) => {
  const { jql } = read(countShape, call.body);
  const { jira } = call;
  jira.index.catchUp(jira.clock.now(), new Set());
  return { status: 200, body: { count: count(jira.index, { jql, ...asking(call) }) }, objects: 0 };
};

const parseShape = z.strictObject({ queries: z.array(z.string()).min(1) });

/** What is wrong with each query, in words. The parsed form of the right ones is not modelled. */
export const parseJqlQueries: Route = (call) => {
  if (call.query.get('validation') !== 'strict')
    throw badRequest("The twin models the 'validation' strict only, which has to be said.");
  const { queries } = read(parseShape, call.body);
  const parsed = queries.map((query) => {
    const errors = errorsOf(call, query);
    return errors.length === 0 ? { query } : { query, errors };
  });
  return { status: 200, body: { queries: parsed }, objects: 0 };
};

function errorsOf(call: Call, jql: string): readonly string[] {
  try {
    checkQuery(call.jira.index, { jql, ...asking(call) });
    return [];
  } catch (error) {
    if (error instanceof Refusal && error.status === 400) return error.errorMessages;
    throw error;
  }
}
