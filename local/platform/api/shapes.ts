import type { CommentRecord, ProjectRecord, TaskRecord, UserRecord, WebhookRecord } from '../data/model';

const iso = (time: number): string => new Date(time).toISOString();

/** What the answers of a task say beside its own record. */
export interface AroundTask {
  readonly commentCount: number;
  readonly publicOrigin: string;
  readonly editor: UserRecord | undefined;
}

export function taskShape(task: TaskRecord, { commentCount, publicOrigin, editor }: AroundTask) {
  return {
    id: task.id,
    projectId: task.projectId,
    typeId: task.typeId,
    parentId: task.parentId,
    key: task.key,
    url: `${publicOrigin}/tasks/${task.id}`,
    title: task.title,
    description: task.description,
    statusId: task.statusId,
    priorityId: task.priorityId,
    assigneeId: task.assigneeId,
    dueDate: task.dueDate,
    labels: task.labels,
    fields: task.fields,
    externalUrl: task.externalUrl,
    version: String(task.version),
    createdAt: iso(task.createdAt),
    updatedAt: iso(task.updatedAt),
    updatedBy: editor === undefined ? null : { id: editor.id, displayName: editor.displayName },
    deleted: task.deleted,
    commentCount,
    commentsUpdatedAt: task.commentsUpdatedAt === null ? null : iso(task.commentsUpdatedAt),
  };
}

export function commentShape(comment: CommentRecord) {
  return {
    id: comment.id,
    taskId: comment.taskId,
    authorId: comment.authorId,
    authorName: comment.authorName,
    body: comment.body,
    externalId: comment.externalId,
    createdAt: iso(comment.createdAt),
    updatedAt: iso(comment.updatedAt),
  };
}

export function projectSummary(project: ProjectRecord) {
  return { id: project.id, workspaceId: project.workspaceId, name: project.name, key: project.key };
}

/** Without the secret, which is never answered. */
export function webhookShape(hook: WebhookRecord) {
  return {
    id: hook.id,
    url: hook.url,
    projectIds: hook.projectIds,
    skipOwnChanges: hook.skipOwnChanges,
    createdAt: iso(hook.createdAt),
  };
}
