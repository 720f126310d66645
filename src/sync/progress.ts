import * as z from 'zod';
import { seenErrorSchema } from '../connection/health';
import { keys } from '../storage/keys';
import type { Storage } from '../storage/port';

const taskCursorSchema = z.object({ updatedAt: z.string(), id: z.string() });

/** Characters of one mark: 36 bits, so that one of a few hundred stands for something else once in 100 million. */
export const MARK_LENGTH = 6;

const walkSchema = z.object({
  reason: z.enum(['resync', 'resumed']),
  phase: z.enum(['tasks', 'issues', 'failed']),
  task: taskCursorSchema.nullable(),
  page: z.string().nullable(),
  done: z.number(),
  /** From when on the search of the issues that is under way asks, in which time zone: its page tokens belong to it. */
  from: z.object({ zone: z.string(), since: z.string() }).nullable().default(null),
  /** What the walk is through: with another mapping it begins again. Empty before its first page. */
  print: z.string().default(''),
});
export type Walk = z.infer<typeof walkSchema>;

/**
 * How far the work of a connection has come. Written by the worker that holds the connection's lease and by nobody
 * else, and only after the work it stands for is stored.
 */
export const progressSchema = z.object({
  /** Milliseconds since the epoch up to which Jira's search has certainly shown everything. */
  jiraThrough: z.number().nullable(),
  /** The last task worked on, on the platform's own clock. */
  task: taskCursorSchema.nullable(),
  /** False while tasks with an earlier stamp may still turn up behind the cursor. */
  taskSettled: z.boolean(),
  taskSeenAt: z.number(),
  /** Where a scan stands that one invocation could not finish: the next goes on there, not at its beginning. */
  taskScan: taskCursorSchema.nullable().default(null),
  /** `floor`: worked through up to this stamp; `startedAt`: when the scan began, and so what it may vouch for. */
  jiraScan: z
    .object({
      floor: z.number(),
      startedAt: z.number(),
      /** Where a fixed query stands: from which minute of which time zone, and the token of its next page. */
      fixed: z.object({ zone: z.string(), since: z.string(), page: z.string() }).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** More was shown than the last scan took of what Jira may not show completely yet: the next one is long. */
  jiraMore: z.boolean().default(false),
  /** Marks of what the last scans brought and the overlap will bring again: `id` and stamp, hashed. */
  seen: z.union([z.array(z.string()), z.string().transform(marksOf)]),
  /** First syncs under way, by project link. */
  backfills: z.record(
    z.string(),
    z.object({
      phase: z.enum(['tasks', 'issues', 'done']),
      task: taskCursorSchema.nullable(),
      page: z.string().nullable(),
      done: z.number(),
    }),
  ),
  /**
   * Walks from beginning to end through projects that were synced before. `resync`: a person asked; `resumed`: the link
   * rested while the cursors moved on.
   */
  walks: z.record(z.string(), walkSchema).default({}),
  /** Paused links that the cursors have left behind. */
  resting: z.array(z.string()).default([]),
  /** With which mapping each link was walked through, by when that was saved. */
  mapped: z.record(z.string(), z.number()).default({}),
  /** The resync that is being carried out; `done`: items of those of its links that have been walked to the end. */
  resync: z
    .object({
      id: z.string(),
      linkIds: z.array(z.string()),
      done: z.number(),
      which: z.enum(['all', 'failed', 'since']).default('all'),
      /** Milliseconds: items changed since, or failures of before. */
      since: z.number().default(0),
      /** Its walks while a person has it rest. */
      held: z.record(z.string(), walkSchema).nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Removed links whose rows have been deleted once, and when: a query may not have shown all of them. */
  removing: z.record(z.string(), z.number()).default({}),
  /** When people without a counterpart are to be looked for anew, in milliseconds; null while there are none. */
  peopleAt: z.number().nullable().default(null),
  /** When the whole of a platform that tells of no changes was read last; null while it tells of them. */
  scannedAt: z.number().nullable().default(null),
  /** When the tasks of all pairs were looked for, where the platform does not tell of deleted ones, and how far it is. */
  looked: z
    .object({ at: z.number().nullable(), place: z.string().nullable(), page: z.string().nullable() })
    .default({ at: null, place: null, page: null }),
  /** How far the platform's clock was ahead of ours when the cursor of tasks was set, in milliseconds. */
  taskAheadMs: z.number().default(0),
  /** When the earliest parked item is due again, or null when none waits. */
  retryAt: z.number().nullable(),
  /** Set while a provider asked for patience: nothing is sent to either side before. */
  waitUntil: z.number().nullable(),
  /** Set while the points for work in the background are spent: what somebody waits for goes on. */
  restUntil: z.number().nullable().default(null),
  linked: z.record(z.string(), z.number()),
  /** Links of which one side cannot be reached, by id: they rest until they are tried again. */
  troubled: z
    .record(z.string(), z.object({ error: seenErrorSchema, attempts: z.number(), nextTryAt: z.number() }))
    .default({}),
});
export type Progress = z.infer<typeof progressSchema>;

export const noProgress: Progress = {
  jiraThrough: null,
  task: null,
  taskSettled: true,
  taskSeenAt: 0,
  taskScan: null,
  taskAheadMs: 0,
  jiraScan: null,
  peopleAt: null,
  scannedAt: null,
  looked: { at: null, place: null, page: null },
  jiraMore: false,
  seen: [],
  backfills: {},
  walks: {},
  resting: [],
  mapped: {},
  resync: null,
  removing: {},
  retryAt: null,
  waitUntil: null,
  restUntil: null,
  linked: {},
  troubled: {},
};

/** `worked`: false after a page on which nothing had to be done, which may just as well be looked at again. */
export type SaveProgress = (progress: Progress, worked?: boolean) => Promise<void>;

const objectSchema = z.record(z.string(), z.unknown());
const beginning = new Map(
  Object.entries({ ...noProgress, seen: '' }).map(([name, value]) => [name, JSON.stringify(value)]),
);

/** When it goes on by itself, in milliseconds; null when nothing holds it up. */
export function heldUntil({ waitUntil, restUntil }: Progress, now: number): number | null {
  const until = Math.max(waitUntil ?? 0, restUntil ?? 0);
  return until > now ? until : null;
}

export async function readProgress(storage: Storage, connectionId: string): Promise<Progress> {
  return parseProgress(await storage.getEntity('record', keys.progress(connectionId)));
}

export function parseProgress(stored: unknown): Progress {
  if (typeof stored !== 'object' || stored === null || !('doc' in stored) || typeof stored.doc !== 'string')
    return noProgress;
  return progressSchema.parse({ ...noProgress, ...objectSchema.parse(JSON.parse(stored.doc)) });
}

export async function saveProgress(
  storage: Storage,
  connectionId: string,
  progress: Progress,
): Promise<void> {
  // It is written after each page: what is as in the beginning is left out.
  const said = Object.entries({ ...progress, seen: progress.seen.join('') }).filter(
    ([name, value]) => JSON.stringify(value) !== beginning.get(name),
  );
  const doc = JSON.stringify(Object.fromEntries(said));
  await storage.setEntity('record', keys.progress(connectionId), { v: 1, doc });
}

function marksOf(text: string): string[] {
  return Array.from({ length: Math.floor(text.length / MARK_LENGTH) }, (_, index) =>
    text.slice(index * MARK_LENGTH, (index + 1) * MARK_LENGTH),
  );
}

const heartbeatSchema = z.object({ at: z.number() });

/** When a run last ended well. A key of its own: an idle tick writes it without the lease. */
export async function beat(storage: Storage, connectionId: string, now: number): Promise<void> {
  await storage.set(keys.heartbeat(connectionId), { at: now });
}

export async function lastBeat(storage: Storage, connectionId: string): Promise<number | null> {
  const stored = heartbeatSchema.safeParse(await storage.get(keys.heartbeat(connectionId)));
  return stored.success ? stored.data.at : null;
}
