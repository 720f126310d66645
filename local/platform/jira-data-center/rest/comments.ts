import * as z from 'zod';
import { Refusal } from '../../../jira/refusal';
import type { CommentRecord } from '../../data/model';
import {
  actorOf,
  countOf,
  json,
  noContent,
  readBody,
  type Call,
  type Handler,
  type RestParts,
  type Route,
} from './call';
import { entityProperty } from './issue-input';
import { Issues } from './issues';

const commentBody = z.strictObject({
  body: z.string(),
  properties: z.array(entityProperty).optional(),
  visibility: z.strictObject({ type: z.enum(['group', 'role']), value: z.string() }).optional(),
});

export function commentRoutes(parts: RestParts): Route[] {
  const { store, site } = parts;
  const issues = new Issues(parts);
  const expanded = (call: Call): boolean => (call.query('expand') ?? '').split(',').includes('properties');

  const find = (call: Call): CommentRecord => {
    const task = issues.find(call.param('issue'));
    const number = call.param('comment');
    const comment = store.comment(site.numbers.recordId('cmt', number) ?? '');
    if (comment?.taskId !== task.id)
      throw new Refusal(404, [`Can not find a comment for the id: ${number}.`]);
    return comment;
  };
  /** Everybody may change what is their own, and only that. */
  const own = (call: Call, verb: string): CommentRecord => {
    const comment = find(call);
    if (comment.authorId !== actorOf(call).userId)
      throw new Refusal(403, [
        `You do not have permission to ${verb} comment with id: ${call.param('comment')}`,
      ]);
    return comment;
  };
  const written = ({ body }: z.output<typeof commentBody>): string => {
    if (body.trim() === '') throw new Refusal(400, [], { comment: 'Comment body can not be empty!' });
    if (body.length > 32_767)
      throw new Refusal(400, [], {
        comment: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.',
      });
    return body;
  };

  const list: Handler = (call) => {
    const task = issues.find(call.param('issue'));
    const order = call.query('orderBy') ?? 'created';
    if (!['created', '-created', '+created'].includes(order))
      throw new Refusal(400, [`orderBy is not supported: ${order}`]);
    const all = store.commentsOf(task.id);
    if (order.startsWith('-')) all.reverse();
    const startAt = countOf(call, 'startAt', 0);
    const maxResults = countOf(call, 'maxResults', 1_048_576);
    const page = all.slice(startAt, startAt + maxResults);
    return json({
      startAt,
      maxResults,
      total: all.length,
      comments: page.map((comment) => issues.shapes.comment(comment, expanded(call))),
    });
  };

  const create: Handler = async (call) => {
    const task = issues.find(call.param('issue'));
    const actor = actorOf(call);
    const body = await readBody(call.request, commentBody);
    const wiki = written(body);
    const user = store.catalogue.user(actor.userId);
    const comment = store.addComment(
      task.id,
      {
        authorId: actor.userId,
        authorName: user?.displayName ?? '',
        body: site.texts.forStore(wiki),
        externalId: null,
      },
      actor,
    );
    site.texts.remember(comment.id, wiki, comment.body);
    setProperties(comment, body);
    return json(issues.shapes.comment(comment, expanded(call)), 201);
  };

  const update: Handler = async (call) => {
    const comment = own(call, 'edit');
    const body = await readBody(call.request, commentBody);
    const wiki = written(body);
    const after = store.updateComment(comment.id, site.texts.forStore(wiki), actorOf(call));
    site.texts.remember(comment.id, wiki, after.body);
    setProperties(comment, body);
    return json(issues.shapes.comment(after, expanded(call)));
  };

  function setProperties({ id }: CommentRecord, { properties }: z.output<typeof commentBody>): void {
    if (properties === undefined) return;
    const given = Object.fromEntries(properties.map(({ key, value }) => [key, value]));
    site.properties.set(id, { ...site.properties.get(id), ...given });
  }

  const get: Handler = (call) => json(issues.shapes.comment(find(call), expanded(call)));
  const remove: Handler = (call) => {
    const comment = own(call, 'delete');
    store.removeComment(comment.id, actorOf(call));
    site.properties.delete(comment.id);
    return noContent();
  };

  const path = '/issue/:issue/comment';
  return [
    { method: 'GET', path, options: ['startAt', 'maxResults', 'orderBy', 'expand'], handler: list },
    { method: 'POST', path, options: ['expand'], handler: create },
    { method: 'GET', path: `${path}/:comment`, options: ['expand'], handler: get },
    { method: 'PUT', path: `${path}/:comment`, options: ['expand'], handler: update },
    { method: 'DELETE', path: `${path}/:comment`, handler: remove },
  ];
}
