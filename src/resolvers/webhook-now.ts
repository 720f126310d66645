import type { Connection } from '../connection/connection';
import { Problem } from '../errors/problem';
import type { ResolverParts } from './parts';

/** Makes the webhook if it can be made now. The schedule syncs without it, and the hourly check tries again. */
export async function makeWebhookNow(
  { webhooks, log }: Pick<ResolverParts, 'webhooks' | 'log'>,
  connection: Connection,
): Promise<void> {
  try {
    await webhooks.ensure(connection);
  } catch (error) {
    log.warn('The webhook could not be made', {
      connectionId: connection.id,
      code: error instanceof Problem ? error.code : 'INTERNAL',
    });
  }
}
