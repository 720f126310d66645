import type { Jira } from './jira';
import type { IssueType, Named, Project, Transition, User } from './site-model';

/** What an administrator of the site changes: people, projects, roles, screens and workflows. */
export class SiteWorld {
  constructor(protected readonly jira: Jira) {}

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
    this.jira.site.putProject({ ...this.knownProject(idOrKey), ...change });
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

  /** Changes an issue type of one project, by id or name: its workflow, its screens, what it demands. */
  changeIssueType(
    projectIdOrKey: string,
    typeIdOrName: string,
    change: Partial<Omit<IssueType, 'id'>> | ((type: IssueType) => Partial<Omit<IssueType, 'id'>>),
  ): void {
    const project = this.knownProject(projectIdOrKey);
    const type = this.typeOf(projectIdOrKey, typeIdOrName);
    const changed = { ...type, ...(typeof change === 'function' ? change(type) : change) };
    const issueTypes = project.issueTypes.map((other) => (other.id === type.id ? changed : other));
    this.jira.site.putProject({ ...project, issueTypes });
  }

  /** Makes a field required on the create screen of an issue type, where it is put if it is not yet. */
  requireField(projectIdOrKey: string, typeIdOrName: string, fieldId: string): void {
    this.changeIssueType(projectIdOrKey, typeIdOrName, ({ createScreen, editScreen, required }) => ({
      createScreen: [...new Set([...createScreen, fieldId])],
      editScreen: [...new Set([...editScreen, fieldId])],
      required: [...new Set([...required, fieldId])],
    }));
  }

  /** Takes a field from the screens of an issue type; what issues have there stays, unseen. */
  removeFromScreen(projectIdOrKey: string, typeIdOrName: string, fieldId: string): void {
    const without = (fields: readonly string[]) => fields.filter((field) => field !== fieldId);
    this.changeIssueType(projectIdOrKey, typeIdOrName, ({ createScreen, editScreen, required }) => ({
      createScreen: without(createScreen),
      editScreen: without(editScreen),
      required: without(required),
    }));
  }

  /** Gives a transition of an issue type another screen, all of whose fields are demanded. */
  demandInTransition(
    projectIdOrKey: string,
    typeIdOrName: string,
    transitionId: string,
    screen: readonly string[],
  ): void {
    this.changeTransitions(projectIdOrKey, typeIdOrName, (transitions) =>
      transitions.map((transition) =>
        transition.id === transitionId ? { ...transition, screen } : transition,
      ),
    );
  }

  /** Changes the ways through the workflow of an issue type, and leaves its statuses. */
  changeTransitions(
    projectIdOrKey: string,
    typeIdOrName: string,
    change: (transitions: readonly Transition[]) => readonly Transition[],
  ): void {
    this.changeIssueType(projectIdOrKey, typeIdOrName, ({ workflow }) => ({
      workflow: { ...workflow, transitions: change(workflow.transitions) },
    }));
  }

  private holders(projectIdOrKey: string, role: string, without: string) {
    const project = this.knownProject(projectIdOrKey);
    if (this.jira.site.role(role) === undefined) throw new Error(`The Jira twin has no role ${role}`);
    const { accountId } = this.actor(without);
    return { project, holders: (project.roles[role] ?? []).filter((holder) => holder !== accountId) };
  }

  private setHolders(project: Project, role: string, holders: readonly string[]): void {
    this.changeProject(project.id, { roles: { ...project.roles, [role]: holders } });
  }

  protected knownProject(idOrKey: string): Project {
    const project = this.jira.site.project(idOrKey);
    if (project === undefined) throw new Error(`The Jira twin has no project ${idOrKey}`);
    return project;
  }

  protected typeOf(projectIdOrKey: string, idOrName: string): IssueType {
    const { key, issueTypes } = this.knownProject(projectIdOrKey);
    const type = issueTypes.find(({ id, name }) => id === idOrName || name === idOrName);
    if (type === undefined) throw new Error(`Project ${key} has no issue type ${idOrName}`);
    return type;
  }

  protected actor(accountId: string): User {
    const user = this.jira.site.user(accountId);
    if (user === undefined) throw new Error(`The Jira twin has no account ${accountId}`);
    return user;
  }
}
