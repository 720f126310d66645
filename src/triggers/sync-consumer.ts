import * as z from 'zod';
import type { Logger } from '../log/log';
import { syncRequestSchema } from '../sync/request';
import { work, type WorkerParts } from '../sync/worker';

const eventSchema = z.object({ body: syncRequestSchema });

/** Asked for again after this many seconds when another worker is at the same connection. */
const BUSY_SECONDS = 20;

export type ConsumerAnswer = { readonly retryAfterSeconds: number } | undefined;

/** One event of the queue `sync`. `deadline` is when this invocation will be killed, in milliseconds. */
export async function consumeSync(
  parts: WorkerParts & { readonly log: Logger },
  event: unknown,
  deadline: number,
): Promise<ConsumerAnswer> {
  const read = eventSchema.safeParse(event);
  if (!read.success) {
    // An event of another version of the app: nobody can work on it, and trying again would not help.
    parts.log.warn('An event could not be read');
    return undefined;
  }
  const outcome = await work(parts, read.data.body, deadline);
  return outcome === 'busy' ? { retryAfterSeconds: BUSY_SECONDS } : undefined;
}
