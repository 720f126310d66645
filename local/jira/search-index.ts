import type { Issue } from './issue';
import { unpack } from './packed';
import { TimeOrder } from './time-order';
import type { TimeField } from './jql/plan';

/** What one `searchAlias` of a `jira:entityProperty` module makes searchable. */
export interface SearchableProperty {
  readonly alias: string;
  readonly propertyKey: string;
  /** Dots go into the value. */
  readonly path: string;
}

interface Pending {
  readonly visibleAt: number;
  readonly version: number;
  readonly issueId: string;
  /** Null once the issue is deleted. */
  readonly issue: Issue | null;
}

/**
 * The search side of Jira, which learns of each change a little later than the issue itself. What is not yet
 * due waits in a list and is taken in by the next search after its time, so an idle twin costs nothing.
 */
export class SearchIndex {
  private readonly issues = new Map<string, Issue>();
  /** Versions of what searches know as gone, so that nothing older brings it back. */
  private readonly gone = new Map<string, number>();
  private readonly orders = new Map<string, Record<TimeField, TimeOrder>>();
  /** By alias and value; where there is but one issue, its bare id, since a set of one takes ten times the room. */
  private readonly byProperty = new Map<string, Map<string, string | Set<string>>>();
  private pending: Pending[] = [];
  private readonly aliasesByKey = new Map<string, SearchableProperty[]>();

  constructor(
    readonly properties: readonly SearchableProperty[],
    /** Keys are few letters more than ids and would take as much room again: they are looked up where they are kept. */
    private readonly idOfKey: (key: string) => string | undefined,
  ) {
    for (const property of properties) {
      this.byProperty.set(property.alias, new Map());
      this.aliasesByKey.set(property.propertyKey, [
        ...(this.aliasesByKey.get(property.propertyKey) ?? []),
        property,
      ]);
    }
  }

  /** Takes note of a change that searches shall see from `visibleAt` (milliseconds) on. */
  learn(issue: Issue, visibleAt: number): void {
    this.wait({ visibleAt, version: issue.version, issueId: issue.id, issue });
  }

  forget(issue: Issue, visibleAt: number): void {
    this.wait({ visibleAt, version: issue.version + 1, issueId: issue.id, issue: null });
  }

  /** Takes an issue out of searches until it is learnt again. */
  hide(issue: Issue, visibleAt: number): void {
    this.wait({ visibleAt, version: issue.version, issueId: issue.id, issue: null });
  }

  /** Takes in everything due by `now`, and the named issues even before their time. */
  catchUp(now: number, reconcile: ReadonlySet<string>): void {
    let due = 0;
    while (due < this.pending.length && (this.pending[due]?.visibleAt ?? Infinity) <= now) due += 1;
    const early =
      reconcile.size === 0 ? [] : this.pending.slice(due).filter((entry) => reconcile.has(entry.issueId));
    for (const entry of this.pending.splice(0, due)) this.take(entry);
    for (const entry of early) this.take(entry);
  }

  get(issueId: string): Issue | undefined {
    return this.issues.get(issueId);
  }

  find(idOrKey: string): Issue | undefined {
    return this.issues.get(idOrKey) ?? this.issues.get(this.idOfKey(idOrKey) ?? '');
  }

  withProperty(alias: string, value: string): ReadonlySet<string> {
    const found = this.byProperty.get(alias)?.get(value);
    return typeof found === 'string' ? new Set([found]) : (found ?? new Set());
  }

  hasProperty(wanted: string, issue: Issue): boolean {
    let has = false;
    this.eachValue(issue, (alias) => {
      has ||= alias === wanted;
    });
    return has;
  }

  order(projectId: string, field: TimeField): TimeOrder {
    let orders = this.orders.get(projectId);
    if (orders === undefined) {
      const isCurrent = (what: TimeField) => (id: string, time: number) => {
        const issue = this.issues.get(id);
        return issue?.[what] === time && issue.projectId === projectId;
      };
      orders = { updated: new TimeOrder(isCurrent('updated')), created: new TimeOrder(isCurrent('created')) };
      this.orders.set(projectId, orders);
    }
    return orders[field];
  }

  private wait(entry: Pending): void {
    let at = this.pending.length;
    while (at > 0 && (this.pending[at - 1]?.visibleAt ?? 0) > entry.visibleAt) at -= 1;
    if (at === this.pending.length) this.pending.push(entry);
    else this.pending.splice(at, 0, entry);
  }

  private take(entry: Pending): void {
    // With a different lag per change an older version can come after a newer one.
    const before = this.issues.get(entry.issueId);
    if ((before?.version ?? this.gone.get(entry.issueId) ?? -1) >= entry.version) return;
    if (before !== undefined) this.drop(before);
    if (entry.issue === null) {
      this.issues.delete(entry.issueId);
      this.gone.set(entry.issueId, entry.version);
    } else {
      this.gone.delete(entry.issueId);
      this.add(entry.issue, before);
    }
  }

  private add(issue: Issue, before: Issue | undefined): void {
    this.issues.set(issue.id, issue);
    for (const field of ['updated', 'created'] as const) {
      if (before?.[field] !== issue[field] || before.projectId !== issue.projectId)
        this.order(issue.projectId, field).add(issue[field], issue.number, issue.id);
    }
    this.eachValue(issue, (alias, value) => {
      const values = this.byProperty.get(alias);
      const ids = values?.get(value);
      if (ids === undefined) values?.set(value, issue.id);
      else if (typeof ids === 'string') values?.set(value, new Set([ids, issue.id]));
      else ids.add(issue.id);
    });
  }

  private drop(issue: Issue): void {
    this.eachValue(issue, (alias, value) => {
      const values = this.byProperty.get(alias);
      const ids = values?.get(value);
      if (typeof ids === 'object') ids.delete(issue.id);
      if (ids === issue.id || (typeof ids === 'object' && ids.size === 0)) values?.delete(value);
    });
  }

  private eachValue(issue: Issue, visit: (alias: string, value: string) => void): void {
    for (const [key, properties] of this.aliasesByKey) {
      const packed = issue.properties[key];
      if (packed === undefined) continue;
      const value = unpack(packed);
      for (const { alias, path } of properties) {
        const found = valueAt(value, path);
        if (found !== null) visit(alias, found);
      }
    }
  }
}

function valueAt(value: unknown, path: string): string | null {
  let at: unknown = value;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return null;
    at = Object.entries(at).find(([name]) => name === step)?.[1];
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at) : null;
}
