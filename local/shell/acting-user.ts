/** The people of the top bar's switch. Who acts is a cookie: this is a stage, not a login. */
export interface ActingUser {
  readonly accountId: string;
  readonly name: string;
  readonly role: string;
}

const admin: ActingUser = { accountId: 'acc-admin', name: 'Ada Admin', role: 'Jira admin' };

export const actingUsers: readonly ActingUser[] = [
  admin,
  { accountId: 'acc-lead', name: 'Lena Lead', role: 'project admin' },
  { accountId: 'acc-member', name: 'Milo Member', role: 'member' },
  { accountId: 'acc-outsider', name: 'Olga Outsider', role: 'no access' },
];

export const userCookie = 'planlink_shell_user';
export const themeCookie = 'planlink_shell_theme';

export function findActingUser(accountId: string | undefined): ActingUser {
  return actingUsers.find((user) => user.accountId === accountId) ?? admin;
}
