import type { Jira } from '../jira/port';
import type { People } from '../mapping/fields/field';
import type { Mapping } from '../mapping/mapping';
import type { Platform, PlatformUser } from '../platform/port';
import { inTurns } from '../sync/in-turns';

const AT_ONCE = 5;

export interface KnownPeople extends People {
  userName(userId: string | null): string;
  accountName(accountId: string | null): string;
}

interface Asked {
  readonly jira: Pick<Jira, 'accountOfEmail' | 'people'>;
  readonly platform: Pick<Platform, 'listUsers'>;
}

/**
 * Who these people are on both sides, and those whom the mapping names beside them: asked for them alone and kept
 * nowhere.
 */
export async function knownPeople(
  { jira, platform }: Asked,
  { users: rules }: Mapping,
  userIds: readonly string[],
  accountIds: readonly string[],
): Promise<KnownPeople> {
  const wanted = new Set(userIds);
  const nobody = wanted.size + accountIds.length === 0;
  const everyone = nobody ? [] : await platform.listUsers();
  const accounts = new Map<string, string>();
  const users = new Map<string, string>();
  const named = new Set(rules.byHand.map((pair) => pair.platform));
  const byAddress = everyone.filter(({ id }) => rules.byAddress && wanted.has(id) && !named.has(id));
  await inTurns(byAddress, AT_ONCE, async ({ id, email }) => {
    const account = email === null ? null : await jira.accountOfEmail(email);
    if (account !== null) accounts.set(id, account);
  });
  const spoken = [
    ...accountIds,
    ...accounts.values(),
    ...(nobody ? [] : rules.byHand.filter(({ platform: id }) => wanted.has(id)).map((pair) => pair.jira)),
    ...(nobody || rules.unmatched.jira === null ? [] : [rules.unmatched.jira]),
  ];
  const known = spoken.length === 0 ? [] : await jira.people([...new Set(spoken)]);
  for (const { accountId, email } of known) {
    const user = email === null ? undefined : userOf(everyone, email);
    if (user !== undefined) users.set(accountId, user.id);
  }
  return {
    toJira: (userId) => accounts.get(userId),
    toPlatform: (accountId) => users.get(accountId),
    userName: (userId) =>
      userId === null ? '' : (everyone.find(({ id }) => id === userId)?.displayName ?? userId),
    accountName: (accountId) =>
      accountId === null
        ? ''
        : (known.find((person) => person.accountId === accountId)?.displayName ?? accountId),
  };
}

function userOf(users: readonly PlatformUser[], email: string): PlatformUser | undefined {
  return users.find((user) => user.active && user.email?.toLowerCase() === email.toLowerCase());
}
