import { adminRequests, type AdminAnswers } from '../contract/requests';
import { failurePage } from '../sync/failure-pages';
import { dismissFailure, retryFailures, settleConflict } from './failure-actions';
import { runPage } from './history-pages';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** What failed and what can be done about it, and what each run wrote. */
export function defineFailures(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const whole = (connectionId: string, actor: string) => ({ connectionId, linkIds: null, actor });

  surface.define(
    'failures.list',
    administrator,
    adminRequests['failures.list'],
    async ({ connectionId, linkId, code, cursor }) => {
      await parts.connections.get(connectionId);
      return failurePage(parts.storage, [{ connectionId, linkId }], code, cursor);
    },
  );

  surface.define(
    'failures.retry',
    administrator,
    adminRequests['failures.retry'],
    async ({ connectionId, ...which }, { accountId }) => ({
      queued: await retryFailures(parts, whole(connectionId, accountId), which),
    }),
  );

  surface.define(
    'failures.dismiss',
    administrator,
    adminRequests['failures.dismiss'],
    async ({ connectionId, id }, { accountId }) => {
      await dismissFailure(parts, whole(connectionId, accountId), id);
      return { dismissed: true as const };
    },
  );

  surface.define(
    'conflict.settle',
    administrator,
    adminRequests['conflict.settle'],
    async ({ connectionId, ...choice }, { accountId }) => {
      await settleConflict(parts, whole(connectionId, accountId), choice);
      return { queued: true as const };
    },
  );

  surface.define('run.get', administrator, adminRequests['run.get'], async (asked) => {
    await parts.connections.get(asked.connectionId);
    return runPage(parts, asked, null);
  });
}
