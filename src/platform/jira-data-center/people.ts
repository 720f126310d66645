import type { PlatformUser } from '../port';
import { Problem } from '../../errors/problem';
import { unlessGone } from '../http/unless-gone';
import * as answers from './answers';
import type { JiraApi } from './api';

/** What Jira gives at most, and what it gives where nobody says how many. */
const atOnce = 1000;
const leastAtOnce = 50;
/** A list that is longer is a server that goes round in circles. */
const mostPages = 1000;

/** Users of the whole Jira. They are known by key, which survives a new name, but are assigned by name. */
export class People {
  private readonly names = new Map<string, string>();

  constructor(private readonly api: JiraApi) {}

  async all(): Promise<readonly PlatformUser[]> {
    const users = new Map<string, PlatformUser>();
    let startAt = 0;
    for (let count = 0; count < mostPages; count += 1) {
      // A dot is in every address, and is what finds everybody.
      const query = {
        username: '.',
        startAt: String(startAt),
        maxResults: String(atOnce),
        includeInactive: 'true',
      };
      const call = { method: 'GET', path: '/user/search', query, scope: 'connection' } as const;
      const page = await this.api.json(call, answers.users);
      const before = users.size;
      for (const { key, name, displayName, emailAddress, active } of page) {
        const id = key ?? name;
        this.names.set(id, name);
        users.set(id, { id, displayName: displayName ?? name, email: addressOf(emailAddress), active });
      }
      // The end is not told, and an administrator may have lowered how many come at once.
      if (page.length < leastAtOnce || users.size === before) break;
      startAt += page.length;
    }
    return [...users.values()];
  }

  /** Throws `PLATFORM_REFUSED_ITEM` for somebody whom Jira does not know any more. */
  async nameOf(id: string): Promise<string> {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const call = { method: 'GET', path: '/user', query: { key: id }, scope: 'item' } as const;
    const user = await unlessGone(this.api.json(call, answers.user));
    if (user === null) {
      const facts = { field: 'assigneeId' };
      throw new Problem('PLATFORM_REFUSED_ITEM', { scope: 'item', retry: 'backoff', facts });
    }
    this.names.set(id, user.name);
    return user.name;
  }
}

function addressOf(address: string | null | undefined): string | null {
  return address === undefined || address === null || !address.includes('@') ? null : address;
}
