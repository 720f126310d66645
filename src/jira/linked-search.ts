import * as z from 'zod';
import { callJira, type JiraTransport } from './http';
import { quoted } from './jql';
import { LINK_PROPERTY, linkPropertySchema, type LinkedIssuePage } from './port';
import { generalProblem } from './refusals';

const MOST_WORDS = 8;

const answerSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({ summary: z.string(), status: z.object({ name: z.string() }) }),
      properties: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  nextPageToken: z.string().nullish(),
});

/**
 * Linked issues of a project whose summary has words that begin like all of the text's, the last changed first. What
 * else people type means something to the text search of JQL (`~ * ? -`) and is left out; without a word nothing is found.
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post
 */
export async function linkedIssuesAsUser(
  transport: JiraTransport,
  query: { readonly projectId: string; readonly text: string; readonly limit: number },
  page: string | null,
): Promise<LinkedIssuePage> {
  const words = (query.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  if (words.length === 0) return { issues: [], next: null };
  const sought = words.map((word) => `summary ~ ${quoted(`${word}*`)}`).join(' AND ');
  const body = {
    jql: `project in (${query.projectId}) AND planlinkTask is not EMPTY AND ${sought} ORDER BY updated DESC, key DESC`,
    fields: ['summary', 'status'],
    properties: [LINK_PROPERTY],
    maxResults: query.limit,
    ...(page === null ? {} : { nextPageToken: page }),
  };
  const route = transport.route`/rest/api/3/search/jql`;
  const answer = answerSchema.parse(await callJira(transport, 'user', 'POST', route, body, generalProblem));
  return {
    issues: answer.issues.flatMap(({ id, key, fields, properties }) => {
      const link = linkPropertySchema.safeParse(properties?.[LINK_PROPERTY]);
      const { summary, status } = fields;
      return link.success ? [{ id, key, summary, status: status.name, taskId: link.data.task }] : [];
    }),
    next: answer.nextPageToken ?? null,
  };
}
