import { commentsMoved, commentsState, planComments, type CommentsToCopy } from '../mapping/comments';
import { withComments, type Fingerprints } from '../mapping/fingerprints';
import type { JiraIssueFields } from '../mapping/jira-issue';
import type { Task } from '../platform/port';
import type { SyncContext } from './context';

type CommentField = NonNullable<JiraIssueFields['comment']>;
interface Sides {
  readonly issue: { readonly id: string; readonly fields: JiraIssueFields };
  readonly task: Task;
}

export function commentsNeedReading({ issue, task }: Sides, before: Fingerprints | null): boolean {
  return commentsMoved(before?.comments ?? null, commentsState(issue.fields, task));
}

/**
 * Copies the comments that one side lacks. Both lists are read first and each copy carries its origin from its first
 * moment, so a pass that died halfway is simply done again. Answers the fingerprints with both lists as they now are.
 */
export async function syncComments(
  context: SyncContext,
  { issue, task }: Sides,
  agreed: Fingerprints,
): Promise<Fingerprints> {
  const [inJira, onPlatform] = await Promise.all([
    context.jira.comments(issue.id),
    context.platform.listComments(task.id),
  ]);
  const plan = planComments(inJira, onPlatform, context.platformName, context.platform.capabilities.markup);
  const field = await copyToJira(
    context,
    issue.id,
    plan.toJira,
    issue.fields.comment ?? { total: 0, comments: [] },
  );
  const holding = await copyToPlatform(context, task, plan.toPlatform);
  return withComments(agreed, commentsState({ ...issue.fields, comment: field }, holding));
}

/** A new issue has no comments of its own, so its list need not be read. */
export async function copyCommentsOfNewTask(
  context: SyncContext,
  issueId: string,
  task: Task,
  agreed: Fingerprints,
): Promise<Fingerprints> {
  const plan = planComments(
    [],
    await context.platform.listComments(task.id),
    context.platformName,
    context.platform.capabilities.markup,
  );
  const comment = await copyToJira(context, issueId, plan.toJira, { total: 0, comments: [] });
  return withComments(agreed, commentsState({ comment }, task));
}

async function copyToJira(
  context: SyncContext,
  issueId: string,
  copies: CommentsToCopy['toJira'],
  before: CommentField,
): Promise<CommentField> {
  let field = before;
  for (const { body, taskCommentId } of copies) {
    const written = await context.jira.addComment(issueId, body, taskCommentId);
    field = { total: field.total + 1, comments: [...field.comments, written] };
  }
  return field;
}

async function copyToPlatform(
  context: SyncContext,
  task: Task,
  copies: CommentsToCopy['toPlatform'],
): Promise<Pick<Task, 'commentCount' | 'commentsUpdatedAt'>> {
  let { commentCount, commentsUpdatedAt } = task;
  for (const { body, externalId, authorName } of copies) {
    const key = `planlink-${context.connection.id}-comment-${externalId}`;
    const written = await context.platform.createComment(task.id, { body, externalId, authorName }, key);
    commentCount += 1;
    commentsUpdatedAt = written.updatedAt;
  }
  return { commentCount, commentsUpdatedAt };
}
