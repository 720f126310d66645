import { issueRequests, type IssueAnswers } from '../contract/requests';
import type { ConnectionState } from '../connection/connections';
import { Problem } from '../errors/problem';
import { keys } from '../storage/keys';
import { itemOf } from '../sync/failures';
import { isParted, Links } from '../sync/links';
import { notFound, retryFailures, settleConflict } from './failure-actions';
import { issueReader } from './guards';
import { historyOfPair } from './history-pages';
import { defineIssuePair, pairOf } from './issue-pair';
import { issueMender, placeOf } from './issue-place';
import { issueLinkView, unlinkedView } from './issue-view';
import type { ResolverParts } from './parts';
import { Surface } from './surface';

/** The issue panel: for everybody who may see the issue; what changes a pair for those who may mend it. */
export function issueSurface(parts: ResolverParts): Surface<IssueAnswers> {
  const surface = new Surface<IssueAnswers>(parts.log);
  const reader = issueReader(parts.jira);
  const mender = issueMender(parts, reader);

  surface.define('issue.link', reader, issueRequests['issue.link'], async ({ issueId }) => {
    const link = await new Links(parts.storage).ofIssue(issueId);
    // Parted by a person: it is an issue without a task again.
    const found = isParted(link) ? undefined : link;
    const state = found === undefined ? undefined : await standing(parts, found.connectionId);
    const place = await placeOf(parts, issueId);
    if (found !== undefined && state !== undefined)
      return { link: await issueLinkView(parts, state, found, place), unlinked: null };
    return { link: null, unlinked: place === null ? null : await unlinkedView(parts, place) };
  });

  surface.define('issue.history', reader, issueRequests['issue.history'], async ({ issueId }) => {
    const link = await new Links(parts.storage).ofIssue(issueId);
    return link === undefined ? { entries: [], nextCursor: null } : historyOfPair(parts, link);
  });

  surface.define('issue.retry', mender, issueRequests['issue.retry'], async ({ issueId }, { accountId }) => {
    const { connectionId, failureId } = await failureOf(parts, issueId);
    const reach = { connectionId, linkIds: null, actor: accountId };
    await retryFailures(parts, reach, { ids: [failureId] });
    return { queued: true as const };
  });

  surface.define(
    'issue.settle',
    mender,
    issueRequests['issue.settle'],
    async ({ issueId, ...choice }, { accountId }) => {
      const { connectionId, failureId } = await failureOf(parts, issueId);
      const reach = { connectionId, linkIds: null, actor: accountId };
      await settleConflict(parts, reach, { id: failureId, ...choice });
      return { queued: true as const };
    },
  );

  defineIssuePair(surface, parts, mender);
  return surface;
}

/** Where the failure of an issue would stand: under its task, or under itself while it has none. */
async function failureOf(
  parts: ResolverParts,
  issueId: string,
): Promise<{ readonly connectionId: string; readonly failureId: string }> {
  const place = await pairOf(parts, issueId);
  const connectionId = place.link?.connectionId ?? place.at?.state.connection.value.id;
  if (connectionId === undefined) throw notFound();
  const item = itemOf({ taskId: place.link?.taskId ?? null, issueId });
  return { connectionId, failureId: keys.failure(connectionId, item) };
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
