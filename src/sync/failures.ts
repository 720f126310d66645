import { seen } from '../connection/health';
import type { ErrorCode } from '../contract/error-codes';
import type { OpenConflict } from '../contract/history-views';
import type { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { EntityQuery, Storage } from '../storage/port';
import type { FailureMarks } from './failure-marks';
import { failureRow, itemOf, readFailure, type Failure, type Item } from './failure-record';

export { itemOf } from './failure-record';
export type { Failure, Item } from './failure-record';

const FIRST_WAIT_MS = 5 * 60_000;
const MAX_ATTEMPTS = 8;

export interface FailureRows {
  readonly failures: readonly Failure[];
  readonly cursor: string | null;
}

/** Which failures: of a whole connection or of one project link, of one cause or of all. */
export interface FailureFilter {
  readonly connectionId: string;
  readonly linkId?: string | undefined;
  readonly code?: ErrorCode | undefined;
  /** Last seen at this moment or later, in milliseconds since the epoch. */
  readonly from?: number | undefined;
  /** Last seen before this moment, in milliseconds since the epoch. */
  readonly before?: number | undefined;
}

/** Keeps one record for an item, whatever goes wrong with it, so that a mended item leaves nothing behind. */
export class Failures {
  /** Without `marks` issues are left as they are: only whoever works on them marks them. */
  constructor(
    private readonly storage: Storage,
    private readonly marks: FailureMarks | null = null,
  ) {}

  async of(connectionId: string, items: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    const found = await this.byIds(items.map((item) => keys.failure(connectionId, item)));
    return new Map([...found.values()].map((failure) => [itemOf(failure), failure]));
  }

  /** Strict: what was written before is seen. Those that are mended are missing. */
  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    const stored = await this.storage.getEntities('failure', ids.filter(isKey));
    return new Map([...stored].map(([id, value]) => [id, readFailure(id, value)]));
  }

  /** A person asked for these, also for those whose tries are used up: they are due now. Answers them as stored. */
  async demand(failures: readonly Failure[], now: number): Promise<readonly Failure[]> {
    const demanded = failures.map((failure): Failure => ({ ...failure, nextTryAt: now, asked: true }));
    await this.storage.setEntities(
      'failure',
      demanded.map((failure) => ({ key: failure.id, value: failureRow(failure) })),
    );
    return demanded;
  }

  /** Answers the failure as it now stands. Writes only when the cause is new or another try was made. */
  async record(
    connectionId: string,
    projectLinkId: string,
    item: Item,
    problem: Problem,
    severity: 'failure' | 'notice',
    before: Failure | undefined,
    now: number,
    conflicts: readonly OpenConflict[] = [],
  ): Promise<Failure> {
    const id = keys.failure(connectionId, itemOf(item));
    if (before !== undefined && isSame(before, problem, severity, conflicts, now)) return before;
    const attempts =
      severity === 'notice' && !problem.passing
        ? 1
        : (before?.asked === true ? 0 : (before?.attempts ?? 0)) + 1;
    const failure: Failure = {
      ...item,
      id,
      connectionId,
      projectLinkId,
      at: now,
      severity,
      error: seen(problem, now, before?.error ?? null),
      attempts,
      nextTryAt: nextTry(problem, attempts, now),
      conflicts,
      ...stillOpen(before, conflicts),
      marked: await this.marked(item, severity, before),
      asked: false,
    };
    return this.keep(failure, before);
  }

  /** What was tried and could not be reached at all waits longer, and for ever in the end. Answers its next turn. */
  async putOff(failure: Failure, now: number): Promise<number | null> {
    const attempts = failure.attempts + 1;
    const nextTryAt = failure.asked || attempts >= MAX_ATTEMPTS ? null : now + wait(attempts);
    await this.save({ ...failure, at: now, attempts, nextTryAt, asked: false });
    return nextTryAt;
  }

  /** Null when the failure is gone, or has no such conflict. */
  async settle(
    id: string,
    { field, keep, by }: { readonly field: string; readonly keep: 'jira' | 'platform'; readonly by: string },
    now: number,
  ): Promise<Failure | null> {
    const failure = (await this.byIds([id])).get(id);
    if (failure?.conflicts.some((conflict) => conflict.field === field) !== true) return null;
    const at = Math.max(now, failure.at + 1);
    const settled = { ...failure, at, settled: { ...failure.settled, [field]: keep }, settledBy: by };
    // A worker may be mending the item just now, and what is mended must not come back.
    const unchanged = { attribute: 'u', value: failure.at };
    return (await this.storage.replaceEntity('failure', id, failureRow(settled), unchanged)) ? settled : null;
  }

  async clear(failure: Failure): Promise<void> {
    if (failure.marked && failure.issueId !== null) await this.marks?.remove(failure.issueId);
    await this.storage.deleteEntity('failure', failure.id);
  }

  async ofConnection(connectionId: string, limit: number): Promise<readonly Failure[]> {
    return (await this.page({ connectionId }, limit)).failures;
  }

  async ofProjectLink(projectLinkId: string, limit: number): Promise<readonly Failure[]> {
    return (await this.page({ connectionId: '', linkId: projectLinkId }, limit)).failures;
  }

  /**
   * The one that was seen last comes first, or last with `ASC`. For people: may lag behind. A page may be short, even
   * empty, while its cursor says that there is more.
   */
  async page(
    { connectionId, linkId, code, from, before }: FailureFilter,
    limit: number,
    cursor?: string,
    sort: 'ASC' | 'DESC' = 'DESC',
  ): Promise<FailureRows> {
    const place =
      linkId !== undefined
        ? { index: 'by-project-link', partition: [linkId] }
        : code === undefined
          ? { index: 'by-connection', partition: [connectionId] }
          : { index: 'by-code', partition: [connectionId, code] };
    const rows = await this.list({ ...place, range: { from, before }, sort, limit, cursor });
    return {
      ...rows,
      failures: code === undefined ? rows.failures : rows.failures.filter(({ error }) => error.code === code),
    };
  }

  /** Those that are tried again by themselves, the one whose turn is next first. May lag behind. */
  async waiting(connectionId: string, limit: number, cursor?: string): Promise<FailureRows> {
    return this.list({ index: 'by-next-try', partition: [connectionId], sort: 'ASC', limit, cursor });
  }

  private async list(query: Omit<EntityQuery, 'entity'>): Promise<FailureRows> {
    const page = await this.storage.query({ entity: 'failure', ...query });
    return { failures: page.items.map(({ key, value }) => readFailure(key, value)), cursor: page.cursor };
  }

  /** What a person settled while a pass was at the item stays: the pass has read the failure before. */
  private async keep(failure: Failure, before: Failure | undefined): Promise<Failure> {
    let kept = failure;
    for (let read = before; read !== undefined;) {
      const unchanged = { attribute: 'u', value: read.at };
      if (await this.storage.replaceEntity('failure', kept.id, failureRow(kept), unchanged)) return kept;
      read = (await this.byIds([kept.id])).get(kept.id);
      if (read !== undefined) kept = { ...failure, ...stillOpen(read, failure.conflicts) };
    }
    await this.save(kept);
    return kept;
  }

  private async save(failure: Failure): Promise<void> {
    await this.storage.setEntity('failure', failure.id, failureRow(failure));
  }

  /** The issue is marked before the failure says so: a worker that dies between marks it once more. */
  private async marked(
    { issueId }: Item,
    severity: Failure['severity'],
    before: Failure | undefined,
  ): Promise<boolean> {
    const was = before?.marked === true;
    const shall = severity === 'failure';
    if (this.marks === null || issueId === null || was === shall) return was;
    const done = shall ? await this.marks.put(issueId) : await this.marks.remove(issueId);
    return done ? shall : was;
  }
}

/** Told again before the next try was due: events that touch a parked item must not use up its tries. */
function isSame(
  before: Failure,
  problem: Problem,
  severity: Failure['severity'],
  conflicts: readonly OpenConflict[],
  now: number,
): boolean {
  if (before.asked || before.severity !== severity || before.error.code !== problem.code) return false;
  if (JSON.stringify(before.conflicts) !== JSON.stringify(conflicts)) return false;
  if (before.nextTryAt === null) return severity === 'notice';
  return now < before.nextTryAt;
}

/** Ids come back from pages, so anything may stand in one; storage takes no other keys than these. */
function isKey(id: string): boolean {
  return /^[A-Za-z0-9:._#-]{1,500}$/.test(id);
}

/** What was decided of the conflicts that are still there. */
function stillOpen(
  before: Failure | undefined,
  conflicts: readonly OpenConflict[],
): Pick<Failure, 'settled' | 'settledBy'> {
  const open = new Set(conflicts.map(({ field }) => field));
  const settled = Object.entries(before?.settled ?? {}).filter(([field]) => open.has(field));
  return { settled: Object.fromEntries(settled), settledBy: before?.settledBy ?? null };
}

function nextTry(problem: Problem, attempts: number, now: number): number | null {
  if (problem.details.retry === 'after') return problem.details.retryAt ?? now + FIRST_WAIT_MS;
  if (problem.details.retry === 'never' || attempts >= MAX_ATTEMPTS) return null;
  return now + wait(attempts);
}

function wait(attempts: number): number {
  return FIRST_WAIT_MS * 2 ** (attempts - 1);
}
