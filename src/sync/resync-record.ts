import * as z from 'zod';
import type { ResyncView } from '../contract/life-cycle-views';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { resyncOrderSchema, type ResyncOrder } from './request';

/** The latest resync of a connection: what was asked for and how far it is. The walks themselves are in the progress. */
const resyncSchema = resyncOrderSchema.extend({
  state: z.enum([
    'waiting',
    'running',
    'paused',
    'stopping',
    'stopped',
    'complete',
    'complete-with-failures',
  ]),
  endedAt: z.number().nullable(),
  done: z.number(),
  /** Something has failed on the way. */
  failed: z.boolean(),
  /** Open failures of its links when it ended. */
  failures: z.number().default(0),
  /** When a page was last worked through, how long work has gone on in all (milliseconds), and the last item. */
  advancedAt: z.number().nullable().default(null),
  workedMs: z.number().default(0),
  current: z.string().nullable().default(null),
});
export type Resync = z.infer<typeof resyncSchema>;

export class Resyncs {
  private readonly records: Records<Resync>;

  constructor(storage: Storage) {
    this.records = new Records(storage, resyncSchema);
  }

  async read(connectionId: string): Promise<Resync | null> {
    return (await this.records.read(keys.resync(connectionId)))?.value ?? null;
  }

  /** Reads what a batch brought. */
  parse(stored: unknown): Resync | null {
    return this.records.parse(stored)?.value ?? null;
  }

  /**
   * Makes the order the connection's resync, unless a later one is, or one is under way. Answers the one that stands.
   * Safe to repeat: the page that asked and the worker that is told both do it.
   */
  async place(connectionId: string, order: ResyncOrder): Promise<Resync> {
    const key = keys.resync(connectionId);
    const fresh: Resync = {
      ...order,
      state: 'waiting',
      endedAt: null,
      done: 0,
      failed: false,
      failures: 0,
      advancedAt: null,
      workedMs: 0,
      current: null,
    };
    if (await this.records.create(key, fresh)) return fresh;
    const placed = await this.records.update(key, (stored) =>
      stored.endedAt === null || stored.startedAt >= order.startedAt ? stored : fresh,
    );
    return placed?.value ?? fresh;
  }

  async change(connectionId: string, change: (resync: Resync) => Resync): Promise<Resync | null> {
    return (await this.records.update(keys.resync(connectionId), change))?.value ?? null;
  }
}

/** No page for so long, while one should come: something is wrong. */
const STALLED_MS = 15 * 60_000;

/** True when nothing has advanced for long although nobody asked for patience. Times in milliseconds. */
export function isStalled(resync: Resync, waitUntil: number | null, now: number): boolean {
  if (resync.state !== 'running' && resync.state !== 'waiting') return false;
  if (waitUntil !== null && waitUntil > now) return false;
  return now - Math.max(resync.advancedAt ?? resync.startedAt, waitUntil ?? 0) > STALLED_MS;
}

/** `waitUntil`: until when a provider asked for patience. */
export function resyncView(resync: Resync, waitUntil: number | null, now: number): ResyncView {
  const { startedAt, endedAt, startedBy, projects, done, total, which, since, advancedAt } = resync;
  const waits = endedAt === null && resync.state !== 'paused' && waitUntil !== null && waitUntil > now;
  return {
    state: isStalled(resync, waitUntil, now) ? 'stalled' : resync.state,
    which,
    since: since === null ? null : new Date(since).toISOString(),
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    startedBy,
    advancedAt: advancedAt === null ? null : new Date(advancedAt).toISOString(),
    resumesAt: waits ? new Date(waitUntil).toISOString() : null,
    rate: resync.workedMs === 0 ? null : Math.round(done / (resync.workedMs / 60_000)),
    current: resync.current,
    failures: resync.failures,
    projects,
    done,
    total,
  };
}
