import type { World } from '../../local/world';

/** Loses the app's own record of a pair, as no part of the app would. */
export async function loseRecord(world: World, connectionId: string, taskId: string): Promise<void> {
  const scope = {
    installationId: world.installation.id,
    functionKey: 'test',
    meters: { kvsRead: () => undefined, kvsWrite: () => undefined, queuePush: () => undefined },
    chain: 'test',
  };
  const body = { entityName: 'link', key: `${connectionId}:${taskId}` };
  const { status } = await world.host.services.kvs.handle('/api/v1/entity/delete', body, scope);
  if (status >= 300) throw new Error(`The record could not be lost: ${status}`);
}
