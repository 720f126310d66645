import * as z from 'zod';

export const Concurrency = z.strictObject({ key: z.string().min(1), limit: z.number().int().min(1) });

/** One delivery that waits for its time or is under way. A duplicate is a second row with the same event id. */
export const Delivery = z.strictObject({
  eventId: z.string(),
  copy: z.number(),
  jobId: z.string(),
  queueName: z.string(),
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().optional(),
  concurrency: Concurrency.optional(),
  chain: z.string(),
  publishedAt: z.number(),
  dueAt: z.number(),
  /** Tries that the app knows of: platform failures do not count. */
  retryCount: z.number(),
  retryReason: z.string().nullable(),
  retryData: z.unknown().optional(),
  /** Tries that failed in any way, and how often a taken concurrency key sent it back: each has its own growing wait. */
  failures: z.number(),
  turnedBack: z.number(),
});
export type Delivery = Readonly<z.infer<typeof Delivery>>;

export const Job = z.strictObject({
  queueName: z.string(),
  inProgress: z.number(),
  success: z.number(),
  failed: z.number(),
  cancelled: z.boolean(),
  changedAt: z.number(),
});
export type Job = Readonly<z.infer<typeof Job>>;

export const ChainCount = z.strictObject({ pushes: z.number(), changedAt: z.number() });
export type ChainCount = Readonly<z.infer<typeof ChainCount>>;
