import type { Site, User } from './site-model';

export interface UserView {
  readonly self: string;
  readonly accountId: string;
  readonly accountType: string;
  readonly emailAddress?: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly timeZone: string;
}

/** A user as others and apps see them: the address only where its owner shows it. */
export function userView(site: Site, user: User): UserView {
  return {
    self: `${site.url}/rest/api/3/user?accountId=${encodeURIComponent(user.accountId)}`,
    accountId: user.accountId,
    accountType: user.accountType,
    ...(user.emailVisible ? { emailAddress: user.email } : {}),
    displayName: user.displayName,
    active: user.active,
    timeZone: user.timeZone,
  };
}

export function userViewById(site: Site, accountId: string | null): UserView | null {
  const user = accountId === null ? undefined : site.user(accountId);
  return user === undefined ? null : userView(site, user);
}
