import { deleteComment, editComment } from './comment-commands';
import { archiveIssue, convertIssue, deleteIssue, moveIssue } from './issue-life';
import type { Faults, Fault } from './faults';
import type { Comment, History, Issue, Json, RemoteLink } from './issue';
import type { Jira } from './jira';
import { unpackAll, unpackJson } from './packed';
import type { Quota, QuotaChange } from './quota';
import { issueTypeOf, statusOf, type Status, type User } from './site-model';
import { SiteWorld } from './site-world';

/** An issue as the shell's pages and the tests look at it: whole, present, and past every permission. */
export interface WorldIssue {
  readonly id: string;
  readonly key: string;
  readonly projectKey: string;
  readonly issueType: string;
  readonly summary: string;
  readonly description: Json;
  readonly status: Status;
  readonly priority: string | null;
  readonly resolution: string | null;
  readonly assignee: User | null;
  readonly reporter: User | null;
  readonly dueDate: string | null;
  readonly labels: readonly string[];
  readonly parentKey: string | null;
  /** Custom fields by id, as they are kept: options by id. */
  readonly custom: Readonly<Record<string, Json>>;
  readonly archived: Issue['archived'];
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly updated: number;
  readonly properties: Readonly<Record<string, Json>>;
  readonly comments: readonly (Comment & { readonly author: User | null })[];
}

/**
 * What only the owner of the twin can do and see. Work that people do in Jira goes through the REST program with
 * `x-twin-actor: user:<accountId>`; here is what has no endpoint in the contract.
 */
export class World extends SiteWorld {
  constructor(
    jira: Jira,
    private readonly quota: Quota,
    private readonly faults: Faults,
  ) {
    super(jira);
  }

  issue(idOrKey: string): WorldIssue | undefined {
    const issue = this.jira.store.find(idOrKey);
    return issue === undefined ? undefined : this.view(issue);
  }

  /** In the order of creation. */
  issuesOf(projectIdOrKey: string): readonly WorldIssue[] {
    const project = this.jira.site.project(projectIdOrKey);
    return project === undefined
      ? []
      : [...this.jira.store.inProject(project.id)].map((issue) => this.view(issue));
  }

  /** Number of issues of all projects. */
  get issueCount(): number {
    return this.jira.store.size;
  }

  history(idOrKey: string): readonly History[] {
    const issue = this.jira.store.find(idOrKey);
    return issue === undefined ? [] : this.jira.store.history(issue.id);
  }

  /** Deletes an issue as a person, its sub-tasks too, with events. Throws Jira's refusals. */
  deleteIssue(accountId: string, idOrKey: string): void {
    const actor = this.actor(accountId);
    deleteIssue(this.jira, actor, this.jira.visibleIssue(actor, idOrKey), true);
  }

  /** Moves an issue to another project, to the type of the same name or the first standard one. Gives the new key. */
  moveIssue(accountId: string, idOrKey: string, projectIdOrKey: string): string {
    const actor = this.actor(accountId);
    const issue = this.jira.visibleIssue(actor, idOrKey);
    const project = this.knownProject(projectIdOrKey);
    const { name } = issueTypeOf(this.jira.projectOf(issue), issue.typeId);
    const type =
      project.issueTypes.find((other) => other.name === name) ??
      project.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0);
    if (type === undefined) throw new Error(`Project ${project.key} has no standard issue type`);
    return moveIssue(this.jira, actor, issue, project, type.id).key;
  }

  /** Gives an issue another type of its project, by id or name. */
  convertIssue(accountId: string, idOrKey: string, typeIdOrName: string): void {
    const actor = this.actor(accountId);
    const issue = this.jira.visibleIssue(actor, idOrKey);
    convertIssue(this.jira, actor, issue, this.typeOf(issue.projectId, typeIdOrName).id);
  }

  /** `read-only` takes an issue out of searches and closes it to writes, `hidden` makes it a 404 too, null brings it back. */
  archiveIssue(idOrKey: string, archived: Issue['archived'] = 'read-only'): void {
    const issue = this.jira.store.find(idOrKey);
    if (issue === undefined) throw new Error(`The Jira twin has no issue ${idOrKey}`);
    archiveIssue(this.jira, issue, archived);
  }

  remoteLinks(idOrKey: string): readonly RemoteLink[] {
    const issue = this.jira.store.find(idOrKey);
    return issue === undefined ? [] : this.jira.store.remoteLinks(issue.id);
  }

  /** Edits a comment as a person. `body` is a document. */
  editComment(accountId: string, issueIdOrKey: string, commentId: string, body: unknown): void {
    const actor = this.actor(accountId);
    editComment(this.jira, actor, this.jira.visibleIssue(actor, issueIdOrKey), commentId, body);
  }

  /** Deletes a comment as a person, with its event. */
  deleteComment(accountId: string, issueIdOrKey: string, commentId: string): void {
    const actor = this.actor(accountId);
    deleteComment(this.jira, actor, this.jira.visibleIssue(actor, issueIdOrKey), commentId);
  }

  /** Makes all changes so far visible to searches, as if the indexing lag had passed. */
  indexNow(): void {
    this.jira.index.catchUp(Infinity, new Set());
  }

  setQuota(options: QuotaChange): void {
    this.quota.set(options);
  }

  /** Points used in the present hour. */
  get usedPoints(): number {
    return this.quota.usedPoints;
  }

  /** The next matching requests fail as told. */
  failNext(fault: Fault): void {
    this.faults.plan(fault);
  }

  clearFaults(): void {
    this.faults.clear();
  }

  private view(issue: Issue): WorldIssue {
    const { site, store } = this.jira;
    const project = this.jira.projectOf(issue);
    const type = issueTypeOf(project, issue.typeId);
    const person = (id: string | null) => (id === null ? null : (site.user(id) ?? null));
    return {
      id: issue.id,
      key: issue.key,
      projectKey: project.key,
      issueType: type.name,
      summary: issue.summary,
      description: issue.description === null ? null : unpackJson(issue.description),
      status: statusOf(type, issue.statusId),
      priority: site.priorities.find(({ id }) => id === issue.priorityId)?.name ?? null,
      resolution: site.resolutions.find(({ id }) => id === issue.resolutionId)?.name ?? null,
      assignee: person(issue.assigneeId),
      reporter: person(issue.reporterId),
      dueDate: issue.dueDate,
      labels: issue.labels,
      parentKey: this.jira.parentOf(issue)?.issue.key ?? null,
      custom: issue.custom,
      archived: issue.archived,
      created: issue.created,
      updated: issue.updated,
      properties: unpackAll(issue.properties),
      comments: store.comments(issue.id).map((comment) => ({ ...comment, author: person(comment.authorId) })),
    };
  }
}
