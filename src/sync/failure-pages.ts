import type { ErrorCode } from '../contract/error-codes';
import type { FailureGroup, FailurePage } from '../contract/history-views';
import { Problem } from '../errors/problem';
import type { Storage } from '../storage/port';
import { failureView } from './failure-view';
import { Failures, type Failure, type FailureFilter } from './failures';

const SHOWN = 50;
const READ = 100;
/** Reads that one look at the causes, or at a filtered page, may take. */
const MOST_READS = 5;

/**
 * What failed, page by page, and on the first page how many of each cause. Several project links are gone through one
 * after the other. Throws `INPUT_INVALID` for a cursor that is none.
 */
export async function failurePage(
  storage: Storage,
  places: readonly Pick<FailureFilter, 'connectionId' | 'linkId'>[],
  code: ErrorCode | undefined,
  cursor: string | undefined,
): Promise<FailurePage> {
  const failures = new Failures(storage);
  const [groups, shown] = await Promise.all([
    cursor === undefined ? groupsOf(failures, places) : [],
    itemsOf(failures, places, code, cursor),
  ]);
  return { groups, ...shown };
}

async function itemsOf(
  failures: Failures,
  places: readonly Pick<FailureFilter, 'connectionId' | 'linkId'>[],
  code: ErrorCode | undefined,
  cursor: string | undefined,
): Promise<Pick<FailurePage, 'items' | 'nextCursor'>> {
  const found: Failure[] = [];
  let [position, from] = readCursor(cursor);
  for (let reads = 0; reads < MOST_READS && found.length < SHOWN; reads += 1) {
    const place = places[position];
    if (place === undefined) break;
    const page = await failures.page({ ...place, code }, SHOWN, from);
    found.push(...page.failures);
    if (page.cursor === null) position += 1;
    from = page.cursor ?? undefined;
  }
  const isLast = position >= places.length;
  return { items: found.map(failureView), nextCursor: isLast ? null : `${position}|${from ?? ''}` };
}

function readCursor(cursor: string | undefined): [number, string | undefined] {
  if (cursor === undefined) return [0, undefined];
  const [, position, from] = /^(\d{1,3})\|(.*)$/s.exec(cursor) ?? [];
  if (position === undefined)
    throw new Problem('INPUT_INVALID', { scope: 'request', retry: 'never', facts: { field: 'cursor' } });
  return [Number(position), from === '' ? undefined : from];
}

/** How many failures there are, as far as was looked. */
export async function countFailures(
  storage: Storage,
  filters: readonly FailureFilter[],
): Promise<{ readonly count: number; readonly more: boolean }> {
  const failures = new Failures(storage);
  let count = 0;
  let reads = 0;
  for (const filter of filters) {
    for (let cursor: string | null | undefined; cursor !== null;) {
      if (reads >= MOST_READS) return { count, more: true };
      const page = await failures.page(filter, READ, cursor);
      count += page.failures.filter(({ severity }) => severity === 'failure').length;
      cursor = page.cursor;
      reads += 1;
    }
  }
  return { count, more: false };
}

async function groupsOf(
  failures: Failures,
  places: readonly Pick<FailureFilter, 'connectionId' | 'linkId'>[],
): Promise<readonly FailureGroup[]> {
  const groups = new Map<string, FailureGroup>();
  let reads = 0;
  let more = false;
  for (const place of places) {
    let cursor: string | null | undefined;
    while (cursor !== null && !more) {
      const page = await failures.page(place, READ, cursor);
      for (const failure of page.failures) add(groups, failure);
      cursor = page.cursor;
      reads += 1;
      more = reads >= MOST_READS && cursor !== null;
    }
  }
  return [...groups.values()]
    .map((group) => ({ ...group, more }))
    .sort((one, other) => rank(one) - rank(other) || other.count - one.count);
}

function rank({ severity }: FailureGroup): number {
  return severity === 'failure' ? 0 : 1;
}

/** Failures come newest first, so the first of a cause is the one whose facts are told. */
function add(groups: Map<string, FailureGroup>, { severity, error }: Failure): void {
  const key = `${severity} ${error.code}`;
  const group = groups.get(key);
  const firstSeenAt = new Date(error.firstSeenAt).toISOString();
  const lastSeenAt = new Date(error.lastSeenAt).toISOString();
  if (group === undefined) {
    const { code, facts } = error;
    groups.set(key, { code, facts, severity, count: 1, more: false, firstSeenAt, lastSeenAt });
  } else
    groups.set(key, {
      ...group,
      count: group.count + 1,
      firstSeenAt: firstSeenAt < group.firstSeenAt ? firstSeenAt : group.firstSeenAt,
      lastSeenAt: lastSeenAt > group.lastSeenAt ? lastSeenAt : group.lastSeenAt,
    });
}
