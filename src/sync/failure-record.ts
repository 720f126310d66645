import * as z from 'zod';
import { seenErrorSchema, type SeenError } from '../connection/health';
import type { OpenConflict } from '../contract/history-views';
import type { Fields } from '../storage/port';

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
  conflicts: z.array(z.object({ field: z.string(), jira: z.string(), platform: z.string() })).default([]),
  settled: z.record(z.string(), z.enum(['jira', 'platform'])).default({}),
  settledBy: z.string().nullable().default(null),
  marked: z.boolean().default(false),
  asked: z.boolean().default(false),
});
const storedSchema = z.object({ c: z.string(), l: z.string(), u: z.number(), d: z.string() });

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
  /** When it was written last, in milliseconds since the epoch. */
  readonly at: number;
  readonly severity: 'failure' | 'notice';
  readonly error: SeenError;
  readonly attempts: number;
  /** Milliseconds since the epoch; null when trying again by itself would bring nothing. */
  readonly nextTryAt: number | null;
  /** Fields that a person has to settle. */
  readonly conflicts: readonly OpenConflict[];
  /** What a person has decided of them; the next merge carries it out. */
  readonly settled: Readonly<Record<string, 'jira' | 'platform'>>;
  /** Account id of who decided last: the pass that carries it out need not be the one that was asked for. */
  readonly settledBy: string | null;
  /** The issue carries the mark that JQL finds. */
  readonly marked: boolean;
  /** A person asked for another try: its next refusal is told whenever its turn was, and its tries begin afresh. */
  readonly asked: boolean;
}

/** Tasks lead: an issue alone names itself, everything else goes by its task. */
export function itemOf({ taskId, issueId }: Pick<Item, 'taskId' | 'issueId'>): string {
  return taskId === null ? `issue.${issueId ?? ''}` : `task.${taskId}`;
}

export function readFailure(id: string, value: unknown): Failure {
  const { c, l, u, d } = storedSchema.parse(value);
  return { id, connectionId: c, projectLinkId: l, at: u, ...detailSchema.parse(JSON.parse(d)) };
}

/** What waits for no other try has no `n`: the index of what is due leaves it out. */
export function failureRow({ id: _, connectionId, projectLinkId, at, ...detail }: Failure): Fields {
  return {
    c: connectionId,
    l: projectLinkId,
    item: itemOf(detail),
    code: detail.error.code,
    u: at,
    ...(detail.nextTryAt === null ? {} : { n: detail.nextTryAt }),
    d: JSON.stringify(detail),
  };
}
