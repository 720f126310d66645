import type { ProjectRecord, UserRecord } from './model';
import { projects, users } from './tenant';

export interface CatalogueState {
  readonly projects: readonly ProjectRecord[];
  readonly users: readonly UserRecord[];
}

/** The projects and people of one sandbox. They begin as `tenant.ts` has them and can be changed under a mapping. */
export class Catalogue {
  private readonly projectsById = new Map<string, ProjectRecord>();
  private readonly usersById = new Map<string, UserRecord>();

  constructor() {
    this.restore({ projects, users });
  }

  get projects(): ProjectRecord[] {
    return [...this.projectsById.values()];
  }

  get users(): UserRecord[] {
    return [...this.usersById.values()];
  }

  project(id: string): ProjectRecord | undefined {
    return this.projectsById.get(id);
  }

  user(id: string): UserRecord | undefined {
    return this.usersById.get(id);
  }

  putProject(project: ProjectRecord): void {
    this.projectsById.set(project.id, project);
  }

  putUser(user: UserRecord): void {
    this.usersById.set(user.id, user);
  }

  snapshot(): CatalogueState {
    return { projects: this.projects, users: this.users };
  }

  restore(state: CatalogueState): void {
    this.projectsById.clear();
    this.usersById.clear();
    for (const project of state.projects) this.putProject(project);
    for (const user of state.users) this.putUser(user);
  }
}
