import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Trying out a connection. */
export function defineTests(
  surface: Surface<AdminAnswers>,
  parts: Pick<ResolverParts, 'tests'>,
  administrator: Guard<unknown>,
): void {
  surface.define(
    'test.step',
    administrator,
    adminRequests['test.step'],
    async ({ connectionId, testId }, { accountId }) => ({
      test: await parts.tests.step(connectionId, testId, accountId),
    }),
  );
}
