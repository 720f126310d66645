import * as z from 'zod';
import { errorCodes } from '../contract/error-codes';

const trigger = z.enum(['schedule', 'event', 'webhook', 'person']);

/**
 * A resync as it was asked for. It travels with the event, so that an order whose record was never written is still
 * carried out: the event is the first thing that is stored of it.
 */
export const resyncOrderSchema = z.object({
  id: z.string(),
  startedAt: z.number(),
  /** Account id. */
  startedBy: z.string(),
  linkIds: z.array(z.string()).max(100),
  /** Keys of the Jira projects. */
  projects: z.array(z.string()).max(100),
  total: z.number(),
});
export type ResyncOrder = z.infer<typeof resyncOrderSchema>;

/** What a queue event asks a worker to do. Ids only: no text, no token, nothing personal goes through a queue. */
export const syncRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delta'),
    connectionId: z.string(),
    trigger,
    /** Account id of the person who asked. */
    who: z.string().optional(),
  }),
  /** A resync is to be begun, gone on with or stopped; what of these, its record says. */
  z.object({
    kind: z.literal('resync'),
    connectionId: z.string(),
    trigger,
    order: resyncOrderSchema.optional(),
  }),
  /** What belonged to a deleted connection or to removed project links is to be deleted. */
  z.object({
    kind: z.literal('cleanup'),
    connectionId: z.string(),
    trigger,
    /** Removed links that the progress may not know of. */
    linkIds: z.array(z.string()).max(100).optional(),
  }),
  /** A person wants failures tried again: these, or all of a cause, of project links, of the connection. */
  z.object({
    kind: z.literal('retry'),
    connectionId: z.string(),
    trigger,
    /** Account id. */
    who: z.string().optional(),
    ids: z.array(z.string()).max(100).optional(),
    linkIds: z.array(z.string()).max(100).optional(),
    code: z.enum(errorCodes).optional(),
    /** When it was asked, in milliseconds: what failed after that has had its try. */
    at: z.number(),
  }),
  /** The dry run that its record describes is to be begun or gone on with. */
  z.object({ kind: z.literal('dry-run'), connectionId: z.string(), trigger, id: z.string() }),
  z.object({
    kind: z.literal('items'),
    connectionId: z.string(),
    trigger: z.enum(['event', 'webhook']),
    taskIds: z.array(z.string()).max(100),
    issueIds: z.array(z.string()).max(100),
  }),
]);
export type SyncRequest = z.infer<typeof syncRequestSchema>;

/** How work gets to a worker. One worker at a time for a connection is the wish; the lease is the guarantee. */
export interface SyncQueue {
  push(request: SyncRequest, delaySeconds?: number): Promise<void>;
}
