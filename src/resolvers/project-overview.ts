import type { ProjectConnectionView, ProjectOverview } from '../contract/views';
import { authorisationView } from '../connection/authorisation-view';
import type { ProjectLink } from '../connection/connection';
import type { ConnectionState } from '../connection/connections';
import { summarise } from '../connection/summary';
import { Failures } from '../sync/failures';
import { failureView } from '../sync/failure-view';
import { readPulse } from '../sync/pulse';
import { Runs } from '../sync/runs';
import { mayMend } from './guards';
import { mendable } from './mendable';
import type { ResolverParts } from './parts';

const FAILURES_SHOWN = 50;
const RUNS_SHOWN = 20;

/** A connection, and the link of it that leads into the project that is looked at. */
export interface LinkedConnection {
  readonly state: ConnectionState;
  readonly link: ProjectLink;
}

/**
 * How the synchronisation of a project stands: the same truth for everybody who may see the project. What failed in
 * detail, and with which credentials the connection works, is for those who may do something about it.
 */
export async function projectOverview(parts: ResolverParts, projectId: string): Promise<ProjectOverview> {
  const linked = await linksOf(parts, projectId);
  const roles = [...new Set(linked.map(({ state }) => state.connection.value.settings.mendRole))];
  const [mayManage, held] = await Promise.all([
    parts.jira.hasPermissionAsUser('ADMINISTER', {}),
    Promise.all(roles.map((role) => mayMend(parts.jira, projectId, role))),
  ]);
  const shown = linked.map((one) => ({
    ...one,
    mends: held[roles.indexOf(one.state.connection.value.settings.mendRole)] === true,
  }));
  const failures = await Promise.all(
    shown
      .filter(({ mends }) => mends)
      .map(({ link }) => new Failures(parts.storage).ofProjectLink(link.id, FAILURES_SHOWN)),
  );
  return {
    connections: await Promise.all(shown.map(({ mends, ...one }) => connectionView(parts, one, mends))),
    failures: failures.flat().map(failureView),
    mayManage,
  };
}

/** The connections linked to a project; none that is being deleted. */
export async function linksOf(parts: ResolverParts, projectId: string): Promise<readonly LinkedConnection[]> {
  const states = await parts.connections.all();
  return states
    .filter(({ connection }) => connection.value.deletedAt === null)
    .flatMap((state) =>
      state.connection.value.links
        .filter((link) => link.jiraProjectId === projectId)
        .map((link) => ({ state, link })),
    );
}

async function connectionView(
  parts: ResolverParts,
  { state, link }: LinkedConnection,
  mends: boolean,
): Promise<ProjectConnectionView> {
  const connection = state.connection.value;
  const [{ pulse, progress }, runs] = await Promise.all([
    readPulse(parts.storage, connection.id),
    new Runs(parts.storage).latest(connection.id, RUNS_SHOWN),
  ]);
  const { status, active, error, run, lastRunAt, nextRunAt } = summarise(
    state,
    parts.platforms.name(connection),
    pulse,
    Date.now(),
  );
  return {
    connectionId: connection.id,
    connectionName: connection.name,
    platform: connection.platform,
    platformName: parts.platforms.name(connection),
    workspaceName: link.workspaceName,
    platformProjectName: link.platformProjectName,
    status,
    active,
    error,
    run,
    lastRunAt,
    nextRunAt,
    linkedItems: progress.linked[link.id] ?? 0,
    runs,
    paused: link.paused !== null,
    mayMend: mends,
    authorisation:
      mends && mendable(connection, status)
        ? authorisationView(connection, {
            redirectUri: await parts.redirectUri(),
            applicationUrl: await parts.site.url(),
            methods: parts.platforms.kinds.get(connection.platform)?.methods ?? [],
          })
        : null,
  };
}
