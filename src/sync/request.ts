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
  which: z.enum(['all', 'failed', 'since']).default('all'),
  /** Milliseconds since the epoch. */
  since: z.number().nullable().default(null),
});
export type ResyncOrder = z.infer<typeof resyncOrderSchema>;

/** What a queue event asks a worker to do. Ids only: no text, no token, nothing personal goes through a queue. */
export const syncRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delta'),
    connectionId: z.string(),
    trigger,
    /** What another pass left: whatever that one was asked by, nobody waits for this one. */
    goesOn: z.boolean().optional(),
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
  /** A person parts a pair, pairs an issue with a task, or has a task made for an issue. */
  z.object({
    kind: z.literal('pair'),
    connectionId: z.string(),
    trigger: z.literal('person'),
    /** Account id. */
    who: z.string().optional(),
    action: z.enum(['unlink', 'link', 'create']),
    issueId: z.string(),
    taskId: z.string().optional(),
  }),
  /** The dry run that its record describes is to be begun or gone on with. */
  z.object({ kind: z.literal('dry-run'), connectionId: z.string(), trigger, id: z.string() }),
  /** The inbox of the connection holds something. */
  z.object({ kind: z.literal('inbox'), connectionId: z.string(), trigger: z.enum(['event', 'webhook']) }),
  /** What the inbox had no room for, and what an earlier version of the app pushed for each event. */
  z.object({
    kind: z.literal('items'),
    connectionId: z.string(),
    trigger: z.enum(['event', 'webhook']),
    taskIds: z.array(z.string()).max(100),
    issueIds: z.array(z.string()).max(100),
  }),
]);
export type SyncRequest = z.infer<typeof syncRequestSchema>;

/** True where somebody waits: these get their turn between two pages of whatever is under way. */
export function comesFirst(request: SyncRequest): boolean {
  if (request.kind === 'cleanup' || request.kind === 'dry-run') return false;
  return request.trigger === 'person' && !(request.kind === 'delta' && request.goesOn === true);
}

/** True for what may go on when the points for work in the background are spent. */
export function isBackground(request: SyncRequest): boolean {
  return request.kind !== 'inbox' && request.kind !== 'items' && !comesFirst(request);
}

/** How work gets to a worker. One worker at a time for a connection is the wish; the lease is the guarantee. */
export interface SyncQueue {
  push(request: SyncRequest, delaySeconds?: number): Promise<void>;
}
