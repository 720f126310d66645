import { Problem } from '../../errors/problem';
import { idOf, type CollectionName } from './collections';
import * as z from 'zod';
import { byCollection, type WorkItems } from './work-items';

const numbered = z.object({ id: z.int() });

/**
 * Which items match a filter of OData. Collections have different members: what one of them cannot read matches nothing
 * there, and what none of them can read is refused.
 *
 * @throws Problem `PLATFORM_FILTER_REFUSED` with the platform's words
 */
export async function matching(
  items: WorkItems,
  program: number,
  filter: string,
  taskIds: readonly string[],
): Promise<string[]> {
  const wanted = byCollection(taskIds);
  const open = items.open();
  const asked = taskIds.length === 0 ? open : open.filter((name) => wanted.has(name));
  const matches: string[] = [];
  let refusal: Problem | null = null;
  let read = 0;
  for (const name of asked) {
    try {
      const there = await matchesOf(items, name, { program, filter, numbers: wanted.get(name) ?? [] });
      matches.push(...there.map((number) => idOf(name, number)));
      read += 1;
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'PLATFORM_REFUSED_ITEM') throw error;
      refusal ??= error;
    }
  }
  if (refusal === null || read > 0) return matches;
  const reason = refusal.details.facts?.['reason'] ?? filter.slice(0, 100);
  throw new Problem('PLATFORM_FILTER_REFUSED', { scope: 'project', retry: 'never', facts: { reason } });
}

async function matchesOf(
  items: WorkItems,
  name: CollectionName,
  at: { readonly program: number; readonly filter: string; readonly numbers: readonly number[] },
): Promise<number[]> {
  const { path } = items.factsOf(name, 'project');
  const own = at.filter.trim() === '' ? '' : ` and (${at.filter})`;
  const filter = `${items.ofPrograms(name, [at.program])}${own}`;
  // First as such: a refusal of many numbers would be taken for a filter that is too long.
  await items.lists.page(path, { filter, select: 'id', top: 1 }, 'project');
  const rows = await items.lists.byNumber(path, 'id', at.numbers, 'project', `${filter} and `);
  // The filter is somebody's own text, and could reach beyond the numbers that were asked for.
  const numbers = rows.flatMap((row) => numbered.safeParse(row).data?.id ?? []);
  return at.numbers.filter((number) => numbers.includes(number));
}
