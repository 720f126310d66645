import type { TaskComment } from '../platform/port';
import { copyForJira, copyForPlatform, ownerIn, sourceIn, type JiraComment, type PairIds } from './comments';
import type { AdfDocument } from './rich-text/adf-document';
import { canonicalAdf } from './rich-text/canonical-adf';
import { markupOf, type MarkupKind } from './rich-text/markup';

export interface CommentEdits {
  readonly inJira: readonly { readonly commentId: string; readonly body: AdfDocument }[];
  readonly onPlatform: readonly { readonly commentId: string; readonly body: string }[];
}

export interface CommentRemovals {
  readonly inJira: readonly string[];
  readonly onPlatform: readonly string[];
}

/**
 * Copies of comments that were edited after they were copied. No stamp is kept for it: a comment that was never edited
 * is told by its own two times, and of one that was the copy is compared with what it would be made of now. So nothing
 * is lost with a clock that is off, and what somebody did to a copy is left alone until its source changes.
 */
export function planCommentEdits(
  jira: readonly JiraComment[],
  task: readonly TaskComment[],
  platformName: string,
  kind?: MarkupKind,
): CommentEdits {
  const { canonical } = markupOf(kind);
  const inJira = task.filter(wasEditedOnPlatform).flatMap((source) => {
    const copy = jira.find(({ origin }) => origin !== null && sourceIn(origin) === source.id);
    if (copy === undefined || source.externalId !== null) return [];
    const { document } = copyForJira(source, platformName, kind);
    return canonicalText(copy.body) === canonicalText(document)
      ? []
      : [{ commentId: copy.id, body: document }];
  });
  const onPlatform = jira.filter(wasEditedInJira).flatMap((source) => {
    const copy = task.find(({ externalId }) => externalId !== null && sourceIn(externalId) === source.id);
    if (copy === undefined || source.origin !== null || source.restricted) return [];
    const body = copyForPlatform(source, kind);
    return canonical(copy.body) === canonical(body) ? [] : [{ commentId: copy.id, body }];
  });
  return { inJira, onPlatform };
}

/**
 * Copies whose source is gone, or must not be shown on the other side any more. Only copies that name this pair: those
 * that an earlier partner left, or the first version of the app, have their source elsewhere or nobody knows where.
 */
export function planCommentRemovals(
  jira: readonly JiraComment[],
  task: readonly TaskComment[],
  { issueId, taskId }: PairIds,
): CommentRemovals {
  const shown = new Set(jira.filter(({ restricted }) => !restricted).map(({ id }) => id));
  const known = new Set(task.map(({ id }) => id));
  return {
    inJira: jira
      .filter(({ origin }) => origin !== null && ownerIn(origin) === taskId && !known.has(sourceIn(origin)))
      .map(({ id }) => id),
    onPlatform: task
      .filter(
        ({ externalId }) =>
          externalId !== null && ownerIn(externalId) === issueId && !shown.has(sourceIn(externalId)),
      )
      .map(({ id }) => id),
  };
}

function wasEditedInJira({ created, updated }: JiraComment): boolean {
  return Date.parse(created) !== Date.parse(updated);
}

function wasEditedOnPlatform({ createdAt, updatedAt }: TaskComment): boolean {
  return Date.parse(createdAt) !== Date.parse(updatedAt);
}

function canonicalText(body: unknown): string {
  return JSON.stringify(canonicalAdf(body).content);
}
