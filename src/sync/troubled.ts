import { seen } from '../connection/health';
import type { Connection, ProjectLink } from '../connection/connection';
import { Problem } from '../errors/problem';
import type { SyncContext } from './context';
import type { Progress } from './progress';

const FIRST_WAIT_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * The connection without the project links of which one side cannot be reached, for as long as that is not tried again.
 * They rest like paused ones: the others go on, and once such a link works again its project is walked through.
 */
export function withoutTroubled(connection: Connection, { troubled }: Progress, now: number): Connection {
  const links = connection.links.map((link) => {
    const trouble = troubled[link.id];
    if (trouble === undefined || link.paused !== null || isTriedNow(trouble, link, now)) return link;
    return { ...link, paused: { since: trouble.error.firstSeenAt, by: 'workspace' as const } };
  });
  return { ...connection, links };
}

/** True when a link that could not be reached is to be tried again. */
export function isTroubleDue({ troubled }: Progress, now: number): boolean {
  return Object.values(troubled).some(({ nextTryAt }) => nextTryAt <= now);
}

/** What was wrong may have been the mapping: with another one the link is tried at once. */
function isTriedNow(
  { nextTryAt, error }: Progress['troubled'][string],
  { mappedAt = 0 }: Pick<ProjectLink, 'mappedAt'>,
  now: number,
): boolean {
  return nextTryAt <= now || mappedAt > error.lastSeenAt;
}

/** The links that are tried now stand there no longer: whatever is wrong with them is found anew. */
export function tryingTroubled(
  progress: Progress,
  { links }: Pick<Connection, 'links'>,
  now: number,
): Progress {
  const waiting = Object.entries(progress.troubled).filter(
    ([linkId, trouble]) => !isTriedNow(trouble, links.find(({ id }) => id === linkId) ?? {}, now),
  );
  return waiting.length === Object.keys(progress.troubled).length
    ? progress
    : { ...progress, troubled: Object.fromEntries(waiting) };
}

/**
 * True for a problem that may lie in one project although the call was about many: Jira refuses a query as a whole (400)
 * when it may not see one of the projects that it names.
 */
export function mayBeOneProject(problem: Problem): boolean {
  const status = problem.details.facts?.['status'];
  return problem.details.scope === 'project' || (problem.code === 'JIRA_UNAVAILABLE' && status === 400);
}

/**
 * What is wrong with which link: where the problem does not tell whose it is, each project of both sides is asked for.
 * Throws what concerns them all.
 */
export async function findTroubled(
  context: SyncContext,
  problem: Problem,
): Promise<ReadonlyMap<string, Problem>> {
  const { linkId } = problem.details;
  if (linkId !== undefined) return new Map([[linkId, problem]]);
  const found = new Map<string, Problem>();
  for (const { link } of context.projects) {
    try {
      await context.jira.project(link.jiraProjectId);
      await context.platform.projectSchema(link.platformProjectId);
    } catch (error) {
      if (!(error instanceof Problem) || error.details.scope !== 'project') throw error;
      found.set(link.id, error);
    }
  }
  return found;
}

/** `before`: how they stood before this try. */
export function withTroubled(
  progress: Progress,
  found: ReadonlyMap<string, Problem>,
  before: Progress['troubled'],
  now: number,
): Progress {
  const troubled = { ...progress.troubled };
  for (const [linkId, problem] of found) {
    const earlier = before[linkId];
    const attempts = (earlier?.attempts ?? 0) + 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1));
    troubled[linkId] = { error: seen(problem, now, earlier?.error ?? null), attempts, nextTryAt: now + wait };
  }
  return { ...progress, troubled };
}
