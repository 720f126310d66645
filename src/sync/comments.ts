import { createHash } from 'node:crypto';
import { Problem } from '../errors/problem';
import { planCommentEdits, planCommentRemovals } from '../mapping/comment-edits';
import { commentsMoved, commentsState, planComments, type CommentsToCopy } from '../mapping/comments';
import { withComments, type Fingerprints } from '../mapping/fingerprints';
import type { JiraIssueFields } from '../mapping/jira-issue';
import { missingInJira } from '../mapping/comments-left';
import type { Task, TaskComment } from '../platform/port';
import type { LinkedProject, SyncContext } from './context';
import { tellOf, toldOf } from './told';

type CommentField = NonNullable<JiraIssueFields['comment']>;
type Authors = ReadonlyMap<string, string | null>;
type Holding = Pick<Task, 'commentCount' | 'commentsUpdatedAt'>;
interface Sides {
  readonly project: LinkedProject;
  readonly issue: { readonly id: string; readonly key: string; readonly fields: JiraIssueFields };
  readonly task: Task;
}

export function commentsNeedReading(
  { issue, task }: Pick<Sides, 'issue' | 'task'>,
  before: Fingerprints | null,
): boolean {
  return commentsMoved(before?.comments ?? null, commentsState(issue.fields, task));
}

/**
 * Brings the comments of both sides in step: copies that are missing are made, those whose source was edited or removed
 * follow it. Both lists are read first and each copy carries its origin from its first moment, so a pass that died
 * halfway is simply done again. Answers the fingerprints with both lists as they now are.
 */
export async function syncComments(
  context: SyncContext,
  sides: Sides,
  agreed: Fingerprints,
): Promise<Fingerprints> {
  const { issue, task, project } = sides;
  const { toJira, toPlatform } = waysOf(context, project);
  if (!toJira && !toPlatform) return withComments(agreed, commentsState(issue.fields, task));
  const [inJira, onPlatform] = await Promise.all([
    context.jira.comments(issue.id),
    context.platform.listComments(task.id),
  ]);
  const { markup, comments } = context.platform.capabilities;
  const follows = comments === 'edited';
  const { platformName } = context;
  const ids = { issueId: issue.id, taskId: task.id };
  const missing = planComments(inJira, onPlatform, platformName, markup, ids);
  const edits = planCommentEdits(inJira, onPlatform, platformName, markup);
  const removals = planCommentRemovals(inJira, onPlatform, ids);
  const writing = new CommentWriting(context, sides);
  const { copies, left } = missingInJira(missing.toJira, agreed.comments, writing.state().task);
  if (toJira) {
    await writing.copyToJira(copies, namesOf(onPlatform));
    for (const { commentId, body } of edits.inJira)
      await writing.follow('jira', 'comment-changed', async () => {
        writing.written(await context.jira.updateComment(issue.id, commentId, body));
      });
    for (const id of removals.inJira)
      await writing.follow('jira', 'comment-removed', async () => {
        await context.jira.deleteComment(issue.id, id);
        writing.removed(id);
      });
  }
  if (toPlatform) {
    await writing.copyToPlatform(
      missing.toPlatform,
      new Map(inJira.map(({ id, authorId }) => [id, authorId])),
    );
    for (const { commentId, body } of follows ? edits.onPlatform : [])
      await writing.follow('platform', 'comment-changed', async () => {
        const { updatedAt } = await context.platform.updateComment(task.id, commentId, body);
        writing.held({ commentsUpdatedAt: updatedAt });
      });
    for (const id of follows ? removals.onPlatform : [])
      await writing.follow('platform', 'comment-removed', async () => {
        await context.platform.deleteComment(task.id, id);
      });
  }
  return withComments(agreed, {
    ...writing.state(),
    ...(toJira && isWhole(onPlatform, task) ? { left } : {}),
  });
}

/** What the platform calls their authors, by comment. */
function namesOf(onPlatform: readonly TaskComment[]): Authors {
  return new Map(onPlatform.map(({ id, authorName }) => [id, authorName]));
}

/** A list may lag behind the task that says how long it is: what it does not show yet has no copy. */
function isWhole(onPlatform: readonly TaskComment[], { commentCount }: Task): boolean {
  return onPlatform.length >= commentCount;
}

/** A new issue has no comments of its own, so its list need not be read. */
export async function copyCommentsOfNewTask(
  context: SyncContext,
  { project, task, issue }: Omit<Sides, 'issue'> & { readonly issue: Pick<Sides['issue'], 'id' | 'key'> },
  agreed: Fingerprints,
): Promise<Fingerprints> {
  if (!waysOf(context, project).toJira) return agreed;
  const { markup } = context.platform.capabilities;
  const onPlatform = await context.platform.listComments(task.id);
  const ids = { issueId: issue.id, taskId: task.id };
  const plan = planComments([], onPlatform, context.platformName, markup, ids);
  const writing = new CommentWriting(context, { project, task, issue });
  await writing.copyToJira(plan.toJira, namesOf(onPlatform));
  return withComments(agreed, { ...writing.state(), ...(isWhole(onPlatform, task) ? { left: [] } : {}) });
}

function waysOf({ platform }: SyncContext, { mapping }: LinkedProject) {
  const comments = platform.capabilities.comments === 'none' ? 'off' : mapping.comments;
  return {
    toJira: comments === 'both' || comments === 'to-jira',
    toPlatform: comments === 'both' || comments === 'to-platform',
  };
}

/** Writes comments and keeps account of what both lists hold afterwards. */
class CommentWriting {
  private field: CommentField;
  private holding: Holding;

  constructor(
    private readonly context: SyncContext,
    private readonly sides: Omit<Sides, 'issue'> & {
      readonly issue: Pick<Sides['issue'], 'id' | 'key'> & { readonly fields?: JiraIssueFields };
    },
  ) {
    this.field = sides.issue.fields?.comment ?? { total: 0, comments: [] };
    this.holding = sides.task;
  }

  state() {
    return commentsState({ comment: this.field }, this.holding);
  }

  async copyToJira(copies: CommentsToCopy['toJira'], authors: Authors): Promise<void> {
    for (const { body, properties, taskCommentId } of copies) {
      const [{ value }] = properties;
      const written = await this.context.jira.addComment(this.sides.issue.id, body, value.comment);
      this.field = { total: this.field.total + 1, comments: [...this.field.comments, written] };
      this.tell('jira', 'commented', authors.get(taskCommentId));
    }
  }

  async copyToPlatform(copies: CommentsToCopy['toPlatform'], authors: Authors): Promise<void> {
    const { task } = this.sides;
    for (const { body, externalId, authorName, jiraCommentId } of copies) {
      const key = `planlink-${this.context.connection.id}-${ownerMark(task.id)}-comment-${jiraCommentId}`;
      const comment = { body, externalId, authorName };
      const written = await this.unlessRemoved(() =>
        this.context.platform.createComment(task.id, comment, key),
      );
      if (written === null) continue;
      const commentCount = this.holding.commentCount + 1;
      this.holding = { commentCount, commentsUpdatedAt: written.updatedAt };
      this.tell('platform', 'commented', authors.get(jiraCommentId));
    }
  }

  /** The platform knows the key, and no comment any more: somebody removed the copy, and has it stay so. */
  private async unlessRemoved<T>(create: () => Promise<T>): Promise<T | null> {
    try {
      return await create();
    } catch (error) {
      if (error instanceof Problem && error.code === 'PLATFORM_ITEM_GONE' && error.details.scope === 'item')
        return null;
      throw error;
    }
  }

  /** A copy that we may not change any more, since another client made it, stays as it is. */
  async follow(
    side: 'jira' | 'platform',
    action: 'comment-changed' | 'comment-removed',
    write: () => Promise<void>,
  ): Promise<void> {
    try {
      await write();
      this.tell(side, action);
    } catch (error) {
      if (!(error instanceof Problem) || error.details.scope !== 'item') throw error;
    }
  }

  written(comment: CommentField['comments'][number]): void {
    const comments = this.field.comments.map((one) => (one.id === comment.id ? comment : one));
    this.field = { ...this.field, comments };
  }

  removed(commentId: string): void {
    const comments = this.field.comments.filter(({ id }) => id !== commentId);
    this.field = { total: this.field.total - 1, comments };
  }

  held(after: Partial<Holding>): void {
    this.holding = { ...this.holding, ...after };
  }

  private tell(
    side: 'jira' | 'platform',
    action: 'commented' | 'comment-changed' | 'comment-removed',
    who?: string | null,
  ): void {
    tellOf(this.context, toldOf(this.sides), side, action, 'side', who);
  }
}

/** An issue that gets another task says its words there too: a key makes one comment, wherever it is asked for. */
function ownerMark(taskId: string): string {
  return createHash('sha256').update(taskId).digest('hex').slice(0, 12);
}
