import * as z from 'zod';
import type { Logger } from '../log/log';
import { comesFirst, syncRequestSchema } from '../sync/request';
import { work, type WorkerParts } from '../sync/worker';

const eventSchema = z.object({ body: syncRequestSchema });

/** Asked for again after this many seconds when another worker is at the same connection. */
const BUSY_SECONDS = 20;
/** The same for what a person waits for: whoever is at it makes way after its page. */
const BUSY_FIRST_SECONDS = 5;

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
  if (outcome !== 'busy') return undefined;
  return { retryAfterSeconds: comesFirst(read.data.body) ? BUSY_FIRST_SECONDS : BUSY_SECONDS };
}
