import { projectRequests, type ProjectAnswers, type ProjectAuthorisation } from '../contract/requests';
import type { Advanced } from '../connection/authorise';
import { summarise } from '../connection/summary';
import { Problem } from '../errors/problem';
import { readPulse } from '../sync/pulse';
import { afterAuthorised } from './after-authorised';
import { consentView, failedView, progressOf } from './authorising';
import { projectMender } from './guards';
import { mendable } from './mendable';
import type { ResolverParts } from './parts';
import type { Surface } from './surface';

/** Authorising again from the project page: for holders of the connection's role, while it is in error. */
export function defineProjectAuthorisation(surface: Surface<ProjectAnswers>, parts: ResolverParts): void {
  const { authorise, credentials: desk } = parts;
  const mender = projectMender(parts.jira, parts.connections);

  surface.define(
    'project.stage',
    mender,
    projectRequests['project.stage'],
    async ({ connectionId, credentials }, { accountId }) => {
      await demandError(parts, connectionId);
      await desk.stage(connectionId, accountId, credentials);
      return { staged: true as const };
    },
  );

  surface.define(
    'project.authorise',
    mender,
    projectRequests['project.authorise'],
    async ({ connectionId, use, returns }, { accountId }) => {
      await demandError(parts, connectionId);
      try {
        const started = await authorise.start(connectionId, accountId, { use, returns });
        if (started.state === 'consent') return consentView(started);
        await afterAuthorised(parts, connectionId);
        return { state: 'done' };
      } catch (error) {
        return failedView(error);
      }
    },
  );

  surface.define(
    'project.verify',
    mender,
    projectRequests['project.verify'],
    ({ connectionId, code }, { accountId }) =>
      progressHere(parts, connectionId, () => authorise.verify(connectionId, accountId, code)),
  );

  surface.define(
    'project.advance',
    mender,
    projectRequests['project.advance'],
    ({ connectionId }, { accountId }) =>
      progressHere(parts, connectionId, () => authorise.advance(connectionId, accountId)),
  );

  surface.define('project.cancel', mender, projectRequests['project.cancel'], async ({ connectionId }) => {
    // Also of a connection that has healed by itself meanwhile: what was begun can always be given up.
    await authorise.cancel(connectionId);
    return { cancelled: true as const };
  });
}

/** How far a consent is, for whoever may still mend the connection. */
async function progressHere(
  parts: ResolverParts,
  connectionId: string,
  ask: () => Promise<Advanced>,
): Promise<ProjectAuthorisation> {
  await demandError(parts, connectionId);
  return progressOf(ask, async () => {
    await afterAuthorised(parts, connectionId);
    return { state: 'done' as const };
  });
}

/** Throws `NOT_NOW` unless the connection is in the state in which the page offers it: the page is not believed. */
async function demandError(parts: ResolverParts, connectionId: string): Promise<void> {
  const state = await parts.connections.get(connectionId);
  const { value } = state.connection;
  const { pulse } = await readPulse(parts.storage, connectionId);
  const { status } = summarise(state, parts.platforms.name(value), pulse, Date.now());
  if (!mendable(value, status))
    throw new Problem('NOT_NOW', { scope: 'request', retry: 'never', facts: { status } });
}
