import type { ShortIssue } from '../jira/port';
import { Links, type Link } from '../sync/links';
import { taskAtAddress } from './issue-task';
import type { ResolverParts } from './parts';
import type { LinkedConnection } from './project-overview';

interface FoundLinks {
  readonly links: readonly Link[];
  /** What the reader may see of them. */
  readonly issues: readonly ShortIssue[];
  readonly next: string | null;
}

const ISSUE_KEY = /^[A-Z][A-Z0-9_]{1,30}-\d{1,12}$/i;

/**
 * The pairs of a project link that are searched for, by words of the issue's summary; on the first page, before them,
 * the one that is named outright: by its issue's key or by its task's address. Jira finds only what the reader may see.
 */
export async function searchLinks(
  parts: ResolverParts,
  linked: LinkedConnection,
  query: { readonly projectId: string; readonly text: string; readonly limit: number },
  page: string | null,
): Promise<FoundLinks> {
  const [named, searched] = await Promise.all([
    page === null ? namedLinks(parts, linked, query.text) : [],
    parts.jira.linkedIssuesAsUser(query, page),
  ]);
  const issues = [
    ...(await parts.jira.issuesAsUser(named.map(({ issueId }) => issueId))),
    ...searched.issues,
  ];
  const stored = await new Links(parts.storage).ofTasks(
    linked.state.connection.value.id,
    searched.issues.map(({ taskId }) => taskId),
  );
  const byIssue = new Map([...named, ...stored.values()].map((link) => [link.issueId, link]));
  const own = [...byIssue.values()].filter(({ projectLinkId }) => projectLinkId === linked.link.id);
  return { links: own, issues, next: searched.next };
}

async function namedLinks(
  { storage, jira, platforms, log }: ResolverParts,
  { state }: LinkedConnection,
  text: string,
): Promise<readonly Link[]> {
  const links = new Links(storage);
  if (ISSUE_KEY.test(text)) {
    const [issue] = await jira.issuesAsUser([text.toUpperCase()]);
    const link = issue === undefined ? undefined : await links.ofIssue(issue.id);
    return link === undefined ? [] : [link];
  }
  const connection = state.connection.value;
  if (state.health.status !== 'Authorized') return [];
  try {
    const task = await taskAtAddress(platforms.open(connection), text);
    return task === null ? [] : [...(await links.ofTasks(connection.id, [task.id])).values()];
  } catch (error) {
    // What Jira finds by the words is found without the platform too.
    log.error('The platform could not be asked for a task', error, { connectionId: connection.id });
    return [];
  }
}
