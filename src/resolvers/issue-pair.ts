import { issueRequests, type IssueAnswers } from '../contract/requests';
import type { ErrorCode } from '../contract/error-codes';
import type { Facts } from '../contract/error-view';
import type { ConnectionState } from '../connection/connections';
import { withinTime } from '../connection/within-time';
import { Problem } from '../errors/problem';
import { Failures, itemOf } from '../sync/failures';
import type { Link } from '../sync/links';
import { note, notFound, readyState } from './failure-actions';
import { isRunning, placeOf, typeIsMapped, type IssuePlace } from './issue-place';
import { demandUnlinked, namedTask } from './issue-task';
import type { ResolverParts } from './parts';
import type { LinkedConnection } from './project-overview';
import type { Guard, Surface } from './surface';

/** The pair is parted whatever it is called: nobody waits longer than this for a name. */
const NAME_MS = 5_000;

/** Making, joining and parting pairs by hand. What is asked is carried out by the worker, which alone writes pairs. */
export function defineIssuePair(
  surface: Surface<IssueAnswers>,
  parts: ResolverParts,
  mender: Guard<{ readonly issueId: string }>,
): void {
  surface.define(
    'issue.createTask',
    mender,
    issueRequests['issue.createTask'],
    async ({ issueId }, { accountId }) => {
      const { place, at } = await unpaired(parts, issueId);
      await parts.queue.push({
        kind: 'pair',
        connectionId: at.state.connection.value.id,
        trigger: 'person',
        who: accountId,
        action: 'create',
        issueId,
      });
      await noteChange(parts, at, accountId, place.issue.key, 'created');
      return { queued: true as const };
    },
  );

  surface.define(
    'issue.linkTask',
    mender,
    issueRequests['issue.linkTask'],
    async ({ issueId, task: named }, { accountId }) => {
      const { place, at } = await unpaired(parts, issueId);
      const connection = at.state.connection.value;
      const task = await namedTask(parts.platforms.open(connection), at.link.platformProjectId, named);
      await demandUnlinked(parts.storage, connection.id, task);
      await parts.queue.push({
        kind: 'pair',
        connectionId: connection.id,
        trigger: 'person',
        who: accountId,
        action: 'link',
        issueId,
        taskId: task.id,
      });
      await noteChange(parts, at, accountId, place.issue.key, task.key);
      return { queued: true as const };
    },
  );

  surface.define(
    'issue.unlink',
    mender,
    issueRequests['issue.unlink'],
    async ({ issueId }, { accountId }) => {
      const { issue, link } = await pairOf(parts, issueId);
      if (link === null) throw notFound();
      const { connectionId, taskId } = link;
      const state = await readyState(parts, connectionId);
      await parts.queue.push({
        kind: 'pair',
        connectionId,
        trigger: 'person',
        who: accountId,
        action: 'unlink',
        issueId,
        taskId,
      });
      const before = await taskName(parts, state, link);
      await note(parts, state, accountId, 'pair-changed', [{ field: issue.key, before, after: '' }]);
      return { unlinked: true as const };
    },
  );
}

/** What people know the task by: as its failure tells it, else the platform; its id where neither can say. */
async function taskName(parts: ResolverParts, { connection }: ConnectionState, link: Link): Promise<string> {
  const { connectionId, taskId } = link;
  const known = await new Failures(parts.storage).of(connectionId, [itemOf(link)]);
  const told = known.get(itemOf(link))?.taskKey ?? null;
  if (told !== null) return told;
  try {
    const asked = parts.platforms.open(connection.value).getTasks([taskId]);
    return (await withinTime(asked, NAME_MS, connection.value.address))[0]?.key ?? taskId;
  } catch (error) {
    if (error instanceof Problem) return taskId;
    throw error;
  }
}

/** Throws `NOT_FOUND` for an issue that is gone meanwhile. */
export async function pairOf(parts: ResolverParts, issueId: string): Promise<IssuePlace> {
  const place = await placeOf(parts, issueId);
  if (place === null) throw notFound();
  return place;
}

/** An issue that can get a task: linked to none, or to one that is gone, of a type that is mapped. */
async function unpaired(
  parts: ResolverParts,
  issueId: string,
): Promise<{ readonly place: IssuePlace; readonly at: LinkedConnection }> {
  const place = await pairOf(parts, issueId);
  const { issue, link, at } = place;
  if (at === null) throw notFound();
  if (link !== null && link.state !== 'gone') throw refused('ISSUE_ALREADY_LINKED', {});
  await readyState(parts, at.state.connection.value.id);
  if (!isRunning(at)) throw refused('CONNECTION_NOT_READY', { status: 'paused' });
  const { mapping } = await parts.linkProjects.mapping(at.link.id);
  if (!typeIsMapped(mapping, issue)) throw refused('TYPE_NOT_MAPPED', { type: issue.fields.issuetype.name });
  return { place, at };
}

async function noteChange(
  parts: ResolverParts,
  at: LinkedConnection,
  actor: string,
  issueKey: string,
  after: string,
): Promise<void> {
  await note(parts, at.state, actor, 'pair-changed', [{ field: issueKey, before: '', after }]);
}

function refused(code: ErrorCode, facts: Facts): Problem {
  return new Problem(code, { scope: 'request', retry: 'never', facts });
}
