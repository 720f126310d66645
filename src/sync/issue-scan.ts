import { Problem } from '../errors/problem';
import { localMinute } from './local-minute';
import type { IssuePage } from '../jira/port';
import type { SyncContext } from './context';
import type { Progress } from './progress';

/** Jira's search shows a change late; what is older than this has certainly been shown. */
export const JIRA_OVERLAP_MS = 3 * 60_000;
/** How far Jira's clock and ours may be apart. */
export const CLOCKS_APART_MS = 10_000;
const JIRA_PAGE = 100;

type Broken = NonNullable<Progress['jiraScan']>;
/** From which minute of which time zone a scan asks. */
interface Fixed {
  readonly zone: string;
  readonly since: string;
}

/**
 * The pages of one scan of what changed in Jira. A first look asks for "minutes ago", which costs nothing beside. What one
 * pass cannot finish is asked for from a fixed minute, with page tokens that the passes after it go on with: when each
 * began at a whole minute of its own, it read up to a minute of a bulk change again.
 */
export class IssueScan {
  private constructor(
    private readonly context: Pick<SyncContext, 'jira'>,
    private readonly projectIds: readonly string[],
    private readonly floor: number | null,
    private readonly minutes: number,
    private from: Fixed | null,
    private page: string | null,
  ) {}

  /**
   * Everything since `floor`, in milliseconds; `broken`: what is left of a scan that did not come to its end. `long`: it
   * is known that this one will not come to its end in one pass. Asked for in minutes ago, its pages since the last whole
   * minute would be read twice: half of a thousand issues that were changed at once.
   */
  static async begin(
    context: Pick<SyncContext, 'jira'>,
    projectIds: readonly string[],
    floor: number | null,
    { broken, long }: { readonly broken: Broken | null; readonly long: boolean },
  ): Promise<IssueScan> {
    const minutes = minutesBack(floor, Date.now());
    const fresh = long && floor !== null ? { floor, fixed: null } : null;
    const from = broken ?? fresh;
    const fixed = from === null ? null : await fixedAt(context, from);
    return new IssueScan(context, projectIds, floor, minutes, fixed, fixed?.page ?? null);
  }

  get hasMore(): boolean {
    return this.page !== null;
  }

  /** What the next pass needs to go on behind the page that was read last; null where it has to begin anew. */
  get rest(): Broken['fixed'] {
    return this.from === null || this.page === null ? null : { ...this.from, page: this.page };
  }

  /**
   * True when the minutes of "minutes ago", which Jira counts anew for each page, have come past the stamp that was
   * reached, in milliseconds: what lies between would be left out.
   */
  slips(reached: number): boolean {
    return this.from === null && Date.now() + CLOCKS_APART_MS - this.minutes * 60_000 > reached;
  }

  /** The next page. Where Jira does not take the fixed minute or the token any more, it is the first one again. */
  async next(): Promise<IssuePage> {
    const answer = await this.read();
    this.page = answer.next;
    return answer;
  }

  private async read(): Promise<IssuePage> {
    const { projectIds, minutes, from, page } = this;
    const query = { projectIds, limit: JIRA_PAGE };
    const { jira } = this.context;
    if (from === null) return jira.changedIssues({ ...query, minutes, page });
    try {
      return await jira.changedIssues({ ...query, minutes, since: from.since, page });
    } catch (error) {
      if (!(error instanceof Problem) || error.details.facts?.['status'] !== 400) throw error;
      this.from = null;
      return jira.changedIssues({ ...query, minutes: minutesBack(this.floor, Date.now()), page: null });
    }
  }
}

/** The zone is read by every pass: in another one the same words would mean another minute. */
async function fixedAt(
  { jira }: Pick<SyncContext, 'jira'>,
  { floor, fixed }: Pick<Broken, 'floor' | 'fixed'>,
): Promise<(Fixed & { readonly page: string | null }) | null> {
  const zone = await jira.timeZone();
  if (zone === null) return null;
  if (fixed?.zone === zone) return fixed;
  const since = localMinute(zone, floor);
  return since === null ? null : { zone, since, page: null };
}

/**
 * Relative dates are whole minutes, so a look reaches back up to one too far, and what it brings again is paid for. That
 * Jira's clock and ours may not agree is allowed for.
 */
export function minutesBack(through: number | null, now: number): number {
  const back = now - (through ?? now - JIRA_OVERLAP_MS) + CLOCKS_APART_MS;
  return Math.max(1, Math.ceil(back / 60_000));
}
