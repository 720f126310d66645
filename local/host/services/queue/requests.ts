import * as z from 'zod';
import { QUEUE_LIMITS } from './limits';
import { Concurrency } from './rows';

const queueName = z.string().regex(/^[a-zA-Z0-9-_]+$/);
const jobId = z.string().min(1);
const time = z.iso.datetime();

const PushEvent = z.strictObject({
  body: z.record(z.string(), z.unknown()),
  delayInSeconds: z.number().min(0).max(QUEUE_LIMITS.delaySeconds).optional(),
  concurrency: Concurrency.optional(),
});

/** What `@forge/events` 3 sends: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
export const PushRequest = z.strictObject({
  queueName,
  jobId,
  time,
  type: z.literal('avi:forge:app:event'),
  schema: z.literal('ari:cloud:ecosystem::forge/app-event-2'),
  payload: z.array(PushEvent).min(1).max(QUEUE_LIMITS.eventsPerPush),
});

export const JobRequest = z.strictObject({ queueName, jobId, time });

export type PushRequest = z.infer<typeof PushRequest>;
export type PushEvent = z.infer<typeof PushEvent>;
