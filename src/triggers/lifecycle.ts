import type { Connections } from '../connection/connections';
import type { Disconnecting } from '../connection/disconnect';
import type { Logger } from '../log/log';

/**
 * Before the app is removed: the platforms stop calling an address that will be nobody's, and the grants end. As far as
 * possible within its 55 seconds, so all connections at once; the storage with its secrets is deleted by Forge.
 */
export async function beforeUninstall(parts: {
  readonly connections: Connections;
  readonly disconnecting: Disconnecting;
  readonly log: Logger;
}): Promise<void> {
  const all = await parts.connections.all();
  await Promise.all(
    all.map(async ({ connection: { value } }) => {
      try {
        for (const { what, outcome, error } of await parts.disconnecting.revokeAll(value)) {
          const fields = { connectionId: value.id, what, code: error?.code ?? outcome };
          if (outcome === 'failed') parts.log.warn('Not all could be ended before the app went', fields);
        }
      } catch (error) {
        parts.log.error('A connection could not be ended', error, { connectionId: value.id });
      }
    }),
  );
}
