import * as z from 'zod';
import { seen, seenErrorSchema, type SeenError } from '../connection/health';
import type { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';

const detailSchema = z.object({
  severity: z.enum(['failure', 'notice']),
  error: seenErrorSchema,
  attempts: z.number(),
  nextTryAt: z.number().nullable(),
  taskId: z.string().nullable(),
  issueId: z.string().nullable(),
  issueKey: z.string().nullable(),
  taskKey: z.string().nullable(),
  taskUrl: z.string().nullable(),
});
const storedSchema = z.object({
  c: z.string(),
  l: z.string(),
  item: z.string(),
  code: z.string(),
  u: z.number(),
  d: z.string(),
});

export interface Item {
  readonly taskId: string | null;
  readonly issueId: string | null;
  readonly issueKey: string | null;
  readonly taskKey: string | null;
  readonly taskUrl: string | null;
}

/** An item that could not be synced (failure) or only with a loss that its reader should know of (notice). */
export interface Failure extends Item {
  readonly id: string;
  readonly connectionId: string;
  readonly projectLinkId: string;
  readonly severity: 'failure' | 'notice';
  readonly error: SeenError;
  readonly attempts: number;
  /** Milliseconds since the epoch; null when trying again by itself would bring nothing. */
  readonly nextTryAt: number | null;
}

const FIRST_WAIT_MS = 5 * 60_000;
const MAX_ATTEMPTS = 8;

/** Keeps one record for an item, whatever goes wrong with it, so that a mended item leaves nothing behind. */
export class Failures {
  constructor(private readonly storage: Storage) {}

  async of(connectionId: string, items: readonly string[]): Promise<ReadonlyMap<string, Failure>> {
    const stored = await this.storage.getEntities(
      'failure',
      items.map((item) => keys.failure(connectionId, item)),
    );
    return new Map(
      [...stored].map(([id, value]) => read(id, value)).map((failure) => [itemOf(failure), failure]),
    );
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
  ): Promise<Failure> {
    if (before !== undefined && isSame(before, problem, severity, now)) return before;
    const attempts = severity === 'notice' ? 1 : (before?.attempts ?? 0) + 1;
    const error = seen(problem, now, before?.error ?? null);
    const nextTryAt = severity === 'failure' ? nextTry(problem, attempts, now) : null;
    const failure: Failure = {
      ...item,
      id: keys.failure(connectionId, itemOf(item)),
      connectionId,
      projectLinkId,
      severity,
      error,
      attempts,
      nextTryAt,
    };
    const { taskId, issueId, issueKey, taskKey, taskUrl } = item;
    const detail = { severity, error, attempts, nextTryAt, taskId, issueId, issueKey, taskKey, taskUrl };
    await this.storage.setEntity('failure', failure.id, {
      c: connectionId,
      l: projectLinkId,
      item: itemOf(item),
      code: problem.code,
      u: now,
      d: JSON.stringify(detail),
    });
    return failure;
  }

  async clear(failure: Failure): Promise<void> {
    await this.storage.deleteEntity('failure', failure.id);
  }

  async ofConnection(connectionId: string, limit: number): Promise<readonly Failure[]> {
    return this.list('by-connection', connectionId, limit);
  }

  async ofProjectLink(projectLinkId: string, limit: number): Promise<readonly Failure[]> {
    return this.list('by-project-link', projectLinkId, limit);
  }

  private async list(index: string, partition: string, limit: number): Promise<readonly Failure[]> {
    const page = await this.storage.query({
      entity: 'failure',
      index,
      partition: [partition],
      sort: 'DESC',
      limit,
    });
    return page.items.map(({ key, value }) => read(key, value));
  }
}

/** Told again before the next try was due: events that touch a parked item must not use up its tries. */
function isSame(before: Failure, problem: Problem, severity: Failure['severity'], now: number): boolean {
  if (before.severity !== severity || before.error.code !== problem.code) return false;
  return severity === 'notice' || (before.nextTryAt !== null && now < before.nextTryAt);
}

/** Tasks lead: an issue alone names itself, everything else goes by its task. */
export function itemOf({ taskId, issueId }: Pick<Item, 'taskId' | 'issueId'>): string {
  return taskId === null ? `issue.${issueId ?? ''}` : `task.${taskId}`;
}

function nextTry(problem: Problem, attempts: number, now: number): number | null {
  if (problem.details.retry === 'after') return problem.details.retryAt ?? now + FIRST_WAIT_MS;
  if (problem.details.retry === 'never' || attempts >= MAX_ATTEMPTS) return null;
  return now + FIRST_WAIT_MS * 2 ** (attempts - 1);
}

function read(id: string, value: unknown): Failure {
  const { c, l, d } = storedSchema.parse(value);
  return { id, connectionId: c, projectLinkId: l, ...detailSchema.parse(JSON.parse(d)) };
}
