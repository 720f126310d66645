import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { digest } from '../credentials/digest';
import type { Store } from '../data/store';
import type { Faults } from '../faults';
import type { CollectionName } from './collections';
import { userNumber } from './numbers';

export interface AlignToken {
  readonly id: string;
  readonly userId: string;
  /** `align` is made on the profile page and sent as a bearer; `atlassian` belongs to an address and is sent with it. */
  readonly kind: 'align' | 'atlassian';
  readonly digest: string;
  readonly createdAt: number;
  readonly revoked: boolean;
}

export interface SiteState {
  readonly tokens: readonly AlignToken[];
  readonly canceled: readonly string[];
}

/** In what one site of Jira Align differs from another, as far as anybody outside knows. */
class SiteManner {
  /** How the API calls the time of the last change; null where it does not tell it. */
  changedMember: 'lastUpdatedDate' | 'lastUpdated' | null = 'lastUpdatedDate';
  /** Collections that nobody's role may see. */
  refused: ReadonlySet<CollectionName> = new Set();
  /** Items in the recycle bin come as such; else they are left out. */
  tellsRecycled = false;
  /** There is a resource for whoever asks. */
  namesCurrentUser = false;
  /** A write is answered by the number of the item, or by nothing. */
  terse = false;
  /** A filter with more comparisons is refused. */
  mostComparisons = 1000;
  /** A filter heeds the time of day. https://confluence.atlassian.com/jakb/how-to-filter-by-datetime-on-jira-align-api-1384134053.html says that it does not. */
  heedsTimeOfDay = false;
  /** The API document tells the names of the states. */
  namesStates = true;
  /** These tasks are answered with a title that is no text, by their ids. */
  broken: ReadonlySet<string> = new Set();
}

/** Jira Align from the inside, beside what the sandbox has for all platforms. */
export class AlignSite {
  readonly manner = new SiteManner();
  private readonly tokens = new Map<string, AlignToken>();
  private readonly canceledIds = new Set<string>();

  constructor(
    protected readonly clock: Clock,
    protected readonly store: Store,
    protected readonly faults: Faults,
  ) {}

  /** Each person has one token of each kind: a new one ends the one before. It is told once. */
  issueToken(userId = 'usr-service', kind: AlignToken['kind'] = 'align'): string {
    const number = userNumber(this.store, userId);
    if (number === undefined) throw new Error(`There is no user ${userId}`);
    const secret = randomBytes(24).toString('base64url');
    const token = kind === 'align' ? `user:${String(number)}|${secret}` : secret;
    const id = `${kind} ${userId}`;
    const made = { id, userId, kind, digest: digest(token), createdAt: this.clock.now(), revoked: false };
    this.tokens.set(id, made);
    return token;
  }

  token(userId: string, kind: AlignToken['kind']): AlignToken | undefined {
    return this.tokens.get(`${kind} ${userId}`);
  }

  revoke(userId: string, kind: AlignToken['kind'] = 'align'): void {
    const found = this.token(userId, kind);
    if (found !== undefined) this.tokens.set(found.id, { ...found, revoked: true });
  }

  /** Whose token it is; undefined for none, for one that ended, and for one of somebody who has left. */
  ownerOf(token: string, kind: AlignToken['kind']): string | undefined {
    if (this.faults.revokedPersonalTokens) return undefined;
    const wanted = digest(token);
    const found = [...this.tokens.values()].find((one) => one.kind === kind && one.digest === wanted);
    const user = this.store.catalogue.user(found?.userId ?? '');
    return found === undefined || found.revoked || user?.active !== true ? undefined : found.userId;
  }

  /** A cancelled item is out of sight, and still there. */
  cancel(taskId: string, canceled = true): void {
    const task = this.store.task(taskId);
    if (task === undefined) throw new Error(`There is no task ${taskId}`);
    if (canceled) this.canceledIds.add(taskId);
    else this.canceledIds.delete(taskId);
    const { projectId, typeId } = task;
    this.store.relocate(taskId, { projectId, typeId }, {}, { userId: 'usr-nora', clientId: null });
  }

  isCanceled(taskId: string): boolean {
    return this.canceledIds.has(taskId);
  }

  snapshot(): SiteState {
    return { tokens: [...this.tokens.values()], canceled: [...this.canceledIds] };
  }

  restoreSite(state: SiteState): void {
    this.tokens.clear();
    this.canceledIds.clear();
    for (const token of state.tokens) this.tokens.set(token.id, token);
    for (const id of state.canceled) this.canceledIds.add(id);
  }
}
