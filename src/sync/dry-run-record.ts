import * as z from 'zod';
import { errorCodes } from '../contract/error-codes';
import type { DryRunView } from '../contract/history-views';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';

const counts = z.object({
  createIssues: z.number(),
  createTasks: z.number(),
  changeIssues: z.number(),
  changeTasks: z.number(),
  comments: z.number(),
  conflicts: z.number(),
  problems: z.number(),
  same: z.number(),
});
export type DryRunCounts = z.infer<typeof counts>;
export const nothingCounted: DryRunCounts = {
  createIssues: 0,
  createTasks: 0,
  changeIssues: 0,
  changeTasks: 0,
  comments: 0,
  conflicts: 0,
  problems: 0,
  same: 0,
};

const text = z.string().nullable();
const item = z.object({
  action: z.enum(['create-issue', 'create-task', 'change-issue', 'change-task', 'conflict', 'problem']),
  issueKey: text,
  taskKey: text,
  title: z.string(),
  changes: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
  error: z
    .object({
      code: z.enum(errorCodes),
      facts: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable(),
});
export type DryRunItem = z.infer<typeof item>;

const dryRunSchema = z.object({
  id: z.string(),
  linkId: z.string(),
  startedBy: z.string(),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  state: z.enum(['waiting', 'running', 'stopping', 'stopped', 'complete', 'failed']),
  done: z.number(),
  counts,
  items: z.array(item),
  more: z.boolean(),
  /** Where the next page begins, and under which mapping the pages before were looked at. */
  place: z.object({
    phase: z.enum(['tasks', 'issues']),
    task: z.object({ updatedAt: z.string(), id: z.string() }).nullable(),
    page: text,
    print: z.string(),
  }),
  /** Passes in a row that brought nothing. */
  misses: z.number(),
});
export type DryRun = z.infer<typeof dryRunSchema>;

export const dryRunBeginning: Pick<DryRun, 'done' | 'counts' | 'items' | 'more' | 'place' | 'misses'> = {
  done: 0,
  counts: nothingCounted,
  items: [],
  more: false,
  place: { phase: 'tasks', task: null, page: null, print: '' },
  misses: 0,
};

/** The latest dry run of each connection. */
export class DryRuns {
  private readonly records: Records<DryRun>;

  constructor(storage: Storage) {
    this.records = new Records(storage, dryRunSchema);
  }

  async read(connectionId: string): Promise<DryRun | null> {
    return (await this.records.read(keys.dryRun(connectionId)))?.value ?? null;
  }

  /** In the place of the one before, whatever its state: a worker that is at that one finds itself replaced. */
  async place(connectionId: string, dryRun: DryRun): Promise<void> {
    const key = keys.dryRun(connectionId);
    if (!(await this.records.create(key, dryRun))) await this.records.update(key, () => dryRun);
  }

  /** Changes the dry run of this id while it has not ended; answers what stands. */
  async change(connectionId: string, id: string, change: (dryRun: DryRun) => DryRun): Promise<DryRun | null> {
    const stored = await this.records.update(keys.dryRun(connectionId), (dryRun) =>
      dryRun.id === id && dryRun.endedAt === null ? change(dryRun) : dryRun,
    );
    return stored?.value ?? null;
  }
}

export function dryRunView(dryRun: DryRun): DryRunView {
  const { state, startedAt, endedAt, startedBy, linkId, done, counts: counted, items, more } = dryRun;
  return {
    state,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    startedBy,
    linkId,
    done,
    counts: counted,
    items,
    more,
  };
}
