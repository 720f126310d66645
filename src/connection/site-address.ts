import * as z from 'zod';
import type { Jira } from '../jira/port';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';

const siteSchema = z.object({ url: z.string(), at: z.number() });

/** A site is renamed rarely, and the address is only for people to copy. */
const FRESH_MS = 24 * 3_600_000;

/** Where this Jira is, for forms on the other side that ask for it. */
export class SiteAddress {
  constructor(
    private readonly storage: Storage,
    private readonly jira: Jira,
  ) {}

  /** Empty while Jira does not say: a page that shows it must not fail for it. */
  async url(): Promise<string> {
    const stored = siteSchema.safeParse(await this.storage.get(keys.site));
    if (stored.success && Date.now() - stored.data.at < FRESH_MS) return stored.data.url;
    try {
      const url = await this.jira.siteUrl();
      await this.storage.set(keys.site, { url, at: Date.now() });
      return url;
    } catch {
      return stored.success ? stored.data.url : '';
    }
  }
}
