import { editComment } from './comment-commands';
import type { Faults, Fault } from './faults';
import type { Comment, History, Issue, Json } from './issue';
import type { Jira } from './jira';
import type { Quota, QuotaOptions } from './quota';
import { issueTypeOf, statusOf, type Named, type Project, type Status, type User } from './site-model';

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
export class World {
  constructor(
    private readonly jira: Jira,
    private readonly quota: Quota,
    private readonly faults: Faults,
  ) {}

  users(): readonly User[] {
    return this.jira.site.users();
  }

  /** Adds or replaces a person. */
  putUser(user: User): void {
    this.jira.site.putUser(user);
  }

  /** Changes some facts of a person, for example `{ active: false }`. Throws when there is no such account. */
  changeUser(accountId: string, change: Partial<Omit<User, 'accountId'>>): void {
    this.jira.site.putUser({ ...this.actor(accountId), ...change });
  }

  projects(): readonly Project[] {
    return this.jira.site.projects();
  }

  /** The projects whose issues this person may see. */
  projectsFor(accountId: string): readonly Project[] {
    return this.jira.permissions.browsable(this.actor(accountId));
  }

  putProject(project: Project): void {
    this.jira.site.putProject(project);
  }

  /** Changes some configuration of a project, for example `{ appAccess: false }`. Throws for an unknown project. */
  changeProject(idOrKey: string, change: Partial<Omit<Project, 'id' | 'key'>>): void {
    const project = this.jira.site.project(idOrKey);
    if (project === undefined) throw new Error(`The Jira twin has no project ${idOrKey}`);
    this.jira.site.putProject({ ...project, ...change });
  }

  /** Adds a project role to the site; nobody has it yet. */
  putRole(role: Named): void {
    this.jira.site.putRole(role);
  }

  /** Gives a person a role in a project. Throws for an unknown project, role or account. */
  addToRole(projectIdOrKey: string, role: string, accountId: string): void {
    const { project, holders } = this.holders(projectIdOrKey, role, accountId);
    this.setHolders(project, role, [...holders, accountId]);
  }

  /** Takes a role from a person who has it by name, not through a group. Throws as `addToRole`. */
  removeFromRole(projectIdOrKey: string, role: string, accountId: string): void {
    const { project, holders } = this.holders(projectIdOrKey, role, accountId);
    this.setHolders(project, role, holders);
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

  /** Deletes an issue as a person, with its event. Throws Jira's 404 when there is none. */
  deleteIssue(accountId: string, idOrKey: string): void {
    const actor = this.actor(accountId);
    const issue = this.jira.visibleIssue(actor, idOrKey);
    this.jira.announce(actor, issue, { kind: 'deleted' });
    this.jira.store.delete(issue);
  }

  /** Edits a comment as a person. `body` is a document. */
  editComment(accountId: string, issueIdOrKey: string, commentId: string, body: unknown): void {
    const actor = this.actor(accountId);
    editComment(this.jira, actor, this.jira.visibleIssue(actor, issueIdOrKey), commentId, body);
  }

  /** Makes all changes so far visible to searches, as if the indexing lag had passed. */
  indexNow(): void {
    this.jira.index.catchUp(Infinity, new Set());
  }

  setQuota(options: Partial<QuotaOptions>): void {
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

  private holders(projectIdOrKey: string, role: string, without: string) {
    const project = this.jira.site.project(projectIdOrKey);
    if (project === undefined) throw new Error(`The Jira twin has no project ${projectIdOrKey}`);
    if (this.jira.site.role(role) === undefined) throw new Error(`The Jira twin has no role ${role}`);
    const { accountId } = this.actor(without);
    return { project, holders: (project.roles[role] ?? []).filter((holder) => holder !== accountId) };
  }

  private setHolders(project: Project, role: string, holders: readonly string[]): void {
    this.changeProject(project.id, { roles: { ...project.roles, [role]: holders } });
  }

  private actor(accountId: string): User {
    const user = this.jira.site.user(accountId);
    if (user === undefined) throw new Error(`The Jira twin has no account ${accountId}`);
    return user;
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
      description: issue.description,
      status: statusOf(type, issue.statusId),
      priority: site.priorities.find(({ id }) => id === issue.priorityId)?.name ?? null,
      resolution: site.resolutions.find(({ id }) => id === issue.resolutionId)?.name ?? null,
      assignee: person(issue.assigneeId),
      reporter: person(issue.reporterId),
      dueDate: issue.dueDate,
      labels: issue.labels,
      created: issue.created,
      updated: issue.updated,
      properties: issue.properties,
      comments: store.comments(issue.id).map((comment) => ({ ...comment, author: person(comment.authorId) })),
    };
  }
}
