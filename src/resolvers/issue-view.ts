import type { IssueLinkView, UnlinkedIssueView } from '../contract/views';
import { runningLinks } from '../connection/connection';
import { mayBeSynced, type ConnectionState } from '../connection/connections';
import { errorView } from '../connection/error-view';
import { Failures, itemOf, type Failure } from '../sync/failures';
import type { Link } from '../sync/links';
import { isRunning, mayMendIssue, typeIsMapped, type IssuePlace } from './issue-place';
import type { ResolverParts } from './parts';

/** A pair as its issue's panel shows it. */
export async function issueLinkView(
  parts: ResolverParts,
  state: ConnectionState,
  link: Link,
  place: IssuePlace | null,
): Promise<IssueLinkView> {
  const connection = state.connection.value;
  const [found, task, mends] = await Promise.all([
    new Failures(parts.storage).of(connection.id, [itemOf(link)]),
    taskOf(parts, state, link),
    place !== null && mayMendIssue(parts.jira, place),
  ]);
  const failure = found.get(itemOf(link));
  return {
    connectionName: connection.name,
    platformName: parts.platforms.name(connection),
    status: state.health.status,
    task,
    state: link.state !== 'ok' ? 'failed' : isSynced(state, link) ? 'in-sync' : 'pending',
    lastSyncAt: new Date(link.agreedAt).toISOString(),
    lastChangeBy: link.lastChangeBy,
    error: failure === undefined ? null : errorView(failure.error),
    gone: link.state === 'gone' ? goneSide(failure) : null,
    conflicts: failure?.conflicts ?? [],
    mayMend: mends,
  };
}

/** An issue without a task, in a project that is linked; null where none is. */
export async function unlinkedView(
  parts: ResolverParts,
  place: IssuePlace,
): Promise<UnlinkedIssueView | null> {
  const { at } = place;
  if (at === null) return null;
  const connection = at.state.connection.value;
  const { mapping } = await parts.linkProjects.mapping(at.link.id);
  return {
    connectionName: connection.name,
    platformName: parts.platforms.name(connection),
    mayCreate: isRunning(at) && mayBeSynced(at.state) && typeIsMapped(mapping, place.issue),
    mayMend: await mayMendIssue(parts.jira, place),
  };
}

function goneSide(failure: Failure | undefined): 'task' | 'issue' {
  return failure?.error.code === 'JIRA_ITEM_GONE' ? 'issue' : 'task';
}

function isSynced({ connection, health }: ConnectionState, { projectLinkId }: Link): boolean {
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
