import type { JiraIssue } from '../jira/port';
import type { Task } from '../platform/port';
import type { SyncContext } from './context';
import { markGone } from './gone';
import type { Link } from './links';
import type { Progress, SaveProgress } from './progress';

const LOOK_EVERY_MS = 24 * 3_600_000;
const PAGE = 100;
/** Pairs that have two sides, as far as is known. */
const STATES = ['ok', 'failed'] as const;

/** True when the tasks of all pairs should be looked for, or a look is under way. */
export function isLookDue({ looked }: Progress, now: number): boolean {
  return looked.at !== null && (looked.place !== null || now - looked.at >= LOOK_EVERY_MS);
}

/** Of tasks that were asked for by id and did not come: a platform that tells of no deletions has none such any more. */
export async function markMissing(
  context: SyncContext,
  asked: readonly string[],
  tasks: ReadonlyMap<string, Task>,
  links: ReadonlyMap<string, Link>,
  issues: ReadonlyMap<string, Pick<JiraIssue, 'id' | 'key'>>,
): Promise<void> {
  if (context.platform.capabilities.tellsDeleted) return;
  for (const id of asked) {
    const link = links.get(id);
    if (tasks.has(id) || link === undefined || link.state === 'gone') continue;
    const left = { task: null, issue: issues.get(link.issueId) ?? null };
    await markGone(context, link, left, 'PLATFORM_ITEM_GONE', 'missing');
  }
}

/**
 * Once a day the task of each pair is looked for by id, where the platform does not tell that one was deleted: nobody
 * would find out before the issue changes. The place is stored after each page.
 */
export async function lookForMissing(
  context: SyncContext,
  start: Progress,
  save: SaveProgress,
): Promise<{ progress: Progress; complete: boolean }> {
  let progress = start;
  const { tellsDeleted, pageSize } = context.platform.capabilities;
  const { looked } = progress;
  if (tellsDeleted || (looked.at !== null && !isLookDue(progress, Date.now())))
    return { progress, complete: true };
  if (looked.at === null) {
    // Pairs that were made or read just now need no look.
    progress = { ...progress, looked: { ...looked, at: Date.now() } };
    await save(progress);
    return { progress, complete: true };
  }
  const places = context.projects.flatMap(({ link }) =>
    STATES.map((state) => ({ id: `${link.id} ${state}`, linkId: link.id, state })),
  );
  const first = Math.max(
    0,
    places.findIndex(({ id }) => id === looked.place),
  );
  for (const { id, linkId, state } of places.slice(first)) {
    let cursor = id === looked.place ? looked.page : null;
    do {
      const page = await context.links.ofProject(
        linkId,
        state,
        Math.min(PAGE, pageSize),
        cursor ?? undefined,
      );
      const asked = page.links.map(({ taskId }) => taskId);
      const found = asked.length === 0 ? [] : await context.platform.getTasks(asked);
      const tasks = new Map(found.map((task) => [task.id, task]));
      const links = new Map(page.links.map((link) => [link.taskId, link]));
      await markMissing(context, asked, tasks, links, new Map());
      cursor = page.cursor;
      if (cursor !== null && !context.timeLeft()) {
        progress = { ...progress, looked: { ...looked, place: id, page: cursor } };
        await save(progress);
        return { progress, complete: false };
      }
    } while (cursor !== null);
  }
  progress = { ...progress, looked: { at: Date.now(), place: null, page: null } };
  await save(progress);
  return { progress, complete: true };
}
