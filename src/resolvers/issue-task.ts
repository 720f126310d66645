import { Problem } from '../errors/problem';
import type { Platform, Task } from '../platform/port';
import type { Storage } from '../storage/port';
import { Links } from '../sync/links';

/** So many tasks are looked through for a key, in pages; a resolver has 25 seconds. */
const MOST_PAGES = 40;
const MOST_MS = 12_000;

/**
 * The task that a person names by its address, its key or its id, within one project of the platform and nowhere else.
 * Platforms find tasks by id; an address ends with it, and a key is looked for among the project's tasks.
 * Throws `TASK_NOT_FOUND`.
 */
export async function namedTask(platform: Platform, projectId: string, named: string): Promise<Task> {
  const task =
    (await taskAtAddress(platform, named)) ??
    (await byId(platform, named)) ??
    (await byKey(platform, projectId, named));
  if (task === null || task.deleted || task.projectId !== projectId)
    throw new Problem('TASK_NOT_FOUND', { scope: 'request', retry: 'never', facts: { task: named } });
  return task;
}

/** Throws `TASK_ALREADY_LINKED` for a task whose issue is still there. */
export async function demandUnlinked(storage: Storage, connectionId: string, task: Task): Promise<void> {
  const link = (await new Links(storage).ofTasks(connectionId, [task.id])).get(task.id);
  if (link !== undefined && link.state !== 'gone')
    throw new Problem('TASK_ALREADY_LINKED', {
      scope: 'request',
      retry: 'never',
      // Which issue it is paired with is not said: the person may not see that one.
      facts: { task: task.key },
    });
}

/** The task that a web address of the platform's ends with; null for any other text. */
export async function taskAtAddress(platform: Platform, address: string): Promise<Task | null> {
  if (!/^https?:\/\//i.test(address)) return null;
  const task = await byId(platform, lastSegment(address) ?? '');
  return task === null || new URL(address).host !== new URL(task.url).host ? null : task;
}

async function byId(platform: Platform, id: string): Promise<Task | null> {
  if (!/^[A-Za-z0-9._~:@-]{1,100}$/.test(id)) return null;
  const [task] = await platform.getTasks([id]);
  return task?.id === id ? task : null;
}

function lastSegment(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const segments = new URL(address).pathname.split('/').filter((segment) => segment !== '');
  return segments.at(-1) ?? null;
}

async function byKey(platform: Platform, projectId: string, named: string): Promise<Task | null> {
  const key = named.toLowerCase();
  const until = Date.now() + MOST_MS;
  let after: { updatedAt: string; id: string } | null = null;
  for (let pages = 0; pages < MOST_PAGES && Date.now() < until; pages += 1) {
    const page = await platform.changedTasks([projectId], after, platform.capabilities.pageSize);
    const found = page.tasks.find((task) => task.key.toLowerCase() === key && !task.deleted);
    if (found !== undefined) return found;
    const last = page.tasks.at(-1);
    if (!page.more || last === undefined) return null;
    after = { updatedAt: last.updatedAt, id: last.id };
  }
  return null;
}
