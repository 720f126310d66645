import { isBlank, isDocument, textLength } from './adf';
import { jsonShape, type Comment, type Issue, type Json } from './issue';
import type { Jira } from './jira';
import { badRequest, Refusal } from './refusal';
import type { User } from './site-model';

const MAX_TEXT = 32_767;
const MAX_COMMENTS = 5_000;

function readBody(body: unknown): Json {
  if (!isDocument(body)) throw badRequest('Comment body is not valid!');
  if (isBlank(body)) throw badRequest('Comment body can not be empty!');
  if (textLength(body) > MAX_TEXT) {
    throw new Refusal(400, [], {
      comment: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
    });
  }
  return jsonShape.parse(body);
}

/** Adds a comment, which moves the stamp of its issue. Throws Jira's refusals (400, 413). */
export function addComment(
  jira: Jira,
  actor: User,
  issue: Issue,
  body: unknown,
  properties: Record<string, Json>,
): Comment {
  if (!jira.may(actor, jira.projectOf(issue), 'ADD_COMMENTS')) {
    throw badRequest('You do not have the permission to comment on this issue.');
  }
  const before = jira.store.comments(issue.id);
  if (before.length >= MAX_COMMENTS)
    throw new Refusal(413, ['The issue has reached the limit of 5000 comments.']);
  const now = jira.clock.now();
  const comment: Comment = {
    id: String(jira.sequences.next('comment', 10_000)),
    authorId: actor.accountId,
    updateAuthorId: actor.accountId,
    body: readBody(body),
    created: now,
    updated: now,
    properties,
  };
  jira.store.setComments(issue.id, [...before, comment]);
  touch(jira, actor, issue, comment);
  return comment;
}

/**
 * Changes a comment and leaves its properties, unless others are given. Forge tells apps with the same event as for a
 * new one. Throws Jira's refusals (400, 404).
 */
export function editComment(
  jira: Jira,
  actor: User,
  issue: Issue,
  commentId: string,
  body: unknown,
  properties: Record<string, Json> = {},
): Comment {
  const comments = jira.store.comments(issue.id);
  const before = comments.find(({ id }) => id === commentId);
  if (before === undefined) throw commentNotFound(commentId);
  mayChange(jira, actor, issue, before, 'edit');
  const comment = {
    ...before,
    body: readBody(body),
    properties: { ...before.properties, ...properties },
    updateAuthorId: actor.accountId,
    updated: jira.clock.now(),
  };
  jira.store.setComments(
    issue.id,
    comments.map((other) => (other.id === commentId ? comment : other)),
  );
  touch(jira, actor, issue, comment);
  return comment;
}

/** Takes a comment away, which moves the stamp of its issue and has an event of its own. */
export function deleteComment(jira: Jira, actor: User, issue: Issue, commentId: string): void {
  const comments = jira.store.comments(issue.id);
  const comment = comments.find(({ id }) => id === commentId);
  if (comment === undefined) throw commentNotFound(commentId);
  mayChange(jira, actor, issue, comment, 'delete');
  jira.store.setComments(
    issue.id,
    comments.filter(({ id }) => id !== commentId),
  );
  touch(jira, actor, issue, comment, 'comment-deleted');
}

function commentNotFound(id: string): Refusal {
  return new Refusal(404, [`Can not find a comment for the id: ${id}.`]);
}

function mayChange(jira: Jira, actor: User, issue: Issue, comment: Comment, what: 'edit' | 'delete'): void {
  const project = jira.projectOf(issue);
  const own = comment.authorId === actor.accountId && jira.may(actor, project, 'ADD_COMMENTS');
  const any = jira.may(actor, project, what === 'edit' ? 'EDIT_ALL_COMMENTS' : 'DELETE_ALL_COMMENTS');
  if (!own && !any) throw badRequest(`You do not have the permission to ${what} this comment.`);
}

function touch(
  jira: Jira,
  actor: User,
  issue: Issue,
  comment: Comment,
  kind: 'commented' | 'comment-deleted' = 'commented',
): void {
  const touched = {
    ...issue,
    version: issue.version + 1,
    updated: Math.max(jira.clock.now(), issue.updated),
  };
  jira.store.put(touched);
  jira.announce(actor, touched, { kind, comment });
}
