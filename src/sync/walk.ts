import type { LinkedProject, SyncContext } from './context';
import { walkBeginning } from './link-changes';
import type { Progress, SaveProgress, Walk } from './progress';
import { printOf, takeStep, wholeProject, type Scope } from './walk-step';

/** A walk lets what has changed meanwhile come before its next pages. */
const PAGES_A_PASS = 10;

/** Told after each page that is stored, with the key of its last item; false ends the walk there. */
export type OnPage = (progress: Progress, current: string | null) => Promise<boolean>;

/**
 * Goes through the projects that have a walk before them, both sides of each pair, whatever the cursors say. Pairs that
 * agree cost no write; what is missing is made, and nothing is deleted. Each page is stored before the next is begun.
 */
export async function walk(
  context: SyncContext,
  from: Progress,
  save: SaveProgress,
  onPage: OnPage,
): Promise<Progress> {
  let progress = from;
  let pages = 0;
  for (const project of context.projects) {
    const { id } = project.link;
    for (let state = progress.walks[id]; state !== undefined; state = progress.walks[id]) {
      if (pages >= PAGES_A_PASS || (pages > 0 && !context.timeLeft())) return progress;
      const scope = scopeOf(progress, state);
      const next = await takeStep(context, project, current(project, state, scope), scope);
      pages += 1;
      progress = next.end
        ? ended(progress, id, next.walk)
        : { ...progress, walks: { ...progress.walks, [id]: next.walk } };
      await save(progress);
      if (!(await onPage(progress, next.last))) return progress;
    }
  }
  return progress;
}

/** A link that was resumed is walked as a whole, whatever a resync asks for meanwhile. */
function scopeOf({ resync }: Progress, { reason }: Walk): Scope {
  return resync === null || reason === 'resumed' ? wholeProject : resync;
}

/** What was found under another mapping says nothing under this one: the walk begins again. */
function current(project: LinkedProject, state: Walk, scope: Scope): Walk {
  const print = printOf(project, scope);
  if (state.print === print) return state;
  if (state.print === '') return { ...state, print };
  return { ...startOf(scope), reason: state.reason, print };
}

/** The first step of a walk of this scope. */
export function startOf({ which, since }: Scope): Omit<Walk, 'reason'> {
  if (which === 'failed') return { ...walkBeginning, phase: 'failed' };
  if (which === 'since')
    return { ...walkBeginning, task: { updatedAt: new Date(since).toISOString(), id: '' } };
  return walkBeginning;
}

function ended(progress: Progress, linkId: string, { done }: Walk): Progress {
  const { [linkId]: _, ...walks } = progress.walks;
  const { resync } = progress;
  const counts = resync?.linkIds.includes(linkId) === true;
  return { ...progress, walks, resync: counts ? { ...resync, done: resync.done + done } : resync };
}
