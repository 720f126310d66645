import type { Jira, JiraIssue } from '../jira/port';
import { taskTypeFor, type Mapping } from '../mapping/mapping';
import { mayBeSynced } from '../connection/connections';
import { runningLinks } from '../connection/connection';
import { isParted, Links, type Link } from '../sync/links';
import { mayMend } from './guards';
import type { ResolverParts } from './parts';
import { linksOf, type LinkedConnection } from './project-overview';
import type { Guard } from './surface';

/** Where an issue stands: its pair, if it has one, and the project link it belongs to. */
export interface IssuePlace {
  readonly issue: JiraIssue;
  readonly link: Link | null;
  /** The link that is being synced before one that rests; null in a project that is not linked. */
  readonly at: LinkedConnection | null;
}

/** Null for an issue that the app may not see. Whether the reader may is asked before. */
export async function placeOf(parts: ResolverParts, issueId: string): Promise<IssuePlace | null> {
  const [issue] = await parts.jira.issues([issueId]);
  if (issue === undefined) return null;
  const [found, linked] = await Promise.all([
    new Links(parts.storage).ofIssue(issueId),
    linksOf(parts, issue.fields.project.id),
  ]);
  const link = found !== undefined && !isParted(found) && stands(linked, found) ? found : null;
  const own = linked.find((one) => one.link.id === link?.projectLinkId);
  return { issue, link, at: own ?? linked.find(isRunning) ?? linked[0] ?? null };
}

/** What remains of a removed project link or connection is as good as gone. */
function stands(linked: readonly LinkedConnection[], { connectionId, projectLinkId }: Link): boolean {
  return linked.some(
    ({ state, link }) => state.connection.value.id === connectionId && link.id === projectLinkId,
  );
}

export function isRunning({ state, link }: LinkedConnection): boolean {
  return mayBeSynced(state) && runningLinks(state.connection.value).some(({ id }) => id === link.id);
}

/** True when issues of this one's type get tasks. */
export function typeIsMapped(mapping: Mapping, { fields }: JiraIssue): boolean {
  return taskTypeFor(mapping, fields.issuetype.id) !== undefined;
}

/**
 * Whether the person may mend the pair of an issue that they see: who may edit the issue could change what is synced
 * anyway, and who mends the connection in its project may do so for each of its issues.
 */
export async function mayMendIssue(jira: Jira, { issue, at }: IssuePlace): Promise<boolean> {
  if (await jira.hasPermissionAsUser('EDIT_ISSUES', { issueId: issue.id })) return true;
  if (at === null) return false;
  return mayMend(jira, issue.fields.project.id, at.state.connection.value.settings.mendRole);
}

/** Sees the issue, and may mend its pair. An issue that cannot be seen and one that is not there are the same no. */
export function issueMender(
  parts: ResolverParts,
  reads: Guard<{ readonly issueId: string }>,
): Guard<{ readonly issueId: string }> {
  return async (caller, request) => {
    if (!(await reads(caller, request))) return false;
    const place = await placeOf(parts, request.issueId);
    return place !== null && (await mayMendIssue(parts.jira, place));
  };
}
