import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import type { RunView } from '../contract/views';
import type { Storage } from '../storage/port';

/** What a pass has done so far; shared by all parts of it. */
export class RunTally {
  created = 0;
  updated = 0;
  failed = 0;
  /** When the earliest item parked in this pass is due again, in milliseconds. */
  retryAt: number | null = null;

  /** New pairs by project link. */
  readonly linked = new Map<string, number>();

  get touched(): boolean {
    return this.created + this.updated + this.failed > 0;
  }

  link(projectLinkId: string): void {
    this.linked.set(projectLinkId, (this.linked.get(projectLinkId) ?? 0) + 1);
  }

  park(nextTryAt: number | null): void {
    this.failed += 1;
    if (nextTryAt !== null) this.retryAt = Math.min(this.retryAt ?? nextTryAt, nextTryAt);
  }
}

const detailSchema = z.object({
  endedAt: z.number(),
  trigger: z.enum(['schedule', 'event', 'webhook', 'person']),
  created: z.number(),
  updated: z.number(),
  failed: z.number(),
  outcome: z.enum(['complete', 'complete-with-failures', 'waiting', 'stopped']),
});
const storedSchema = z.object({ u: z.number(), d: z.string() });

/** The history of passes that did something. A pass that found nothing to do leaves only its heartbeat. */
export class Runs {
  constructor(private readonly storage: Storage) {}

  async record(connectionId: string, startedAt: number, run: z.infer<typeof detailSchema>): Promise<void> {
    await this.storage.setEntity('run', `${connectionId}:${startedAt}:${randomUUID().slice(0, 8)}`, {
      c: connectionId,
      u: startedAt,
      d: JSON.stringify(run),
    });
  }

  async latest(connectionId: string, limit: number): Promise<readonly RunView[]> {
    const page = await this.storage.query({
      entity: 'run',
      index: 'by-connection',
      partition: [connectionId],
      sort: 'DESC',
      limit,
    });
    return page.items.map(({ key, value }) => {
      const { u, d } = storedSchema.parse(value);
      const { endedAt, ...detail } = detailSchema.parse(JSON.parse(d));
      return {
        id: key,
        startedAt: new Date(u).toISOString(),
        endedAt: new Date(endedAt).toISOString(),
        ...detail,
      };
    });
  }
}
