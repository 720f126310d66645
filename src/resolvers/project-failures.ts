import { projectRequests, type ProjectAnswers } from '../contract/requests';
import { failurePage } from '../sync/failure-pages';
import { dismissFailure, retryFailures, settleConflict, type Reach } from './failure-actions';
import { mayMend, projectMender, projectReader } from './guards';
import { runPage } from './history-pages';
import type { ResolverParts } from './parts';
import { linksOf } from './project-overview';
import type { Guard, Surface } from './surface';

/** What failed in one project: shown to those who may mend it, and tried again by them. Runs are for every reader. */
export function defineProjectFailures(surface: Surface<ProjectAnswers>, parts: ResolverParts): void {
  const reader = projectReader(parts.jira);
  const mender = projectMender(parts.jira, parts.connections);
  const readerOfConnection: Guard<{ readonly projectId: string; readonly connectionId: string }> = async (
    caller,
    request,
  ) => (await reader(caller, request)) && (await linkIdsOf(parts, request)).length > 0;

  surface.define(
    'project.failures',
    reader,
    projectRequests['project.failures'],
    async ({ projectId, code, cursor }) => {
      const places = [];
      for (const { state, link } of await linksOf(parts, projectId)) {
        const { id: connectionId, settings } = state.connection.value;
        if (await mayMend(parts.jira, projectId, settings.mendRole))
          places.push({ connectionId, linkId: link.id });
      }
      return failurePage(parts.storage, places, code, cursor);
    },
  );

  surface.define(
    'project.retry',
    mender,
    projectRequests['project.retry'],
    async ({ projectId, connectionId, ...which }, { accountId }) => ({
      queued: await retryFailures(parts, await reach(parts, { projectId, connectionId }, accountId), which),
    }),
  );

  surface.define(
    'project.dismiss',
    mender,
    projectRequests['project.dismiss'],
    async ({ id, ...place }, { accountId }) => {
      await dismissFailure(parts, await reach(parts, place, accountId), id);
      return { dismissed: true as const };
    },
  );

  surface.define(
    'project.settle',
    mender,
    projectRequests['project.settle'],
    async ({ projectId, connectionId, ...choice }, { accountId }) => {
      await settleConflict(parts, await reach(parts, { projectId, connectionId }, accountId), choice);
      return { queued: true as const };
    },
  );

  surface.define(
    'project.run',
    readerOfConnection,
    projectRequests['project.run'],
    async ({ projectId, ...asked }) =>
      runPage(parts, asked, await linkIdsOf(parts, { projectId, connectionId: asked.connectionId })),
  );
}

interface Place {
  readonly projectId: string;
  readonly connectionId: string;
}

async function reach(parts: ResolverParts, place: Place, actor: string): Promise<Reach> {
  return { connectionId: place.connectionId, linkIds: await linkIdsOf(parts, place), actor };
}

async function linkIdsOf(
  { connections }: ResolverParts,
  { projectId, connectionId }: Place,
): Promise<readonly string[]> {
  const { deletedAt, links } = (await connections.get(connectionId)).connection.value;
  if (deletedAt !== null) return [];
  return links.filter(({ jiraProjectId }) => jiraProjectId === projectId).map(({ id }) => id);
}
