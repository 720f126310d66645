import type { Untouched } from './untouched-groups';

/**
 * Which of the old things that were not found in their order stand, whole, somewhere else among the new keys: somebody
 * moved them. Each is found once, so that a copy is no second one.
 */
export function movedGroups(
  fresh: readonly string[],
  old: readonly (readonly string[])[],
  inPlace: readonly Untouched[],
): readonly Untouched[] {
  const isTaken = fresh.map(() => false);
  const take = ({ from, length }: Untouched) => isTaken.fill(true, from, from + length);
  inPlace.forEach(take);
  const found = new Set(inPlace.map((group) => group.old));
  const places = new Map<string, number[]>();
  fresh.forEach((key, at) => {
    if (isTaken[at] === true) return;
    const list = places.get(key);
    if (list === undefined) places.set(key, [at]);
    else list.push(at);
  });
  return old.flatMap((keys, group) => {
    const [first] = keys;
    if (first === undefined || found.has(group)) return [];
    const from = places
      .get(first)
      ?.find((start) =>
        keys.every((key, step) => fresh[start + step] === key && isTaken[start + step] === false),
      );
    if (from === undefined) return [];
    const moved = { old: group, from, length: keys.length };
    take(moved);
    return [moved];
  });
}
