import type { Connections } from '../connection/connections';
import type { Webhooks } from '../connection/webhook';
import type { Logger } from '../log/log';

/** Before the app is removed: the platforms stop calling an address that will be nobody's. As far as possible, within its 55 s. */
export async function beforeUninstall(parts: {
  readonly connections: Connections;
  readonly webhooks: Webhooks;
  readonly log: Logger;
}): Promise<void> {
  for (const { connection } of await parts.connections.all()) {
    try {
      await parts.webhooks.remove(connection.value);
    } catch (error) {
      parts.log.error('A webhook could not be removed', error, { connectionId: connection.value.id });
    }
  }
}
