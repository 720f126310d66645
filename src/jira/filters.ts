import { Problem } from '../errors/problem';
import { countAnswer, matchAnswer, parsedJqlAnswer } from './answers';
import { callJira, type JiraRefusal, type JiraTransport } from './http';
import { withoutOrder } from './jql';
import { generalProblem } from './refusals';

/** As many issues as one search can be told to see fresh. */
const PART = 50;
const LONGEST_REASON = 300;

function filterRefused(messages: readonly string[]): Problem {
  const reason = messages.join(' ').slice(0, LONGEST_REASON);
  return new Problem('JIRA_FILTER_REFUSED', { scope: 'request', retry: 'never', facts: { reason } });
}

function refused(refusal: JiraRefusal): Problem {
  return refusal.status === 400 ? filterRefused(refusal.messages) : generalProblem(refusal);
}

/**
 * Throws `JIRA_FILTER_REFUSED` for a query that Jira does not take: fields and values have to exist too.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-parse-post
 */
export async function checkJql(transport: JiraTransport, jql: string): Promise<void> {
  const route = transport.route`/rest/api/3/jql/parse?validation=strict`;
  const answer = await callJira(transport, 'app', 'POST', route, { queries: [jql] }, refused);
  const errors = parsedJqlAnswer.parse(answer).queries.flatMap((query) => query.errors);
  if (errors.length > 0) throw filterRefused(errors);
}

/**
 * Which of the issues a query finds, however fresh they are.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
export async function matching(
  transport: JiraTransport,
  jql: string,
  issueIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (let start = 0; start < issueIds.length; start += PART) {
    const part = issueIds.slice(start, start + PART);
    const body = {
      jql: `(${withoutOrder(jql)}) AND id in (${part.join(', ')})`,
      fields: ['id'],
      maxResults: PART,
      reconcileIssues: part.map(Number),
    };
    const route = transport.route`/rest/api/3/search/jql`;
    const { issues } = matchAnswer.parse(await callJira(transport, 'app', 'POST', route, body, refused));
    for (const { id } of issues) if (part.includes(id)) found.add(id);
  }
  return found;
}

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-approximate-count-post */
export async function countIssues(transport: JiraTransport, jql: string): Promise<number> {
  const route = transport.route`/rest/api/3/search/approximate-count`;
  const answer = await callJira(transport, 'app', 'POST', route, { jql: withoutOrder(jql) }, refused);
  return countAnswer.parse(answer).count;
}
