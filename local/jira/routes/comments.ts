import * as z from 'zod';
import { addComment, deleteComment, editComment } from '../comment-commands';
import { commentView } from '../issue-view';
import { readProperties } from '../property-input';
import { badRequest } from '../refusal';
import { issueOf, issueToWrite, pathValue, read, slice, type Route } from './call';

export const getComments: Route = (call) => {
  const issue = issueOf(call);
  const { site, store } = call.jira;
  const orderBy = call.query.get('orderBy') ?? 'created';
  if (!/^[-+]?created$/.test(orderBy)) throw badRequest(`The value '${orderBy}' of 'orderBy' is not valid.`);
  const oldestFirst = store.comments(issue.id);
  const ordered = orderBy.startsWith('-') ? [...oldestFirst].reverse() : oldestFirst;
  const { startAt, maxResults, total, values } = slice(call, ordered, 100, 5_000);
  const withProperties = call.query.get('expand') === 'properties';
  const comments = values.map((comment) => commentView(site, issue, comment, withProperties));
  return { status: 200, body: { startAt, maxResults, total, comments }, objects: 1 };
};

const commentShape = z.strictObject({ body: z.unknown().optional(), properties: z.unknown().optional() });

export const postComment: Route = (call) => {
  issueOf(call);
  const { body, properties } = read(commentShape, call.body);
  const issue = issueToWrite(call);
  const comment = addComment(call.jira, call.actor, issue, body, readProperties(properties));
  return { status: 201, body: commentView(call.jira.site, issue, comment, true) };
};

export const putComment: Route = (call) => {
  issueOf(call);
  const { body, properties } = read(commentShape, call.body);
  const issue = issueToWrite(call);
  const id = pathValue(call, 'id');
  const comment = editComment(call.jira, call.actor, issue, id, body, readProperties(properties));
  return { status: 200, body: commentView(call.jira.site, issue, comment, true) };
};

export const removeComment: Route = (call) => {
  deleteComment(call.jira, call.actor, issueToWrite(call), pathValue(call, 'id'));
  return { status: 204 };
};
