import * as z from 'zod';
import type { CommentRecord, TaskRecord } from '../data/model';
import { ApiProblem } from '../problem';
import { name, pageOf, pageQuery, readBody, readQuery, richText } from './input';
import { json, type ApiParts, type Call, type Handler, type Route } from './route';
import { commentShape } from './shapes';
import { idempotencyKey } from './tasks';

const createBody = z.strictObject({
  body: richText,
  externalId: z.string().max(100).nullish(),
  authorName: name.optional(),
});
const patchBody = z.strictObject({ body: richText });

export function commentRoutes(parts: ApiParts): Route[] {
  const { store } = parts;
  const taskOf = ({ param }: Call): TaskRecord => {
    const task = store.task(param('taskId'));
    if (task === undefined || task.deleted) throw new ApiProblem('not-found');
    return task;
  };
  const commentOf = (call: Call): CommentRecord => {
    const comment = store.comment(call.param('commentId'));
    if (comment === undefined || comment.taskId !== taskOf(call).id) throw new ApiProblem('not-found');
    return comment;
  };
  /** A client speaks for those whose words it brought, and for nobody else. */
  const ownCommentOf = (call: Call): CommentRecord => {
    const comment = commentOf(call);
    if (comment.clientId !== call.caller.clientId) throw new ApiProblem('forbidden');
    return comment;
  };

  const list: Handler = (call) =>
    json(pageOf(store.commentsOf(taskOf(call).id).map(commentShape), readQuery(call.request, pageQuery)));

  const create: Handler = async (call) => {
    const key = idempotencyKey(call.request);
    const body = await readBody(call.request, 'application/json', createBody);
    const task = taskOf(call);
    const replay = `${call.caller.clientId} comment ${task.id} ${key}`;
    const madeId = store.replays.get(replay);
    if (madeId !== undefined) {
      const made = store.comment(madeId);
      if (made === undefined) throw new ApiProblem('not-found');
      return json(commentShape(made));
    }
    const user = store.catalogue.user(call.caller.userId);
    const author =
      body.authorName === undefined
        ? { authorId: call.caller.userId, authorName: user?.displayName ?? '' }
        : { authorId: null, authorName: body.authorName };
    const comment = store.addComment(
      task.id,
      { ...author, body: body.body, externalId: body.externalId ?? null },
      call.caller,
    );
    store.replays.set(replay, comment.id);
    return json(commentShape(comment), 201, { Location: `/api/v1/tasks/${task.id}/comments/${comment.id}` });
  };

  const update: Handler = async (call) => {
    const { body } = await readBody(call.request, 'application/merge-patch+json', patchBody);
    return json(commentShape(store.updateComment(ownCommentOf(call).id, body, call.caller)));
  };

  const remove: Handler = (call) => {
    store.removeComment(ownCommentOf(call).id, call.caller);
    return new Response(null, { status: 204 });
  };

  return [
    ['GET', '/tasks/:taskId/comments', 'work:read', list],
    ['POST', '/tasks/:taskId/comments', 'work:write', create],
    ['PATCH', '/tasks/:taskId/comments/:commentId', 'work:write', update],
    ['DELETE', '/tasks/:taskId/comments/:commentId', 'work:write', remove],
  ];
}
