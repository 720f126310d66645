import * as z from 'zod';
import { notCompatible } from '../http/classify-answer';
import type { TaskComment } from '../port';
import * as answers from './answers';
import type { JiraApi } from './api';

const pageSize = 100;
const mostPages = 1000;
/** The entity property that says of which comment elsewhere this is the copy. Nobody sees it; comments are read with it. */
const propertyKey = 'planlink';
const origin = z.object({ externalId: z.string().min(1).max(100) });

/** Without this Jira leaves the properties out. */
const withProperties = { expand: 'properties' };

/** Comments of an issue, as far as everybody sees them who sees the issue: one kept to a group or role stays where it is. */
export class Comments {
  constructor(private readonly api: JiraApi) {}

  async list(issueId: string): Promise<readonly TaskComment[]> {
    const all: TaskComment[] = [];
    let startAt = 0;
    for (let count = 0; count < mostPages; count += 1) {
      const query = { ...withProperties, startAt: String(startAt), maxResults: String(pageSize) };
      const { comments, total } = await this.api.json(
        { method: 'GET', path: pathOf(issueId), query, scope: 'item' },
        answers.comments,
      );
      for (const comment of comments) if (comment.visibility === undefined) all.push(read(issueId, comment));
      startAt += comments.length;
      if (comments.length === 0 || startAt >= total) return all;
    }
    throw notCompatible({ member: 'total' });
  }

  async create(
    issueId: string,
    { body, externalId }: { readonly body: string; readonly externalId: string },
  ): Promise<TaskComment> {
    const properties = [{ key: propertyKey, value: { externalId } }];
    const made = await this.api.json(
      {
        method: 'POST',
        path: pathOf(issueId),
        query: withProperties,
        body: { body, properties },
        scope: 'item',
      },
      answers.comment,
    );
    return { ...read(issueId, made), externalId };
  }

  async update(issueId: string, commentId: string, body: string): Promise<TaskComment> {
    const path = pathOf(issueId, commentId);
    const call = { method: 'PUT', path, query: withProperties, body: { body }, scope: 'item' } as const;
    return read(issueId, await this.api.json(call, answers.comment));
  }

  async delete(issueId: string, commentId: string): Promise<void> {
    await this.api.done({ method: 'DELETE', path: pathOf(issueId, commentId), scope: 'item' });
  }
}

function read(issueId: string, comment: answers.Comment): TaskComment {
  const { id, author, body, created, updated, properties } = comment;
  const mark = origin.safeParse(properties.find(({ key }) => key === propertyKey)?.value);
  return {
    id,
    taskId: issueId,
    authorId: author?.key ?? author?.name ?? null,
    authorName: author?.displayName ?? author?.name ?? '',
    body,
    createdAt: created,
    updatedAt: updated,
    externalId: mark.success ? mark.data.externalId : null,
  };
}

function pathOf(issueId: string, commentId?: string): string {
  const path = `/issue/${encodeURIComponent(issueId)}/comment`;
  return commentId === undefined ? path : `${path}/${encodeURIComponent(commentId)}`;
}
