import type { JiraTransition } from '../jira/port';

/** The ways out of each status into which somebody has looked. */
export type Known = ReadonlyMap<string, readonly JiraTransition[]>;
type Way = readonly JiraTransition[];

/** The fewest steps from one status to another that demand nothing and pass through none that means done; null for none. */
export function shortest(known: Known, from: string, to: string): Way | null {
  if (from === to) return [];
  return search(known, from, (statusId) => statusId === to);
}

/** The steps to the nearest status whose ways out are unknown; null when all that can be reached is known. */
export function firstUnknown(known: Known, from: string): Way | null {
  return search(known, from, (statusId, step) => !known.has(statusId) && step.toCategory !== 'done');
}

function search(
  known: Known,
  from: string,
  isGoal: (statusId: string, step: JiraTransition) => boolean,
): Way | null {
  const reached = new Set([from]);
  let frontier: readonly { readonly at: string; readonly way: Way }[] = [{ at: from, way: [] }];
  while (frontier.length > 0) {
    const next: { at: string; way: Way }[] = [];
    for (const { at, way } of frontier) {
      for (const step of inOrder(known.get(at) ?? [])) {
        const { toStatusId } = step;
        if (reached.has(toStatusId) || step.missing.length > 0) continue;
        const longer = [...way, step];
        if (isGoal(toStatusId, step)) return longer;
        reached.add(toStatusId);
        // What is done sets off things on other people's sides: it is an end, and no station.
        if (step.toCategory !== 'done') next.push({ at: toStatusId, way: longer });
      }
    }
    frontier = next;
  }
  return null;
}

/** Most workflows let nothing be done that was not in progress. */
function inOrder(steps: readonly JiraTransition[]): readonly JiraTransition[] {
  const rank = ({ toCategory }: JiraTransition) => (toCategory === 'indeterminate' ? 0 : 1);
  return [...steps].sort((one, other) => rank(one) - rank(other));
}
