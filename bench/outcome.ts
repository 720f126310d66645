import * as z from 'zod';
import { doorKinds } from '../local/platform/door';
import type { Usage } from '../local/host/meters';

export const engines = ['planlink', 'naive'] as const;
export type Engine = (typeof engines)[number];

const amount = z.number();
const usageSchema: z.ZodType<Usage> = z.object({
  invocations: amount,
  wallMs: amount,
  cpuMs: amount,
  gbSeconds: amount,
  kvsReads: amount,
  kvsReadUnits: amount,
  kvsReadBytes: amount,
  kvsWrites: amount,
  kvsWriteUnits: amount,
  kvsWriteBytes: amount,
  logLines: amount,
  logBytes: amount,
  jiraCalls: amount,
  jiraPoints: amount,
  egressCalls: amount,
  queuePushes: amount,
  queueEvents: amount,
  queueBytes: amount,
});

/** What nobody can go below with the endpoints there are, in all; null where nothing can be computed. */
const floorSchema = z.object({
  jiraPoints: amount,
  jiraCalls: amount,
  platformCalls: amount,
  kvsWrites: amount,
});
export type Floor = z.infer<typeof floorSchema>;

export const works = [
  'first',
  'tick',
  'resync',
  'again',
  'platform-1',
  'jira-1',
  'platform-100',
  'jira-100',
  'events',
  'tick-20',
] as const;
export type Work = (typeof works)[number];

const operationSchema = z.object({ calls: amount, points: amount });
/** Calls of one kind and what Jira charged for them. */
export type Operation = z.infer<typeof operationSchema>;

const stretchSchema = z.object({
  work: z.enum(works),
  /** Items, ticks or events that were worked on. */
  count: amount,
  usage: usageSchema,
  floor: floorSchema.nullable(),
  /** How long it took on the virtual clock. */
  virtualMs: amount,
  appCpuMs: amount,
  /** The most of the whole process, twins included, in bytes. */
  peakBytes: amount,
  /** False when ticks still found work when the bench lost patience. */
  ended: z.boolean(),
  operations: z.record(z.string(), operationSchema),
});
/** One row of work with what it used, in all. */
export type Stretch = z.infer<typeof stretchSchema>;

/** What one process has found out about one engine at one size. */
export const outcomeSchema = z.object({
  engine: z.enum(engines),
  platform: z.enum(doorKinds),
  links: amount,
  stretches: z.array(stretchSchema),
  /** What the bundle alone holds, and what a worker holds at most beside it, in bytes; null where it was not looked at. */
  worker: z.object({ codeBytes: amount, passBytes: amount }).nullable(),
  seconds: amount,
});
export type Outcome = z.infer<typeof outcomeSchema>;
