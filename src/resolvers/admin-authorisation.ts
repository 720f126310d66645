import { adminRequests, type AdminAnswers } from '../contract/requests';
import type { ConnectionDetail } from '../contract/views';
import { afterAuthorised } from './after-authorised';
import { consentView, failedView, progressOf } from './authorising';
import { freshDetail } from './connection-views';
import type { ResolverParts } from './parts';
import type { Guard, Surface } from './surface';

/** Credentials and grants: entering, trying, proving. */
export function defineAuthorisation(
  surface: Surface<AdminAnswers>,
  parts: ResolverParts,
  administrator: Guard<unknown>,
): void {
  const { authorise, credentials: desk } = parts;

  surface.define(
    'credentials.stage',
    administrator,
    adminRequests['credentials.stage'],
    async ({ connectionId, credentials }, { accountId }) => {
      await desk.stage(connectionId, accountId, credentials);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'credentials.discard',
    administrator,
    adminRequests['credentials.discard'],
    async ({ connectionId }, { accountId }) => {
      await desk.discard(connectionId, accountId);
      return freshDetail(parts, connectionId);
    },
  );

  surface.define(
    'authorisation.start',
    administrator,
    adminRequests['authorisation.start'],
    async ({ connectionId, use, returns }, { accountId }) => {
      try {
        const started = await authorise.start(connectionId, accountId, { use, returns });
        if (started.state === 'consent') return consentView(started);
        return await inUse(parts, connectionId);
      } catch (error) {
        return failedView(error);
      }
    },
  );

  surface.define(
    'authorisation.verify',
    administrator,
    adminRequests['authorisation.verify'],
    ({ connectionId, code }, { accountId }) =>
      progressOf(
        () => authorise.verify(connectionId, accountId, code),
        () => inUse(parts, connectionId),
      ),
  );

  surface.define(
    'authorisation.advance',
    administrator,
    adminRequests['authorisation.advance'],
    ({ connectionId }, { accountId }) =>
      progressOf(
        () => authorise.advance(connectionId, accountId),
        () => inUse(parts, connectionId),
      ),
  );

  surface.define(
    'authorisation.cancel',
    administrator,
    adminRequests['authorisation.cancel'],
    async ({ connectionId }) => {
      await parts.connections.get(connectionId);
      await authorise.cancel(connectionId);
      return { cancelled: true as const };
    },
  );
}

async function inUse(
  parts: ResolverParts,
  connectionId: string,
): Promise<{ readonly state: 'done'; readonly connection: ConnectionDetail }> {
  await afterAuthorised(parts, connectionId);
  return { state: 'done', connection: await freshDetail(parts, connectionId) };
}
