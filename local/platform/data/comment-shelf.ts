import type { CommentRecord } from './model';

/** Comments by id, and by task in the order they were made. */
export class CommentShelf {
  private readonly byId = new Map<string, CommentRecord>();
  private readonly idsOfTask = new Map<string, string[]>();

  get(id: string): CommentRecord | undefined {
    return this.byId.get(id);
  }

  all(): CommentRecord[] {
    return [...this.byId.values()];
  }

  count(taskId: string): number {
    return this.idsOfTask.get(taskId)?.length ?? 0;
  }

  ofTask(taskId: string): CommentRecord[] {
    return (this.idsOfTask.get(taskId) ?? []).flatMap((id) => this.byId.get(id) ?? []);
  }

  put(comment: CommentRecord): void {
    const known = this.byId.has(comment.id);
    this.byId.set(comment.id, comment);
    if (known) return;
    const ids = this.idsOfTask.get(comment.taskId);
    if (ids === undefined) this.idsOfTask.set(comment.taskId, [comment.id]);
    else ids.push(comment.id);
  }

  remove(comment: CommentRecord): void {
    this.byId.delete(comment.id);
    const rest = (this.idsOfTask.get(comment.taskId) ?? []).filter((id) => id !== comment.id);
    this.idsOfTask.set(comment.taskId, rest);
  }

  clear(): void {
    this.byId.clear();
    this.idsOfTask.clear();
  }
}
