import { Problem } from '../errors/problem';
import type { LinkedProject, SyncContext } from './context';
import type { Orphan } from './create-issues';
import type { Taskless } from './create-tasks';
import { inProject } from './in-project';

/** Those of the tasks that may get an issue. A project without a filter lets all of them, and asks nobody. */
export async function tasksThatMatch(
  context: SyncContext,
  orphans: readonly Orphan[],
): Promise<readonly Orphan[]> {
  const { pageSize, filterExample } = context.platform.capabilities;
  return ofEach(orphans, async ({ mapping, link }, mine) => {
    const filter = mapping.filter.platform;
    if (filter === null || filterExample === null) return mine;
    const matching = new Set<string>();
    for (let start = 0; start < mine.length; start += pageSize) {
      const ids = mine.slice(start, start + pageSize).map(({ task }) => task.id);
      const found = await asked(() => context.platform.matchingTasks(link.platformProjectId, filter, ids));
      for (const id of found) matching.add(id);
    }
    return mine.filter(({ task }) => matching.has(task.id));
  });
}

/** Those of the issues that may get a task. */
export async function issuesThatMatch(
  context: SyncContext,
  items: readonly Taskless[],
): Promise<readonly Taskless[]> {
  return ofEach(items, async ({ mapping }, mine) => {
    const { jira: jql } = mapping.filter;
    if (jql === null) return mine;
    const ids = mine.map(({ issue }) => issue.id);
    const matching = await asked(() => context.jira.matching(jql, ids));
    return mine.filter(({ issue }) => matching.has(issue.id));
  });
}

async function ofEach<T extends { readonly project: LinkedProject }>(
  items: readonly T[],
  choose: (project: LinkedProject, mine: readonly T[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const chosen: T[] = [];
  for (const project of new Set(items.map((item) => item.project)))
    chosen.push(
      ...(await inProject(project, () =>
        choose(
          project,
          items.filter((item) => item.project === project),
        ),
      )),
    );
  return chosen;
}

/** A filter that was right when it was saved may name something that is gone: then only its project link stands still. */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (
      error instanceof Problem &&
      (error.code === 'JIRA_FILTER_REFUSED' || error.code === 'PLATFORM_FILTER_REFUSED')
    )
      throw new Problem(error.code, { ...error.details, scope: 'project', retry: 'backoff' });
    throw error;
  }
}
