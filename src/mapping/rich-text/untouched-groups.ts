import { aligned } from './aligned';

/** A run of places in the new list that is, whole, what one place of the old list stands for. */
export interface Untouched {
  readonly old: number;
  readonly from: number;
  readonly length: number;
}

/**
 * Which of the old things, each standing for some keys, are found whole and in order among the new keys. Those that
 * stand for none are not looked for.
 */
export function untouchedGroups(
  fresh: readonly string[],
  old: readonly (readonly string[])[],
): readonly Untouched[] {
  const places = old.flatMap((keys, group) => keys.map((key, offset) => ({ key, group, offset })));
  const pairs = new Map(aligned(places.map(({ key }) => key), fresh)); // prettier-ignore
  const found: Untouched[] = [];
  places.forEach(({ group, offset }, at) => {
    const length = old[group]?.length ?? 0;
    const from = pairs.get(at);
    if (offset !== 0 || from === undefined) return;
    const isWhole = Array.from({ length }, (_, step) => pairs.get(at + step) === from + step).every(Boolean);
    if (isWhole) found.push({ old: group, from, length });
  });
  return found;
}
