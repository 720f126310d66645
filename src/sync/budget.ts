import * as z from 'zod';
import { createHash } from 'node:crypto';
import type { FreshnessView, QuotaView } from '../contract/history-views';
import type { Jira } from '../jira/port';
import type { Platform, PlatformQuota } from '../platform/port';
import { keys } from '../storage/keys';
import type { EntityChange } from '../storage/port';

const HOUR_MS = 3_600_000;
/** What one page may still cost: nothing that could go beyond the budget is begun. */
const PAGE_POINTS = 300;
/** A long pass notes down what it has spent each time it has spent so much. */
const WORTH_STORING = 1_000;
/** Of Jira's own limit so much is left to what people wait for, and to the app's other connections. */
const LEFT_TO_OTHERS = 0.2;
/** The same of the platform's. */
const LEFT_ON_PLATFORM = 0.1;
/** Connections that wait for the same hour do not all begin with it. */
const SPREAD_MS = 120_000;

const bookSchema = z.object({
  /** Whole hours since the epoch, and what was spent in that hour. */
  hour: z.number(),
  spent: z.number(),
  /** Jira said that little is left: work in the background may go on then. */
  until: z.number().nullable(),
  platform: z
    .object({ limit: z.number(), remaining: z.number(), resetsAt: z.number().nullable() })
    .nullable(),
  /** When something was last written for a project link. */
  changed: z.record(z.string(), z.number()),
});
type Book = z.infer<typeof bookSchema>;

const recordSchema = z.object({ doc: z.string() });
const emptyBook: Book = { hour: 0, spent: 0, until: null, platform: null, changed: {} };

function readBook(stored: unknown): Book {
  const { data } = recordSchema.safeParse(stored);
  return data === undefined ? emptyBook : bookSchema.parse(JSON.parse(data.doc));
}

/** What both sides have said of their limits, and what was asked of them. */
export interface Metered {
  readonly history: { readonly changedAt: ReadonlyMap<string, number> };
  readonly jira: Pick<Jira, 'spent' | 'quota'>;
  readonly platform: Pick<Platform, 'quota'>;
}

/**
 * The points that a connection may spend in an hour on work that nobody waits for. Jira counts the points of an app for
 * all its customers together, from the top of each hour: whoever takes all locks the others out. Kept by the worker that
 * has the lease, in a small record of its own, since passes for events store no progress.
 */
export class Budget {
  private readonly book: Book;
  private metered: Metered | null = null;
  private counted = 0;
  private stored = 0;

  /** `stored`: what stands for `keys.budget`. `limit`: points an hour. */
  constructor(
    stored: unknown,
    private readonly connectionId: string,
    private readonly limit: number,
  ) {
    this.book = { ...readBook(stored) };
  }

  /** Counts what is spent through these from now on. */
  watch(metered: Metered): void {
    this.metered = metered;
    this.counted = metered.jira.spent();
    this.stored = this.counted;
  }

  /** Milliseconds since the epoch until which work in the background has to wait; null when it may go on. */
  waitsUntil(now: number): number | null {
    this.count(now);
    const { book } = this;
    const waits = [
      book.until !== null && book.until > now ? book.until : null,
      book.spent + PAGE_POINTS > this.limit ? (book.hour + 1) * HOUR_MS + this.spread() : null,
      this.untilJira(now),
      this.untilPlatform(now),
    ].filter((until) => until !== null);
    return waits.length === 0 ? null : Math.max(...waits);
  }

  /** True when so much has been spent that a kill should not make it forgotten. */
  get isWorthStoring(): boolean {
    return this.metered !== null && this.metered.jira.spent() - this.stored >= WORTH_STORING;
  }

  /** To be stored at the end of a pass; nothing when nothing was asked of Jira. */
  toStore(now: number): readonly EntityChange[] {
    this.count(now);
    if (this.metered === null || this.counted === this.stored) return [];
    this.stored = this.counted;
    const book: Book = {
      ...this.book,
      until: this.untilJira(now) ?? this.book.until,
      platform: platformOf(this.metered.platform.quota()) ?? this.book.platform,
      changed: { ...this.book.changed, ...Object.fromEntries(this.metered.history.changedAt) },
    };
    const value = { v: 1, doc: JSON.stringify(book) };
    return [{ entity: 'record', key: keys.budget(this.connectionId), value }];
  }

  private count(now: number): void {
    const hour = Math.floor(now / HOUR_MS);
    if (hour !== this.book.hour) Object.assign(this.book, { hour, spent: 0 });
    if (this.metered === null) return;
    const spent = this.metered.jira.spent();
    this.book.spent += spent - this.counted;
    this.counted = spent;
  }

  private untilJira(now: number): number | null {
    const said = this.metered?.jira.quota() ?? null;
    if (said === null || said.resetsAt + this.spread() <= now) return null;
    const low = said.limit === null ? said.nearLimit : said.remaining < said.limit * LEFT_TO_OTHERS;
    return low ? said.resetsAt + this.spread() : null;
  }

  private untilPlatform(now: number): number | null {
    const said = this.metered?.platform.quota() ?? null;
    if (said?.resetsAt === null || said === null || said.resetsAt <= now) return null;
    return said.remaining < said.limit * LEFT_ON_PLATFORM ? said.resetsAt : null;
  }

  private spread(): number {
    const hash = createHash('sha256').update(this.connectionId).digest().readUInt16BE(0);
    return Math.floor((hash / 65_536) * SPREAD_MS);
  }
}

function platformOf(said: PlatformQuota | null): Book['platform'] {
  return said === null ? null : { limit: said.limit, remaining: said.remaining, resetsAt: said.resetsAt };
}

/** What stands for `keys.budget` once these project links are gone; null where it says nothing of them. */
export function withoutLinksOf(stored: unknown, gone: readonly string[]): { v: 1; doc: string } | null {
  const book = readBook(stored);
  const changed = Object.entries(book.changed).filter(([id]) => !gone.includes(id));
  if (changed.length === Object.keys(book.changed).length) return null;
  return { v: 1, doc: JSON.stringify({ ...book, changed: Object.fromEntries(changed) }) };
}

/** What the connection's page is told; `stored` is what stands for `keys.budget`. */
export function quotaView(stored: unknown, pointsAnHour: number, now: number): QuotaView {
  const { hour, spent, platform } = readBook(stored);
  const thisHour = Math.floor(now / HOUR_MS);
  return {
    spent: hour === thisHour ? spent : 0,
    budget: pointsAnHour,
    resetsAt: new Date((thisHour + 1) * HOUR_MS).toISOString(),
    platform:
      platform === null
        ? null
        : {
            limit: platform.limit,
            remaining: platform.remaining,
            resetsAt: platform.resetsAt === null ? null : new Date(platform.resetsAt).toISOString(),
          },
  };
}

/** How fresh each of these links is; `lookedAt` in milliseconds is when both sides were last looked at to the end. */
export function freshnessView(
  stored: unknown,
  linkIds: readonly string[],
  lookedAt: number | null,
): readonly FreshnessView[] {
  const { changed } = readBook(stored);
  return linkIds.map((linkId) => {
    const at = changed[linkId];
    return {
      linkId,
      lookedAt: lookedAt === null ? null : new Date(lookedAt).toISOString(),
      lastChangeAt: at === undefined ? null : new Date(at).toISOString(),
    };
  });
}
