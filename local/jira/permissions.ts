import type { Named, Project, Site, User } from './site-model';

/** The roles of every site; the second is the one that Jira puts the users of apps into. */
const APPS_ROLE = 'atlassian-addons-project-access';
export const ROLES: readonly Named[] = [
  { id: '10002', name: 'Administrators' },
  { id: '10003', name: APPS_ROLE },
  { id: '10004', name: 'Member' },
  { id: '10005', name: 'Viewer' },
];

export interface PermissionKind {
  readonly id: string;
  readonly name: string;
  readonly type: 'GLOBAL' | 'PROJECT';
  /** Roles that the permission scheme grants it to; empty for global ones. */
  readonly roles: readonly string[];
}

const ADMINISTRATORS: readonly string[] = ['Administrators'];
const WRITERS: readonly string[] = ['Administrators', 'Member'];
const EVERYBODY_IN: readonly string[] = ['Administrators', 'Member', 'Viewer'];

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
  ['EDIT_ALL_COMMENTS', { id: '34', name: 'Edit All Comments', type: 'PROJECT', roles: ADMINISTRATORS }],
  ['DELETE_ALL_COMMENTS', { id: '36', name: 'Delete All Comments', type: 'PROJECT', roles: ADMINISTRATORS }],
  ['LINK_ISSUES', { id: '21', name: 'Link Issues', type: 'PROJECT', roles: WRITERS }],
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
    if (user.accountType === 'app') return this.inRole(user, project, APPS_ROLE) && key !== 'ASSIGNABLE_USER';
    const roles = PERMISSIONS.get(key)?.roles ?? [];
    return roles.some((role) => this.inRole(user, project, role));
  }

  /** Whether the user is in the role there, by name or through a group. */
  inRole(user: User, project: Project, role: string): boolean {
    // Apps are in no role that people give, but in one of their own that holds all project permissions.
    if (user.accountType === 'app') return role === APPS_ROLE && project.appAccess;
    return (project.roles[role] ?? []).some((holder) => holds(holder, user));
  }

  /** The projects in which the user has the role, null where the site has no role of that name. */
  projectsWithRole(user: User, role: string): readonly Project[] | null {
    if (this.site.role(role) === undefined) return null;
    return this.site.projects().filter((project) => this.inRole(user, project, role));
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
