import { Queue } from '@forge/events';
import { isBackground, type SyncQueue, type SyncRequest } from '../sync/request';

/**
 * The queue `sync` of the manifest. One event at a time for a connection, so that workers do not wait for each
 * other's lease; what is not for the background stands in a line of its own, since Forge turns away for longer and longer
 * what finds its line taken. https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/
 */
export const forgeSyncQueue: SyncQueue = {
  async push(request: SyncRequest, delaySeconds = 0): Promise<void> {
    const line = isBackground(request) ? 'sync' : 'now';
    const concurrency = { key: `${line}-${request.connectionId}`, limit: 1 };
    const event = { body: { ...request }, concurrency };
    await new Queue({ key: 'sync' }).push(
      delaySeconds === 0 ? event : { ...event, delayInSeconds: delaySeconds },
    );
  },
};
