import type { SyncContext } from './context';
import { hasParents } from './parents-first';

const PAGE = 100;
/** Pages of waiting children that are looked through after a pass with new pairs. */
const MOST_PAGES = 20;

/**
 * Has the children of pairs that this pass made tried once more, however often they were tried in vain: nothing else tells
 * that the parent has its partner now. One query, and only after a pass that made pairs. True when there were any: the progress
 * has to be stored with their turn.
 */
export async function wakeChildren(context: SyncContext): Promise<boolean> {
  const { failures, tally, projects, connection } = context;
  if (tally.met.size === 0 || !projects.some(hasParents)) return false;
  const waiting = { connectionId: connection.id, code: 'PARENT_NOT_LINKED' } as const;
  let woken = false;
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await failures.page(waiting, PAGE, cursor);
    const named = page.failures.filter(({ error }) => tally.met.has(String(error.facts['parent'])));
    // The list may lag behind: what has been told of them since stands.
    const now = await failures.byIds(named.map(({ id }) => id));
    const children = [...now.values()].filter(({ error }) => error.code === waiting.code);
    await failures.demand(children, Date.now());
    if (children.length > 0) {
      tally.later(Date.now());
      woken = true;
    }
    if (page.cursor === null) break;
    cursor = page.cursor;
  }
  return woken;
}
