import { issueRequests, type IssueAnswers } from '../contract/requests';
import type { IssueLinkView } from '../contract/views';
import { runningLinks } from '../connection/connection';
import type { ConnectionState } from '../connection/connections';
import { errorView } from '../connection/error-view';
import { Problem } from '../errors/problem';
import { Failures, itemOf } from '../sync/failures';
import { Links, type Link } from '../sync/links';
import { issueReader } from './guards';
import type { ResolverParts } from './parts';
import { Surface } from './surface';

/** The issue panel: for everybody who may see the issue. */
export function issueSurface(parts: ResolverParts): Surface<IssueAnswers> {
  const surface = new Surface<IssueAnswers>(parts.log);
  surface.define('issue.link', issueReader(parts.jira), issueRequests['issue.link'], async ({ issueId }) => {
    const link = await new Links(parts.storage).ofIssue(issueId);
    if (link === undefined) return { link: null };
    const state = await standing(parts, link.connectionId);
    return { link: state === undefined ? null : await viewOf(parts, state, link) };
  });
  return surface;
}

/** Undefined while the rest of a deleted connection is being removed. */
async function standing(parts: ResolverParts, connectionId: string): Promise<ConnectionState | undefined> {
  try {
    const state = await parts.connections.get(connectionId);
    return state.connection.value.deletedAt === null ? state : undefined;
  } catch (error) {
    if (error instanceof Problem && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function viewOf(parts: ResolverParts, state: ConnectionState, link: Link): Promise<IssueLinkView> {
  const connection = state.connection.value;
  const failure = (await new Failures(parts.storage).of(connection.id, [itemOf(link)])).get(itemOf(link));
  return {
    connectionName: connection.name,
    platformName: parts.platforms.name(connection),
    status: state.health.status,
    task: await taskOf(parts, state, link),
    state: link.state !== 'ok' ? 'failed' : isRunning(state, link) ? 'in-sync' : 'pending',
    lastSyncAt: new Date(link.agreedAt).toISOString(),
    lastChangeBy: link.lastChangeBy,
    error: failure === undefined ? null : errorView(failure.error),
  };
}

function isRunning({ connection, health }: ConnectionState, { projectLinkId }: Link): boolean {
  return (
    health.status === 'Authorized' && runningLinks(connection.value).some(({ id }) => id === projectLinkId)
  );
}

async function taskOf(
  parts: ResolverParts,
  { connection, health }: ConnectionState,
  link: Link,
): Promise<IssueLinkView['task']> {
  if (health.status !== 'Authorized') return null;
  try {
    const platform = parts.platforms.open(connection.value);
    const task = (await platform.getTasks([link.taskId]))[0];
    if (task === undefined || task.deleted) return null;
    const [schema, users] = await Promise.all([
      platform.projectSchema(task.projectId),
      task.assigneeId === null ? [] : platform.listUsers(),
    ]);
    return {
      key: task.key,
      title: task.title,
      url: task.url,
      status: schema.statuses.find(({ id }) => id === task.statusId)?.name ?? '',
      assignee: users.find(({ id }) => id === task.assigneeId)?.displayName ?? null,
    };
  } catch (error) {
    parts.log.error('The platform could not be asked for a task', error, {
      connectionId: connection.value.id,
    });
    return null;
  }
}
