import type { Issue, Json } from './issue';
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
  private readonly idByKey = new Map<string, string>();
  private readonly seen = new Map<string, number>();
  private readonly orders = new Map<string, Record<TimeField, TimeOrder>>();
  private readonly byProperty = new Map<string, Map<string, Set<string>>>();
  private pending: Pending[] = [];
  private readonly aliasesByKey = new Map<string, SearchableProperty[]>();

  constructor(readonly properties: readonly SearchableProperty[]) {
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
    return this.issues.get(idOrKey) ?? this.issues.get(this.idByKey.get(idOrKey) ?? '');
  }

  withProperty(alias: string, value: string): ReadonlySet<string> {
    return this.byProperty.get(alias)?.get(value) ?? new Set();
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
    if ((this.seen.get(entry.issueId) ?? -1) >= entry.version) return;
    this.seen.set(entry.issueId, entry.version);
    const before = this.issues.get(entry.issueId);
    if (before !== undefined) this.drop(before);
    if (entry.issue === null) this.issues.delete(entry.issueId);
    else this.add(entry.issue, before);
  }

  private add(issue: Issue, before: Issue | undefined): void {
    this.issues.set(issue.id, issue);
    this.idByKey.set(issue.key, issue.id);
    for (const field of ['updated', 'created'] as const) {
      if (before?.[field] !== issue[field] || before.projectId !== issue.projectId)
        this.order(issue.projectId, field).add(issue[field], issue.number, issue.id);
    }
    this.eachValue(issue, (alias, value) => {
      const values = this.byProperty.get(alias);
      const ids = values?.get(value) ?? new Set();
      ids.add(issue.id);
      values?.set(value, ids);
    });
  }

  private drop(issue: Issue): void {
    this.eachValue(issue, (alias, value) => {
      const values = this.byProperty.get(alias);
      const ids = values?.get(value);
      ids?.delete(issue.id);
      if (ids?.size === 0) values?.delete(value);
    });
  }

  private eachValue(issue: Issue, visit: (alias: string, value: string) => void): void {
    for (const key of Object.keys(issue.properties)) {
      for (const property of this.aliasesByKey.get(key) ?? []) {
        const value = valueAt(issue.properties[key], property.path);
        if (value !== null) visit(property.alias, value);
      }
    }
  }
}

function valueAt(value: Json | undefined, path: string): string | null {
  let at = value;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return null;
    at = at[step];
  }
  return typeof at === 'string' || typeof at === 'number' ? String(at) : null;
}
