import type { ProjectRequest } from '../contract/requests';
import type { LinkedItem, LinkedItems } from '../contract/views';
import type { ConnectionState } from '../connection/connections';
import { errorView } from '../connection/error-view';
import type { ShortIssue } from '../jira/port';
import type { PlatformStatus, Task } from '../platform/port';
import { Failures, itemOf } from '../sync/failures';
import { Links, type Link } from '../sync/links';
import type { ResolverParts } from './parts';
import { searchLinks } from './project-search';
import { linksOf, type LinkedConnection } from './project-overview';

const ITEMS_A_PAGE = 50;
/** Pages of what was found that one call looks through for items of a state. */
const MOST_PAGES = 4;

type Asked = ProjectRequest<'project.items'>;

/**
 * The linked items of a project, page by page, all by an index: of the links by their state, or of Jira's search by
 * what is searched for. A page may be short, even empty, while its cursor says that there is more.
 */
export async function linkedItems(parts: ResolverParts, asked: Asked): Promise<LinkedItems> {
  const all = await linksOf(parts, asked.projectId);
  // A resting link holds no project: where another connection has taken it over, its items are the ones.
  const linked = all.find(({ link }) => link.paused === null) ?? all[0];
  if (linked === undefined) return { items: [], nextCursor: null };
  return asked.search === undefined
    ? listed(parts, linked, asked)
    : found(parts, linked, { ...asked, search: asked.search });
}

async function listed(
  parts: ResolverParts,
  linked: LinkedConnection,
  { cursor, state }: Asked,
): Promise<LinkedItems> {
  const order = statesOf(linked, state);
  const links: Link[] = [];
  let next: string | null = cursor ?? cursorAt(order[0]);
  while (next !== null && links.length < ITEMS_A_PAGE) {
    const [from, at] = readCursor(next);
    if (!order.includes(from)) break;
    const page = await new Links(parts.storage).ofProject(linked.link.id, from, ITEMS_A_PAGE, at);
    links.push(...page.links);
    next = page.cursor === null ? cursorAt(order[order.indexOf(from) + 1]) : `${from}|${page.cursor}`;
  }
  const seen = parts.jira.issuesAsUser(links.map(({ issueId }) => issueId));
  return { items: await itemsOf(parts, linked, links, seen), nextCursor: next };
}

async function found(
  parts: ResolverParts,
  linked: LinkedConnection,
  { projectId, search, cursor, state }: Asked & { readonly search: string },
): Promise<LinkedItems> {
  const items: LinkedItem[] = [];
  let page = cursor ?? null;
  for (let pages = 0; pages < MOST_PAGES && items.length < ITEMS_A_PAGE; pages += 1) {
    const results = await searchLinks(parts, linked, { projectId, text: search, limit: ITEMS_A_PAGE }, page);
    const shown = await itemsOf(parts, linked, results.links, Promise.resolve(results.issues));
    items.push(...shown.filter((item) => state === undefined || item.state === state));
    page = results.next;
    if (page === null) break;
  }
  return { items, nextCursor: page };
}

/** Issues as the reader may see them, tasks as the platform has them now; without the platform the list still stands. */
async function itemsOf(
  parts: ResolverParts,
  linked: LinkedConnection,
  links: readonly Link[],
  seen: Promise<readonly ShortIssue[]>,
): Promise<readonly LinkedItem[]> {
  const { state } = linked;
  const connection = state.connection.value;
  const [issues, tasks, failures] = await Promise.all([
    seen,
    tasksOf(parts, state, links),
    new Failures(parts.storage).of(connection.id, links.filter((link) => link.state !== 'ok').map(itemOf)),
  ]);
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
        state: link.state !== 'ok' ? 'failed' : isInStep(linked) ? 'in-sync' : 'pending',
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

/** Pairs that agree are in step together or wait together: it is the connection that tells. */
function isInStep({ state, link }: LinkedConnection): boolean {
  return state.health.status === 'Authorized' && link.paused === null;
}

/** The stored states that a reader calls so. */
function statesOf(linked: LinkedConnection, state: Asked['state']): readonly Link['state'][] {
  if (state === undefined) return order;
  if (state === 'failed') return order.filter((one) => one !== 'ok');
  return isInStep(linked) === (state === 'in-sync') ? ['ok'] : [];
}

function cursorAt(state: Link['state'] | undefined): string | null {
  return state === undefined ? null : `${state}|`;
}

function readCursor(cursor: string): [Link['state'], string | undefined] {
  const [state, ...rest] = cursor.split('|');
  const known = order.find((candidate) => candidate === state) ?? 'failed';
  const from = rest.join('|');
  return [known, from === '' ? undefined : from];
}
