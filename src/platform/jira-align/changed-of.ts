import type { Found } from './changed-items';
import type { CollectionName } from './collections';
import type { Read } from './items';
import { inFilter, type Stamps } from './stamps';
import { positionNear } from './within-day';
import type { ItemSource } from './item-source';

interface ChangedAt {
  readonly stamps: Stamps;
  readonly since: string | null;
  readonly offset: number;
  readonly count: number;
}

/** Never before anything where there is none. */
const changedAt = (read: Read | undefined): number =>
  read === undefined ? Number.POSITIVE_INFINITY : (read.item?.changed ?? read.broken?.changed ?? 0);

/** Items of one collection changed since a stamp, from an offset, by (time, number). */
export async function changedOf(
  items: ItemSource,
  name: CollectionName,
  programs: readonly number[],
  { stamps, since, offset, count }: ChangedAt,
): Promise<{ items: Found[]; more: boolean }> {
  const changed = items.factsOf(name, 'project').members.changed ?? '';
  const filter =
    items.ofPrograms(name, programs) + (since === null ? '' : ` and ${changed} ge ${inFilter(since)}`);
  const from = (skip: number, top: number) =>
    items.readPage(name, { filter, orderby: `${changed},id`, top, skip });
  const key = `${name} ${since ?? ''}`;
  const moment = since === null ? null : Date.parse(inFilter(since));
  let begin = stamps.begins.get(key) ?? 0;
  let reads = await from(begin + offset, count);
  // Where so much has moved that the place may be before the begin, it is looked for from the first on.
  if (begin > 0 && offset === 0 && moment !== null && changedAt(reads[0]) >= moment) {
    stamps.begins.delete(key);
    [begin, reads] = [0, await from(0, count)];
  }
  if (moment !== null && offset === 0 && begin === 0 && reads.length === count) {
    const near = await nearer(reads, moment, (skip) => from(skip, 1));
    const there = near === 0 ? [] : await from(near, count);
    if (changedAt(there[0]) < moment) {
      stamps.begins.set(key, near);
      reads = there;
    }
  }
  return { items: reads.flatMap((read) => items.foundOf(name, read, stamps)), more: reads.length === count };
}

async function nearer(
  reads: readonly Read[],
  moment: number,
  single: (position: number) => Promise<readonly Read[]>,
): Promise<number> {
  if (!(changedAt(reads.at(-1)) < moment)) return 0;
  return positionNear(moment, reads.length - 1, async (position) => {
    const [read] = await single(position);
    return read === undefined ? null : changedAt(read);
  });
}
