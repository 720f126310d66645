import { jiraComment, type JiraComment } from '../mapping/comments';
import type { AdfDocument } from '../mapping/rich-text/adf-document';
import * as z from 'zod';
import { callJira, type JiraTransport } from './http';
import { LINK_PROPERTY } from './port';
import { itemProblem } from './refusals';

const commentsAnswer = z.object({ total: z.number(), comments: z.array(jiraComment) });
const writtenComment = z.object({ id: z.string(), updated: z.string() });
type Written = z.output<typeof writtenComment>;

/** Oldest first. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
export async function comments(transport: JiraTransport, issueId: string): Promise<readonly JiraComment[]> {
  const found: JiraComment[] = [];
  for (;;) {
    const query = new URLSearchParams({
      startAt: String(found.length),
      maxResults: '100',
      orderBy: 'created',
      expand: 'properties',
    });
    const route = transport.route`/rest/api/3/issue/${issueId}/comment?${query}`;
    const page = commentsAnswer.parse(await callJira(transport, 'app', 'GET', route, undefined, itemProblem));
    found.push(...page.comments);
    if (found.length >= page.total || page.comments.length === 0) return found;
  }
}

export async function addComment(
  transport: JiraTransport,
  issueId: string,
  body: AdfDocument,
  copyOf: string,
): Promise<Written> {
  const comment = { body, properties: [{ key: LINK_PROPERTY, value: { comment: copyOf } }] };
  const route = transport.route`/rest/api/3/issue/${issueId}/comment`;
  return writtenComment.parse(await callJira(transport, 'app', 'POST', route, comment, itemProblem));
}

/** Properties that are not sent stay as they are. */
export async function updateComment(
  transport: JiraTransport,
  issueId: string,
  commentId: string,
  body: AdfDocument,
): Promise<Written> {
  const route = transport.route`/rest/api/3/issue/${issueId}/comment/${commentId}`;
  return writtenComment.parse(await callJira(transport, 'app', 'PUT', route, { body }, itemProblem));
}

export async function deleteComment(
  transport: JiraTransport,
  issueId: string,
  commentId: string,
): Promise<void> {
  const route = transport.route`/rest/api/3/issue/${issueId}/comment/${commentId}`;
  await callJira(transport, 'app', 'DELETE', route, undefined, itemProblem);
}
