import * as z from 'zod';
import { collections, type CollectionName } from './collections';
import type { Item } from './items';
import type { ItemSource } from './item-source';

const numbered = z.object({ id: z.int() });

/**
 * Which collection a parent is of. The API tells its number alone, and collections count each for itself. Where a parent
 * can be of two, it is of the first that has the number.
 */
export class Parents {
  private readonly known = new Map<string, CollectionName | null>();

  constructor(private readonly items: ItemSource) {}

  of(item: Item): CollectionName | null {
    return this.known.get(keyOf(item.collection, item.parent)) ?? null;
  }

  async learn(items: readonly Item[]): Promise<void> {
    for (const name of new Set(items.map(({ collection }) => collection))) {
      const parents = items.flatMap(({ collection, parent }) =>
        collection === name && parent !== null && !this.known.has(keyOf(name, parent)) ? parent : [],
      );
      if (parents.length > 0) await this.learnOf(name, [...new Set(parents)]);
    }
  }

  private async learnOf(name: CollectionName, parents: readonly number[]): Promise<void> {
    const possible = collections[name].parents.filter((one) => this.items.isOpen(one));
    let left = parents;
    for (const above of possible) {
      const there = possible.length === 1 ? left : await this.thereOf(above, left);
      for (const number of there) this.known.set(keyOf(name, number), above);
      left = left.filter((number) => !there.includes(number));
      if (left.length === 0) return;
    }
    for (const number of left) this.known.set(keyOf(name, number), null);
  }

  private async thereOf(name: CollectionName, numbers: readonly number[]): Promise<number[]> {
    const { path } = this.items.factsOf(name, 'project');
    const rows = await this.items.orNothing(
      () => this.items.lists.byNumber(path, 'id', numbers, 'project'),
      name,
    );
    return (rows ?? []).flatMap((row) => numbered.safeParse(row).data?.id ?? []);
  }
}

const keyOf = (name: CollectionName, parent: number | null): string => `${name} ${String(parent)}`;
