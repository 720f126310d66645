import type { Comment, History, Issue, RemoteLink } from './issue';

/** All issues by id and key, strictly consistent. Who wants to follow the changes listens to `onPut` and `onDelete`. */
export class IssueStore {
  private readonly byId = new Map<string, Issue>();
  private readonly idByKey = new Map<string, string>();
  /** Keys from before a move, by id; most issues never move. */
  private readonly oldKeys = new Map<string, readonly string[]>();
  private readonly commentsById = new Map<string, readonly Comment[]>();
  private readonly historyById = new Map<string, readonly History[]>();
  private readonly remoteLinksById = new Map<string, readonly RemoteLink[]>();
  private readonly childrenById = new Map<string, Set<string>>();
  private changed: () => void = () => undefined;

  constructor(
    private readonly onPut: (issue: Issue) => void,
    private readonly onDelete: (issue: Issue) => void,
    private readonly keepsHistory: boolean,
  ) {}

  /** Calls back after every change from now on. */
  follow(changed: () => void): void {
    this.changed = changed;
  }

  find(idOrKey: string): Issue | undefined {
    return this.byId.get(idOrKey) ?? this.byId.get(this.idByKey.get(idOrKey.toUpperCase()) ?? '');
  }

  idOfKey(key: string): string | undefined {
    return this.idByKey.get(key);
  }

  put(changed: Issue): void {
    const issue = compact(changed);
    const before = this.byId.get(issue.id);
    if (before?.parentId !== issue.parentId) this.adopt(issue.id, before?.parentId ?? null, issue.parentId);
    // The key that an issue had before it was moved leads to it for good.
    if (before !== undefined && before.key !== issue.key)
      this.oldKeys.set(issue.id, [...(this.oldKeys.get(issue.id) ?? []), before.key]);
    this.byId.set(issue.id, issue);
    if (before?.key !== issue.key) this.idByKey.set(issue.key, issue.id);
    this.onPut(issue);
    this.changed();
  }

  delete(issue: Issue): void {
    this.byId.delete(issue.id);
    for (const key of [issue.key, ...(this.oldKeys.get(issue.id) ?? [])]) this.idByKey.delete(key);
    this.oldKeys.delete(issue.id);
    this.adopt(issue.id, issue.parentId, null);
    this.childrenById.delete(issue.id);
    this.remoteLinksById.delete(issue.id);
    this.commentsById.delete(issue.id);
    this.historyById.delete(issue.id);
    this.onDelete(issue);
    this.changed();
  }

  /** In the order of creation. */
  *inProject(projectId: string): IterableIterator<Issue> {
    for (const issue of this.byId.values()) if (issue.projectId === projectId) yield issue;
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
    if (this.keepsHistory) this.historyById.set(issueId, history);
  }
}

const NO_LABELS: string[] = [];

/** An object of one shape for all issues: copies made by spreading hold twice the room. */
function compact(issue: Issue): Issue {
  return {
    id: issue.id,
    key: issue.key,
    number: issue.number,
    projectId: issue.projectId,
    typeId: issue.typeId,
    statusId: issue.statusId,
    summary: issue.summary,
    description: issue.description,
    priorityId: issue.priorityId,
    assigneeId: issue.assigneeId,
    reporterId: issue.reporterId,
    dueDate: issue.dueDate,
    labels: issue.labels.length === 0 ? NO_LABELS : issue.labels,
    resolutionId: issue.resolutionId,
    resolvedAt: issue.resolvedAt,
    custom: issue.custom,
    parentId: issue.parentId,
    archived: issue.archived,
    created: issue.created,
    updated: issue.updated,
    version: issue.version,
    properties: issue.properties,
  };
}
