import * as z from 'zod';

/** What a queue event asks a worker to do. Ids only: no text, no token, nothing personal goes through a queue. */
export const syncRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delta'),
    connectionId: z.string(),
    trigger: z.enum(['schedule', 'event', 'webhook', 'person']),
  }),
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
