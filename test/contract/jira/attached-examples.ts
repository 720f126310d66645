import type { Plain } from './example';
import { doc, fillWithComments, onlyView, remoteLink, setProperty, setRemoteLink } from './prepared-twin';

const VIEWER = 'user:acc-member';

/** What hangs on an issue: comments, properties, links to elsewhere. */
export const ATTACHED: Readonly<Record<string, Plain>> = {
  getComments: {
    method: 'GET',
    path: 'issue/ROAD-4/comment?expand=properties&orderBy=-created',
    status: 200,
    others: [
      { status: 400, path: 'issue/ROAD-4/comment?orderBy=author' },
      { status: 404, path: 'issue/ROAD-999/comment' },
    ],
  },
  addComment: {
    method: 'POST',
    path: 'issue/ROAD-4/comment',
    status: 201,
    body: { body: doc, properties: [{ key: 'planlink', value: { comment: 'c' } }] },
    others: [
      { status: 400, body: { body: { type: 'doc', version: 1, content: [] } } },
      { status: 404, path: 'issue/ROAD-999/comment', body: { body: doc } },
      { status: 413, body: { body: doc }, before: fillWithComments },
    ],
  },
  updateComment: {
    method: 'PUT',
    path: 'issue/ROAD-4/comment/10000',
    status: 200,
    body: { body: doc },
    others: [
      { status: 400, body: { body: { type: 'doc', version: 1, content: [] } } },
      { status: 404, path: 'issue/ROAD-4/comment/99', body: { body: doc } },
    ],
  },
  deleteComment: {
    method: 'DELETE',
    path: 'issue/ROAD-4/comment/10000',
    status: 204,
    others: [
      { status: 400, actor: 'user:acc-goro' },
      { status: 404, path: 'issue/ROAD-4/comment/99' },
    ],
  },
  getIssueProperty: {
    method: 'GET',
    path: 'issue/ROAD-1/properties/planlink',
    status: 200,
    before: setProperty,
    others: [{ status: 404, path: 'issue/ROAD-1/properties/none' }],
  },
  setIssueProperty: {
    method: 'PUT',
    path: 'issue/ROAD-1/properties/planlink',
    status: 201,
    body: { task: 'a' },
    others: [
      { status: 200, before: setProperty, body: { task: 'b' } },
      { status: 400, body: 'x'.repeat(40_000) },
      { status: 403, before: onlyView, actor: VIEWER, body: { task: 'a' } },
      { status: 404, path: 'issue/ROAD-999/properties/planlink', body: { task: 'a' } },
    ],
  },
  deleteIssueProperty: {
    method: 'DELETE',
    path: 'issue/ROAD-1/properties/planlink',
    status: 204,
    before: setProperty,
    others: [{ status: 404, path: 'issue/ROAD-1/properties/none' }],
  },
  createOrUpdateRemoteIssueLink: {
    method: 'POST',
    path: 'issue/ROAD-1/remotelink',
    status: 201,
    body: remoteLink,
    others: [
      { status: 200, before: setRemoteLink, body: remoteLink },
      { status: 400, body: { globalId: 'task=1', object: { url: 'nowhere', title: 'T' } } },
      { status: 403, before: onlyView, actor: VIEWER, body: remoteLink },
      { status: 404, path: 'issue/ROAD-999/remotelink', body: remoteLink },
    ],
  },
};
