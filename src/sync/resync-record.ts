import * as z from 'zod';
import type { ResyncView } from '../contract/life-cycle-views';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';
import { Records } from '../storage/records';
import { resyncOrderSchema, type ResyncOrder } from './request';

/** The latest resync of a connection: what was asked for and how far it is. The walks themselves are in the progress. */
const resyncSchema = resyncOrderSchema.extend({
  state: z.enum(['waiting', 'running', 'stopping', 'stopped', 'complete', 'complete-with-failures']),
  endedAt: z.number().nullable(),
  done: z.number(),
  failed: z.boolean(),
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
    const fresh: Resync = { ...order, state: 'waiting', endedAt: null, done: 0, failed: false };
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

export function resyncView(resync: Resync): ResyncView {
  const { state, startedAt, endedAt, startedBy, projects, done, total } = resync;
  return {
    state,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: endedAt === null ? null : new Date(endedAt).toISOString(),
    startedBy,
    projects,
    done,
    total,
  };
}
