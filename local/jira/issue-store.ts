import type { Comment, History, Issue, RemoteLink } from './issue';

/** All issues by id and key, strictly consistent. Who wants to follow the changes listens to `onPut` and `onDelete`. */
export class IssueStore {
  private readonly byId = new Map<string, Issue>();
  private readonly idByKey = new Map<string, string>();
  private readonly idsByProject = new Map<string, Set<string>>();
  private readonly commentsById = new Map<string, readonly Comment[]>();
  private readonly historyById = new Map<string, readonly History[]>();
  private readonly remoteLinksById = new Map<string, readonly RemoteLink[]>();
  private readonly childrenById = new Map<string, Set<string>>();
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
    const before = this.byId.get(issue.id);
    if (before !== undefined && before.projectId !== issue.projectId)
      this.idsByProject.get(before.projectId)?.delete(issue.id);
    if (before?.parentId !== issue.parentId) this.adopt(issue.id, before?.parentId ?? null, issue.parentId);
    this.byId.set(issue.id, issue);
    // The key that an issue had before it was moved leads to it for good.
    this.idByKey.set(issue.key, issue.id);
    let ids = this.idsByProject.get(issue.projectId);
    if (ids === undefined) this.idsByProject.set(issue.projectId, (ids = new Set()));
    ids.add(issue.id);
    this.onPut(issue);
    this.changed();
  }

  delete(issue: Issue): void {
    this.byId.delete(issue.id);
    for (const [key, id] of this.idByKey) if (id === issue.id) this.idByKey.delete(key);
    this.adopt(issue.id, issue.parentId, null);
    this.childrenById.delete(issue.id);
    this.remoteLinksById.delete(issue.id);
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

  /** In the order in which they came under it. */
  childrenOf(issueId: string): readonly Issue[] {
    return [...(this.childrenById.get(issueId) ?? [])].flatMap((id) => this.byId.get(id) ?? []);
  }

  remoteLinks(issueId: string): readonly RemoteLink[] {
    return this.remoteLinksById.get(issueId) ?? [];
  }

  setRemoteLinks(issueId: string, links: readonly RemoteLink[]): void {
    this.remoteLinksById.set(issueId, links);
    this.changed();
  }

  private adopt(issueId: string, from: string | null, to: string | null): void {
    if (from !== null) this.childrenById.get(from)?.delete(issueId);
    if (to === null) return;
    const children = this.childrenById.get(to) ?? new Set();
    this.childrenById.set(to, children.add(issueId));
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
