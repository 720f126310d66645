import type { LinkedProject } from './context';

interface Place {
  readonly id: string;
  readonly parentId: string | null;
}

/** The items in generations: each after its parent, if that is among them too. */
export function parentsFirst<T>(items: readonly T[], placeOf: (item: T) => Place): readonly (readonly T[])[] {
  const generations: (readonly T[])[] = [];
  let left: readonly T[] = items;
  while (left.length > 0) {
    const waiting = new Set(left.map((item) => placeOf(item).id));
    const ready = left.filter((item) => {
      const { id, parentId } = placeOf(item);
      return parentId === null || parentId === id || !waiting.has(parentId);
    });
    // Parents that go round in a circle have no first.
    const next = ready.length === 0 ? left : ready;
    generations.push(next);
    left = left.filter((item) => !next.includes(item));
  }
  return generations;
}

/** False where parents do not travel: then nothing has to wait for them. */
export function hasParents({ fields }: Pick<LinkedProject, 'fields'>): boolean {
  return fields.some(({ name }) => name === 'parent');
}
