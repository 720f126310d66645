import { projectRequests, type ProjectAnswers } from '../contract/requests';
import type { LinkedItem } from '../contract/views';
import type { ConnectionState } from '../connection/connections';
import { Failures, itemOf } from '../sync/failures';
import { errorView } from '../connection/error-view';
import { Links, type Link } from '../sync/links';
import type { PlatformStatus, Task } from '../platform/port';
import { projectReader } from './guards';
import type { ResolverParts } from './parts';
import { defineProjectAuthorisation } from './project-authorisation';
import { defineProjectFailures } from './project-failures';
import { linksOf, projectOverview, type LinkedConnection } from './project-overview';
import { Surface } from './surface';

const ITEMS_A_PAGE = 50;

/** The project page: for everybody who may see the project. */
export function projectSurface(parts: ResolverParts): Surface<ProjectAnswers> {
  const surface = new Surface<ProjectAnswers>(parts.log);
  const reader = projectReader(parts.jira);

  surface.define('project.overview', reader, projectRequests['project.overview'], ({ projectId }) =>
    projectOverview(parts, projectId),
  );

  surface.define('project.items', reader, projectRequests['project.items'], async ({ projectId, cursor }) => {
    const all = await linksOf(parts, projectId);
    // A resting link holds no project: where another connection has taken it over, its items are the ones.
    const linked = all.find(({ link }) => link.paused === null) ?? all[0];
    if (linked === undefined) return { items: [], nextCursor: null };
    let next: string | null = cursor ?? '';
    const links: Link[] = [];
    while (next !== null && links.length < ITEMS_A_PAGE) {
      const [state, from] = readCursor(next);
      const page = await new Links(parts.storage).ofProject(linked.link.id, state, ITEMS_A_PAGE, from);
      links.push(...page.links);
      next = nextCursor(state, page.cursor);
    }
    return { items: await itemsOf(parts, linked, links), nextCursor: next };
  });

  defineProjectAuthorisation(surface, parts);
  defineProjectFailures(surface, parts);
  return surface;
}

/** Issues as the reader may see them, tasks as the platform has them now; without the platform the list still stands. */
async function itemsOf(
  parts: ResolverParts,
  { state, link: projectLink }: LinkedConnection,
  links: readonly Link[],
): Promise<readonly LinkedItem[]> {
  const connection = state.connection.value;
  const [issues, tasks, failures] = await Promise.all([
    parts.jira.issuesAsUser(links.map(({ issueId }) => issueId)),
    tasksOf(parts, state, links),
    new Failures(parts.storage).of(connection.id, links.filter((link) => link.state !== 'ok').map(itemOf)),
  ]);
  const isInStep = state.health.status === 'Authorized' && projectLink.paused === null;
  return links.flatMap((link): LinkedItem[] => {
    const issue = issues.find(({ id }) => id === link.issueId);
    if (issue === undefined) return [];
    const task = tasks.found.get(link.taskId);
    const failure = failures.get(itemOf(link));
    return [
      {
        issueId: issue.id,
        issueKey: issue.key,
        summary: issue.summary,
        issueStatus: issue.status,
        taskKey: task?.key ?? null,
        taskUrl: task?.url ?? null,
        taskStatus: tasks.statuses.find(({ id }) => id === task?.statusId)?.name ?? null,
        state: link.state !== 'ok' ? 'failed' : isInStep ? 'in-sync' : 'pending',
        lastSyncAt: new Date(link.agreedAt).toISOString(),
        error: failure === undefined ? null : errorView(failure.error),
      },
    ];
  });
}

async function tasksOf(
  parts: ResolverParts,
  { connection, health }: ConnectionState,
  links: readonly Link[],
): Promise<{ found: ReadonlyMap<string, Task>; statuses: readonly PlatformStatus[] }> {
  const nothing = { found: new Map<string, Task>(), statuses: [] };
  if (health.status !== 'Authorized' || links.length === 0) return nothing;
  try {
    const platform = parts.platforms.open(connection.value);
    const tasks = await platform.getTasks(links.map(({ taskId }) => taskId));
    const projectId = tasks[0]?.projectId;
    return {
      found: new Map(tasks.map((task) => [task.id, task])),
      statuses: projectId === undefined ? [] : (await platform.projectSchema(projectId)).statuses,
    };
  } catch (error) {
    parts.log.error('The platform could not be asked for a list', error, {
      connectionId: connection.value.id,
    });
    return nothing;
  }
}

/** What failed comes first: it is what a reader can do something about. */
const order: readonly Link['state'][] = ['failed', 'gone', 'ok'];

function readCursor(cursor: string): [Link['state'], string | undefined] {
  const [state, ...rest] = cursor.split('|');
  const known = order.find((candidate) => candidate === state) ?? 'failed';
  const from = rest.join('|');
  return [known, from === '' ? undefined : from];
}

function nextCursor(state: Link['state'], cursor: string | null): string | null {
  if (cursor !== null) return `${state}|${cursor}`;
  const next = order[order.indexOf(state) + 1];
  return next === undefined ? null : `${next}|`;
}
