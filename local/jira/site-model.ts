/** The configuration of a Jira site as an administrator would make it; nothing here changes with an issue. */

export type StatusCategory = 'new' | 'indeterminate' | 'done';

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
}

export interface Transition {
  readonly id: string;
  readonly name: string;
  /** Status ids it may start from. */
  readonly from: readonly string[] | 'any';
  readonly to: string;
  /** Fields on its screen, which must be filled in unless they are optional; without any there is no screen. */
  readonly screen: readonly string[];
  readonly optional?: readonly string[];
}

export interface Workflow {
  readonly initial: string;
  readonly statuses: readonly Status[];
  readonly transitions: readonly Transition[];
}

/** An issue type as one project has it: with its workflow and with the fields on its screens. */
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly hierarchyLevel: number;
  readonly workflow: Workflow;
  readonly createScreen: readonly string[];
  readonly editScreen: readonly string[];
  /** Beyond project, issue type and summary, which are always required on create. */
  readonly required: readonly string[];
}

export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly typeKey: 'software' | 'business';
  readonly style: 'classic' | 'next-gen';
  readonly leadId: string;
  readonly issueTypes: readonly IssueType[];
  /** Account ids and `group:<name>` by role name; a role that is missing has nobody. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Whether apps reach this project; an app access rule can withhold it. */
  readonly appAccess: boolean;
}

export interface User {
  readonly accountId: string;
  readonly accountType: 'atlassian' | 'app';
  readonly displayName: string;
  readonly email: string;
  /** People may hide their address from others and from apps. */
  readonly emailVisible: boolean;
  readonly active: boolean;
  readonly timeZone: string;
  readonly groups: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Users and projects by id, and what all projects share. */
export class Site {
  private readonly usersById = new Map<string, User>();
  private readonly projectsById = new Map<string, Project>();
  private readonly projectsByKey = new Map<string, Project>();

  private readonly rolesByName = new Map<string, Named>();

  constructor(
    readonly url: string,
    readonly priorities: readonly Named[],
    readonly resolutions: readonly Named[],
    roles: readonly Named[],
  ) {
    for (const role of roles) this.putRole(role);
  }

  /** Project roles are made for the whole site; who holds them is said in each project. */
  putRole(role: Named): void {
    this.rolesByName.set(role.name, role);
  }

  role(name: string): Named | undefined {
    return this.rolesByName.get(name);
  }

  roles(): readonly Named[] {
    return [...this.rolesByName.values()];
  }

  putUser(user: User): void {
    this.usersById.set(user.accountId, user);
  }

  user(accountId: string): User | undefined {
    return this.usersById.get(accountId);
  }

  users(): readonly User[] {
    return [...this.usersById.values()];
  }

  putProject(project: Project): void {
    this.projectsById.set(project.id, project);
    this.projectsByKey.set(project.key, project);
  }

  project(idOrKey: string): Project | undefined {
    return this.projectsById.get(idOrKey) ?? this.projectsByKey.get(idOrKey.toUpperCase());
  }

  projects(): readonly Project[] {
    return [...this.projectsById.values()];
  }
}

/** The issue type of a project by id; throws when a project lost a type that issues still have. */
export function issueTypeOf(project: Project, typeId: string): IssueType {
  const type = project.issueTypes.find((other) => other.id === typeId);
  if (type === undefined) throw new Error(`Project ${project.key} has no issue type ${typeId}`);
  return type;
}

export function statusOf(type: IssueType, statusId: string): Status {
  const status = type.workflow.statuses.find((other) => other.id === statusId);
  if (status === undefined) throw new Error(`Issue type ${type.name} has no status ${statusId}`);
  return status;
}
