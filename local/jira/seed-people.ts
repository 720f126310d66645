import { SITE_ADMINS } from './permissions';
import type { User } from './site-model';

function person(accountId: string, displayName: string, rest: Partial<User> = {}): User {
  const first = displayName.split(' ')[0] ?? displayName;
  return {
    accountId,
    accountType: 'atlassian',
    displayName,
    email: `${first.toLowerCase()}@example.com`,
    emailVisible: true,
    active: true,
    timeZone: 'UTC',
    groups: ['jira-users'],
    ...rest,
  };
}

export const MEMBERS_GROUP = 'demo-members';
export const TRACKERS_GROUP = 'demo-trackers';
const member = { groups: ['jira-users', MEMBERS_GROUP] };

/** The people of the demo site. Some hide their address and one has left, as in every real site. */
export const PEOPLE: readonly User[] = [
  person('acc-admin', 'Ada Admin', { groups: ['jira-users', SITE_ADMINS] }),
  person('acc-lead', 'Lena Lead'),
  person('acc-member', 'Milo Member', member),
  person('acc-outsider', 'Olga Outsider'),
  person('acc-amara', 'Amara Okafor', member),
  person('acc-bruno', 'Bruno Silva', member),
  person('acc-chen', 'Chen Wei', member),
  person('acc-dagny', 'Dagny Larsen', { groups: ['jira-users', MEMBERS_GROUP, TRACKERS_GROUP] }),
  person('acc-emil', 'Emil Novak', member),
  person('acc-fatima', 'Fatima Haddad', { ...member, emailVisible: false }),
  person('acc-goro', 'Goro Tanaka', member),
  person('acc-hanna', 'Hanna Becker', { ...member, active: false }),
];
