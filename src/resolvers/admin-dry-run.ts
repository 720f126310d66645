import { adminRequests, type AdminAnswers } from '../contract/requests';
import { Problem } from '../errors/problem';
import { startDryRun, stopDryRun } from '../sync/dry-run';
import { DryRuns, dryRunView } from '../sync/dry-run-record';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** What a sync would do, shown before it does. */
export function defineDryRun(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { connections, storage } = parts;

  surface.define(
    'dryRun.start',
    administrator,
    adminRequests['dryRun.start'],
    async ({ connectionId, linkId }, { accountId }) => {
      const { connection, health } = await connections.get(connectionId);
      const { status } = health;
      // An inactive connection has its dry run too: one looks before it is activated.
      if (connection.value.deletedAt !== null || (status !== 'Authorized' && status !== 'Interrupted'))
        throw new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status } });
      return { dryRun: dryRunView(await startDryRun(parts, connection.value, linkId, accountId)) };
    },
  );

  surface.define('dryRun.get', administrator, adminRequests['dryRun.get'], async ({ connectionId }) => {
    await connections.get(connectionId);
    const dryRun = await new DryRuns(storage).read(connectionId);
    return { dryRun: dryRun === null ? null : dryRunView(dryRun) };
  });

  surface.define('dryRun.stop', administrator, adminRequests['dryRun.stop'], async ({ connectionId }) => {
    await connections.get(connectionId);
    const dryRun = await stopDryRun(parts, connectionId);
    return { dryRun: dryRun === null ? null : dryRunView(dryRun) };
  });
}
