import type { Comment, History, Issue } from './issue';

/** All issues by id and key, strictly consistent. Who wants to follow the changes listens to `onPut` and `onDelete`. */
export class IssueStore {
  private readonly byId = new Map<string, Issue>();
  private readonly idByKey = new Map<string, string>();
  private readonly idsByProject = new Map<string, Set<string>>();
  private readonly commentsById = new Map<string, readonly Comment[]>();
  private readonly historyById = new Map<string, readonly History[]>();
  private changed: () => void = () => undefined;

  constructor(
    private readonly onPut: (issue: Issue) => void,
    private readonly onDelete: (issue: Issue) => void,
  ) {}

  /** Calls back after every change from now on. */
  follow(changed: () => void): void {
    this.changed = changed;
  }

  find(idOrKey: string): Issue | undefined {
    return this.byId.get(idOrKey) ?? this.byId.get(this.idByKey.get(idOrKey.toUpperCase()) ?? '');
  }

  put(issue: Issue): void {
    this.byId.set(issue.id, issue);
    this.idByKey.set(issue.key, issue.id);
    let ids = this.idsByProject.get(issue.projectId);
    if (ids === undefined) this.idsByProject.set(issue.projectId, (ids = new Set()));
    ids.add(issue.id);
    this.onPut(issue);
    this.changed();
  }

  delete(issue: Issue): void {
    this.byId.delete(issue.id);
    this.idByKey.delete(issue.key);
    this.idsByProject.get(issue.projectId)?.delete(issue.id);
    this.commentsById.delete(issue.id);
    this.historyById.delete(issue.id);
    this.onDelete(issue);
    this.changed();
  }

  /** In the order of creation. */
  *inProject(projectId: string): IterableIterator<Issue> {
    for (const id of this.idsByProject.get(projectId) ?? []) {
      const issue = this.byId.get(id);
      if (issue !== undefined) yield issue;
    }
  }

  all(): IterableIterator<Issue> {
    return this.byId.values();
  }

  get size(): number {
    return this.byId.size;
  }

  /** Oldest first. */
  comments(issueId: string): readonly Comment[] {
    return this.commentsById.get(issueId) ?? [];
  }

  setComments(issueId: string, comments: readonly Comment[]): void {
    this.commentsById.set(issueId, comments);
  }

  /** Oldest first. */
  history(issueId: string): readonly History[] {
    return this.historyById.get(issueId) ?? [];
  }

  setHistory(issueId: string, history: readonly History[]): void {
    this.historyById.set(issueId, history);
  }
}
