import * as z from 'zod';
import { randomUUID } from 'node:crypto';
import type { RunView } from '../contract/views';
import type { EntityItem, Storage } from '../storage/port';

/** What a pass has done so far; shared by all parts of it. */
export class RunTally {
  created = 0;
  updated = 0;
  failed = 0;
  /** When the earliest item parked in this pass is due again, in milliseconds. */
  retryAt: number | null = null;

  /** New pairs by project link. */
  readonly linked = new Map<string, number>();
  /** The tasks of new pairs by id, and their issues by key: what was waiting for one of them need not wait any more. */
  readonly met = new Set<string>();

  get touched(): boolean {
    return this.created + this.updated + this.failed > 0;
  }

  /** Grows with all that is counted: as it was before a page, that page found both sides agreed. */
  get worked(): number {
    return this.created + this.updated + this.failed + this.met.size;
  }

  link(projectLinkId: string, pair: { readonly taskId: string; readonly issueKey: string }): void {
    this.linked.set(projectLinkId, (this.linked.get(projectLinkId) ?? 0) + 1);
    this.met.add(pair.taskId);
    this.met.add(pair.issueKey);
  }

  park(nextTryAt: number | null): void {
    this.failed += 1;
    if (nextTryAt !== null) this.later(nextTryAt);
  }

  /** Something that is no failure is to be looked at again. */
  later(at: number): void {
    this.retryAt = Math.min(this.retryAt ?? at, at);
  }
}

const detailSchema = z.object({
  endedAt: z.number(),
  trigger: z.enum(['schedule', 'event', 'webhook', 'person']),
  /** Account id of the person who asked for it. */
  who: z.string().nullable().default(null),
  created: z.number(),
  updated: z.number(),
  failed: z.number(),
  /** Jira's points; null where nobody counted. */
  points: z.number().nullable().default(null),
  outcome: z.enum(['complete', 'complete-with-failures', 'waiting', 'stopped']),
});
const storedSchema = z.object({ c: z.string(), u: z.number(), d: z.string() });

/** Names a run from its start on, so that all it writes can say by whom it was written. */
export function newRunId(connectionId: string, startedAt: number): string {
  return `${connectionId}:${startedAt}:${randomUUID().slice(0, 8)}`;
}

/** Whose run it is and when it began, out of its name; null for what is no name of a run. */
export function readRunId(id: string): { readonly connectionId: string; readonly startedAt: number } | null {
  const found = /^([A-Za-z0-9._-]+):(\d+):[0-9a-f]{8}$/.exec(id);
  const [, connectionId, startedAt] = found ?? [];
  return connectionId === undefined ? null : { connectionId, startedAt: Number(startedAt) };
}

/** The history of passes that did something. A pass that found nothing to do leaves only its heartbeat. */
export class Runs {
  constructor(private readonly storage: Storage) {}

  async record(id: string, run: z.infer<typeof detailSchema>): Promise<void> {
    const named = readRunId(id);
    if (named === null) throw new Error('A run without a name');
    await this.storage.setEntity('run', id, {
      c: named.connectionId,
      u: named.startedAt,
      d: JSON.stringify(run),
    });
  }

  async get(id: string): Promise<RunView | null> {
    const value = await this.storage.getEntity('run', id);
    return value === undefined ? null : viewOf({ key: id, value });
  }

  async latest(connectionId: string, limit: number): Promise<readonly RunView[]> {
    const page = await this.storage.query({
      entity: 'run',
      index: 'by-connection',
      partition: [connectionId],
      sort: 'DESC',
      limit,
    });
    return page.items.map(viewOf);
  }
}

function viewOf({ key, value }: EntityItem): RunView {
  const { u, d } = storedSchema.parse(value);
  const { endedAt, ...detail } = detailSchema.parse(JSON.parse(d));
  return {
    id: key,
    startedAt: new Date(u).toISOString(),
    endedAt: new Date(endedAt).toISOString(),
    ...detail,
  };
}
