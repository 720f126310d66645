import * as z from 'zod';
import type { TaskComment } from '../platform/port';
import type { Agreed } from './fingerprints';
import { fingerprint } from './fingerprints';
import type { JiraIssueFields } from './jira-issue';
import type { AdfDocument, AdfNode } from './rich-text/adf-document';
import { readDocument } from './rich-text/adf-document';
import { cleanText } from './rich-text/clean-text';
import { fitAdf } from './rich-text/fit-adf';
import type { MarkupKind } from './rich-text/markup';
import { markupOf } from './rich-text/markup';

const origin = z.object({ comment: z.string() });

/**
 * A comment as `GET /rest/api/3/issue/{id}/comment?expand=properties` answers it
 * (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/).
 * `origin` is the id of the task comment it is a copy of, kept in the comment property `planlink`.
 */
export const jiraComment = z
  .object({
    id: z.string(),
    body: z.unknown().optional(),
    author: z.object({ accountId: z.string(), displayName: z.string().default('') }).nullish(),
    created: z.string(),
    updated: z.string(),
    visibility: z.unknown().optional(),
    jsdPublic: z.boolean().optional(),
    properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
  })
  .transform(({ properties, author, visibility, jsdPublic, ...comment }) => ({
    id: comment.id,
    body: comment.body,
    updated: comment.updated,
    created: comment.created,
    authorId: author?.accountId ?? null,
    authorName: author?.displayName ?? '',
    // Shown to some roles only, or internal to a service desk: such words must not leave Jira.
    restricted: (visibility !== undefined && visibility !== null) || jsdPublic === false,
    origin: origin.safeParse(properties.find(({ key }) => key === 'planlink')?.value).data?.comment ?? null,
  }));
export type JiraComment = z.output<typeof jiraComment>;

export interface CommentsToCopy {
  readonly toPlatform: readonly {
    readonly jiraCommentId: string;
    readonly body: string;
    readonly externalId: string;
    readonly authorName: string;
  }[];
  /** `properties` goes into the same call, so that a copy is known as one from its first moment. */
  readonly toJira: readonly {
    readonly taskCommentId: string;
    readonly body: AdfDocument;
    readonly properties: readonly [
      { readonly key: 'planlink'; readonly value: { readonly comment: string } },
    ];
    readonly shortened: boolean;
  }[];
}

/** The two whose comments these are. A copy names both, so that it is known as one of theirs and of no pair before. */
export interface PairIds {
  readonly issueId: string;
  readonly taskId: string;
}

/**
 * Which comments are missing on the other side, oldest first, each under its author's name. A copy is never copied
 * again, and one whose copy exists is not copied twice. `kind`: `capabilities.markup` of the platform, HTML if left out.
 */
export function planComments(
  jira: readonly JiraComment[],
  task: readonly TaskComment[],
  platformName: string,
  kind?: MarkupKind,
  pair?: PairIds,
): CommentsToCopy {
  const onJira = new Set(jira.flatMap(({ origin }) => (origin === null ? [] : [sourceIn(origin)])));
  const onPlatform = new Set(
    task.flatMap(({ externalId }) => (externalId === null ? [] : [sourceIn(externalId)])),
  );
  const fromJira = jira.filter(
    (comment) => comment.origin === null && !comment.restricted && !onPlatform.has(comment.id),
  );
  const fromPlatform = task.filter((comment) => comment.externalId === null && !onJira.has(comment.id));
  return {
    toPlatform: [...fromJira].sort(byTime(({ created }) => created)).map((comment) => ({
      jiraCommentId: comment.id,
      externalId: named(pair?.issueId, comment.id),
      authorName: comment.authorName,
      body: copyForPlatform(comment, kind),
    })),
    toJira: [...fromPlatform].sort(byTime(({ createdAt }) => createdAt)).map((comment) => {
      const { document, shortened } = copyForJira(comment, platformName, kind);
      return {
        taskCommentId: comment.id,
        body: document,
        properties: [{ key: 'planlink', value: { comment: named(pair?.taskId, comment.id) } }],
        shortened,
      };
    }),
  };
}

/** A task comment as it stands in Jira. */
export function copyForJira(
  { body, authorName }: Pick<TaskComment, 'body' | 'authorName'>,
  platformName: string,
  kind?: MarkupKind,
): { readonly document: AdfDocument; readonly shortened: boolean } {
  const document = markupOf(kind).toAdf(body, { restorable: () => false });
  return fitAdf(attributed(document, authorName, platformName));
}

/** A Jira comment as it stands on the platform. */
export function copyForPlatform(
  { body, authorName }: Pick<JiraComment, 'body' | 'authorName'>,
  kind?: MarkupKind,
): string {
  return markupOf(kind).fromAdf(attributed(readDocument(body), authorName, 'Jira'));
}

const SEPARATOR = '/';

function named(ownerId: string | undefined, commentId: string): string {
  return ownerId === undefined
    ? commentId
    : `${encodeURIComponent(ownerId)}${SEPARATOR}${encodeURIComponent(commentId)}`;
}

/** Copies of the first version name only the comment. */
export function sourceIn(name: string): string {
  const end = name.indexOf(SEPARATOR);
  return end === -1 ? name : decoded(name.slice(end + 1));
}

export function ownerIn(name: string): string | null {
  const end = name.indexOf(SEPARATOR);
  return end === -1 ? null : decoded(name.slice(0, end));
}

/** Whoever may edit comments may write anything into what marks them. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function byTime<T>(time: (comment: T) => string): (one: T, other: T) => number {
  return (one, other) => Date.parse(time(one)) - Date.parse(time(other));
}

function attribution(name: string, side: string): string {
  const words = cleanText(name).replace(/\s+/g, ' ').trim();
  return words === '' ? `On ${side}:` : `${words} on ${side}:`;
}

function attributed(document: AdfDocument, name: string, side: string): AdfDocument {
  const first: AdfNode = {
    type: 'paragraph',
    content: [{ type: 'text', text: attribution(name, side), marks: [{ type: 'strong' }] }],
  };
  return { ...document, content: [first, ...document.content] };
}

/** The state of both sides' comments, to be compared with the stored one; null where a side says nothing about them. */
export function commentsState(
  issue: Pick<JiraIssueFields, 'comment'>,
  task: { readonly commentCount: number; readonly commentsUpdatedAt: string | null },
): Agreed {
  const { comment } = issue;
  return {
    jira:
      comment === undefined
        ? null
        : fingerprint(
            JSON.stringify([comment.total, comment.comments.map(({ id, updated }) => [id, updated])]),
          ),
    task: fingerprint(JSON.stringify([task.commentCount, task.commentsUpdatedAt])),
  };
}

/** True when a side's comments are not those of the last agreement: only then are the two lists worth reading. */
export function commentsMoved(agreed: Agreed | null, now: Agreed): boolean {
  if (agreed === null) return hasAny(now);
  return (
    (now.jira !== null && now.jira !== agreed.jira && !(agreed.jira === null && now.jira === noneOnJira)) ||
    (now.task !== agreed.task && !(agreed.task === null && now.task === noneOnPlatform))
  );
}

const noneOnJira = fingerprint(JSON.stringify([0, []]));
const noneOnPlatform = fingerprint(JSON.stringify([0, null]));

function hasAny(now: Agreed): boolean {
  return (now.jira !== null && now.jira !== noneOnJira) || now.task !== noneOnPlatform;
}
