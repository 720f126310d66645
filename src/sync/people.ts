import * as z from 'zod';
import type { Jira } from '../jira/port';
import type { Platform, PlatformUser } from '../platform/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { keptPeople } from './people-kept';

const directorySchema = z.object({
  /** Platform user to Jira account; null when nobody fits. */
  toJira: z.record(z.string(), z.string().nullable()),
  toPlatform: z.record(z.string(), z.string().nullable()),
  /** When those who did not fit were looked for last, in milliseconds since the epoch. */
  at: z.number(),
});
type Directory = z.infer<typeof directorySchema>;

const AGAIN_MS = 24 * 3600_000;
/** So many of those who fit nobody are looked for anew; each may cost a call. */
const MOST_AGAIN = 100;

/**
 * Who is who on the other side, found by e-mail address and remembered by id alone: no address and no name is
 * stored. Asked in batches before a merge, so that the merge itself stays pure.
 */
export class PeopleDirectory {
  private directory: Directory | undefined;
  private dirty = false;
  private users: readonly PlatformUser[] | undefined;

  constructor(
    private readonly storage: Storage,
    private readonly connectionId: string,
    private readonly jira: Jira,
    private readonly platform: Platform,
  ) {}

  /** Makes sure that all of these are known, asking both sides only for the unknown. */
  async learn(userIds: readonly string[], accountIds: readonly string[]): Promise<void> {
    if (userIds.length + accountIds.length === 0) return;
    const directory = await this.load();
    const users = [...new Set(userIds)].filter((id) => directory.toJira[id] === undefined);
    const accounts = [...new Set(accountIds)].filter((id) => directory.toPlatform[id] === undefined);
    // Whoever is told that nobody was found wants to read whom: names are asked for and never stored.
    if (userIds.some((id) => directory.toJira[id] === null)) await this.everyone();
    if (users.length + accounts.length === 0) return;
    const everyone = await this.everyone();
    for (const id of users) {
      const email = everyone.find((user) => user.id === id)?.email ?? null;
      this.pair(id, email === null ? null : await this.jira.accountOfEmail(email));
    }
    const missing = accounts.filter((id) => directory.toPlatform[id] === undefined);
    if (missing.length > 0) {
      const people = await this.jira.people(missing);
      for (const accountId of missing) {
        const email = people.find((person) => person.accountId === accountId)?.email?.toLowerCase() ?? null;
        const user =
          email === null
            ? undefined
            : everyone.find((candidate) => candidate.active && candidate.email?.toLowerCase() === email);
        directory.toPlatform[accountId] = user?.id ?? null;
        if (user !== undefined) directory.toJira[user.id] ??= accountId;
        this.dirty = true;
      }
    }
    await this.keep();
  }

  /** What people call a user of the platform; the id where nobody has been asked. */
  nameOf(userId: string): string {
    return this.users?.find(({ id }) => id === userId)?.displayName ?? userId;
  }

  /**
   * Jira refused the account of this user, or the platform the user of this account: somebody may have been deactivated
   * since. Nobody fits, until it is looked again.
   */
  async forget(side: 'jira' | 'platform', refused: string): Promise<void> {
    const { toJira, toPlatform } = await this.load();
    const [there, back] = side === 'jira' ? [toJira, toPlatform] : [toPlatform, toJira];
    const other = there[refused];
    if (other === undefined || other === null) return;
    there[refused] = null;
    if (back[other] === refused) delete back[other];
    this.dirty = true;
    await this.keep();
  }

  /** When those who fitted nobody are to be looked for anew, in milliseconds; null where there are none, or none was asked for. */
  dueAt(): number | null {
    const { directory } = this;
    if (directory === undefined) return null;
    const all = [...Object.values(directory.toJira), ...Object.values(directory.toPlatform)];
    return all.includes(null) ? directory.at + AGAIN_MS : null;
  }

  /**
   * Looks for those who fitted nobody: somebody may have been invited, or have come back. Answers the ids and
   * names of those who have a counterpart now.
   */
  async again(): Promise<readonly string[]> {
    const directory = await this.load();
    const users = nobody(directory.toJira).slice(0, MOST_AGAIN);
    const accounts = nobody(directory.toPlatform).slice(0, MOST_AGAIN);
    for (const id of users) delete directory.toJira[id];
    for (const id of accounts) delete directory.toPlatform[id];
    directory.at = Date.now();
    this.dirty = true;
    await this.learn(users, accounts);
    await this.keep();
    const usersFound = users.filter((id) => typeof directory.toJira[id] === 'string');
    const found = accounts.filter((id) => typeof directory.toPlatform[id] === 'string');
    const people = found.length === 0 ? [] : await this.jira.people(found);
    // A notice says the id where nobody knew the name.
    return [
      ...usersFound,
      ...usersFound.map((id) => this.nameOf(id)),
      ...found,
      ...people.map(({ displayName }) => displayName),
    ];
  }

  toJira(userId: string): string | undefined {
    return this.directory?.toJira[userId] ?? undefined;
  }

  toPlatform(accountId: string): string | undefined {
    return this.directory?.toPlatform[accountId] ?? undefined;
  }

  private async everyone(): Promise<readonly PlatformUser[]> {
    this.users ??= await this.platform.listUsers();
    return this.users;
  }

  private pair(userId: string, accountId: string | null): void {
    const directory = this.directory;
    if (directory === undefined) return;
    directory.toJira[userId] = accountId;
    if (accountId !== null) directory.toPlatform[accountId] ??= userId;
    this.dirty = true;
  }

  private async load(): Promise<Directory> {
    if (this.directory === undefined) {
      const stored = directorySchema.safeParse(await this.storage.get(keys.people(this.connectionId)));
      this.directory = stored.success ? stored.data : { toJira: {}, toPlatform: {}, at: Date.now() };
    }
    return this.directory;
  }

  private async keep(): Promise<void> {
    if (!this.dirty || this.directory === undefined) return;
    await this.storage.set(keys.people(this.connectionId), keptPeople(this.directory));
    this.dirty = false;
  }
}

/** People of either side for whom nobody was found, by id, as far as they were met within the last day. */
export async function unmatchedOf(
  storage: Storage,
  connectionId: string,
): Promise<{ readonly jira: readonly string[]; readonly platform: readonly string[] }> {
  const stored = directorySchema.safeParse(await storage.get(keys.people(connectionId))).data;
  return { jira: nobody(stored?.toPlatform), platform: nobody(stored?.toJira) };
}

/** Those of whom it is known that nobody on the other side fits. */
function nobody(table: Directory['toJira'] = {}): string[] {
  return Object.entries(table).flatMap(([id, other]) => (other === null ? [id] : []));
}
