import type { Project, Role, Site, User } from './site-model';

export interface PermissionKind {
  readonly id: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  /** Roles that the permission scheme grants it to; empty for global ones. */
  readonly roles: readonly Role[];
}

const ADMINISTRATORS: readonly Role[] = ['administrators'];
const WRITERS: readonly Role[] = ['administrators', 'members'];
const EVERYBODY_IN: readonly Role[] = ['administrators', 'members', 'viewers'];

/** One permission scheme for all projects, by Jira's own keys. */
export const PERMISSIONS: ReadonlyMap<string, PermissionKind> = new Map([
  ['ADMINISTER', { id: '0', name: 'Administer Jira', type: 'GLOBAL', roles: [] }],
  ['USER_PICKER', { id: '27', name: 'Browse users and groups', type: 'GLOBAL', roles: [] }],
  ['ADMINISTER_PROJECTS', { id: '23', name: 'Administer Projects', type: 'PROJECT', roles: ADMINISTRATORS }],
  ['BROWSE_PROJECTS', { id: '10', name: 'Browse Projects', type: 'PROJECT', roles: EVERYBODY_IN }],
  ['CREATE_ISSUES', { id: '11', name: 'Create Issues', type: 'PROJECT', roles: WRITERS }],
  ['EDIT_ISSUES', { id: '12', name: 'Edit Issues', type: 'PROJECT', roles: WRITERS }],
  ['ASSIGN_ISSUES', { id: '13', name: 'Assign Issues', type: 'PROJECT', roles: WRITERS }],
  ['ASSIGNABLE_USER', { id: '17', name: 'Assignable User', type: 'PROJECT', roles: WRITERS }],
  ['ADD_COMMENTS', { id: '15', name: 'Add Comments', type: 'PROJECT', roles: EVERYBODY_IN }],
  ['DELETE_ISSUES', { id: '16', name: 'Delete Issues', type: 'PROJECT', roles: ADMINISTRATORS }],
  ['TRANSITION_ISSUES', { id: '46', name: 'Transition Issues', type: 'PROJECT', roles: WRITERS }],
]);

export const SITE_ADMINS = 'site-admins';

export class Permissions {
  constructor(private readonly site: Site) {}

  /** A global permission; apps have none but the right to find people. */
  global(user: User, key: string): boolean {
    if (key === 'USER_PICKER') return true;
    return user.accountType === 'atlassian' && user.groups.includes(SITE_ADMINS);
  }

  inProject(user: User, project: Project, key: string): boolean {
    // Jira puts every app into a role of its own that holds all project permissions.
    if (user.accountType === 'app') return project.appAccess && key !== 'ASSIGNABLE_USER';
    const roles = PERMISSIONS.get(key)?.roles ?? [];
    return roles.some((role) => project.roles[role].some((holder) => holds(holder, user)));
  }

  /** The projects whose issues this user may see. */
  browsable(user: User): readonly Project[] {
    return this.site.projects().filter((project) => this.inProject(user, project, 'BROWSE_PROJECTS'));
  }
}

function holds(holder: string, user: User): boolean {
  return holder.startsWith('group:')
    ? user.groups.includes(holder.slice('group:'.length))
    : holder === user.accountId;
}
