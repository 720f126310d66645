import type { AdfNode } from './adf-document';
import { conform } from './conform';
import { editedBlock } from './edited-block';
import { movedGroups } from './moved-groups';
import { nearestPairs } from './nearest-pairs';
import { readingInside, type Reading } from './reading';
import { shownInside } from './shown-inside';
import { unseenBetween, type Gap } from './unseen-between';
import { untouchedGroups, type Untouched } from './untouched-groups';

/** Two sides of one text, with what was moved from its place. */
interface Sides {
  readonly read: readonly AdfNode[];
  readonly before: readonly AdfNode[];
  readonly shown: readonly (readonly AdfNode[])[];
  readonly moved: readonly Untouched[];
  readonly reading: Reading;
}

/** Blocks in the place of some that were read, up to the place `until`. */
interface Written {
  readonly nodes: readonly AdfNode[];
  readonly until: number;
}

/**
 * The blocks that were read from the platform, with those of Jira in the place of all that nobody there touched.
 * `shown`: as what each of Jira's blocks is read when it has been written in that markup.
 */
export function restoreAdf(
  read: readonly AdfNode[],
  before: readonly AdfNode[],
  shown: readonly (readonly AdfNode[])[],
  reading: Reading,
): readonly AdfNode[] {
  const fresh = read.map(reading.keyOf);
  const old = shown.map((blocks) => blocks.map(reading.keyOf));
  const inPlace = untouchedGroups(fresh, old);
  const sides: Sides = { read, before, shown, moved: movedGroups(fresh, old, inPlace), reading };
  const result: AdfNode[] = [];
  let place = 0;
  let block = 0;
  for (const found of [...inPlace, { old: before.length, from: read.length, length: 0 }]) {
    result.push(...between(sides, { place, untilPlace: found.from, block, untilBlock: found.old }));
    result.push(...before.slice(found.old, found.old + 1));
    place = found.from + found.length;
    block = found.old + 1;
  }
  return result;
}

/** Between two blocks that nobody touched: what was moved here, what was edited, what is new. */
function between(sides: Sides, gap: Gap): readonly AdfNode[] {
  const { read, before, shown, moved } = sides;
  const stands = whereTheyStand(sides, gap);
  const written = new Map<number, Written>();
  for (const [block, places] of stands) {
    const edit = edited(sides, block, places);
    if (edit !== null) written.set(places[0] ?? 0, edit);
  }
  for (const { old, from, length } of moved)
    written.set(from, { nodes: before.slice(old, old + 1), until: from + length });
  const unseen = unseenBetween(blocksOf(sides, gap), before, shown, stands, gap);
  const result: AdfNode[] = [];
  for (let place = gap.place; place < gap.untilPlace;) {
    const { nodes, until } = written.get(place) ?? { nodes: read.slice(place, place + 1), until: place + 1 };
    result.push(...(unseen.get(place) ?? []), ...nodes);
    place = until;
  }
  return [...result, ...(unseen.get(gap.untilPlace) ?? [])];
}

function blocksOf({ moved }: Sides, gap: Gap): readonly number[] {
  const isMoved = new Set(moved.map(({ old }) => old));
  return range(gap.block, gap.untilBlock).filter((block) => !isMoved.has(block));
}

/** Where, edited, that stands now which a block was shown as. */
function whereTheyStand(sides: Sides, gap: Gap): ReadonlyMap<number, readonly number[]> {
  const isTaken = placesOf(sides.moved);
  const fresh = range(gap.place, gap.untilPlace).flatMap((place) => {
    const node = sides.read[place];
    return node === undefined || isTaken.has(place) ? [] : [{ place, node }];
  });
  const old = blocksOf(sides, gap).flatMap((block) =>
    (sides.shown[block] ?? []).map((node) => ({ block, node })),
  );
  const stands = new Map<number, number[]>();
  for (const [one, other] of nearestPairs(
    fresh.map(({ node }) => node),
    old.map(({ node }) => node),
  )) {
    // prettier-ignore
    const place = fresh[one]?.place;
    const block = old[other]?.block;
    if (place !== undefined && block !== undefined) stands.set(block, [...(stands.get(block) ?? []), place]);
  }
  return stands;
}

function edited(sides: Sides, block: number, places: readonly number[]): Written | null {
  const [from = 0] = places;
  const until = (places.at(-1) ?? from) + 1;
  const [read] = sides.read.slice(from);
  const before = sides.before[block];
  const shown = sides.shown[block] ?? [];
  if (read === undefined || before === undefined) return null;
  if (before.type === 'bodiedExtension') {
    const isTaken = placesOf(sides.moved);
    if (range(from, until).some((place) => isTaken.has(place))) return null;
    const slice = conform(sides.read.slice(from, until), before.type);
    // A macro around a text: on the platform its text stands among the rest.
    const content = inside(slice, before, shown, sides.reading);
    return content.length === 0 ? null : { nodes: [{ ...before, content }], until };
  }
  const [seen, ...more] = shown;
  if (seen === undefined || more.length > 0) return null;
  const within = (fresh: AdfNode, old: AdfNode, was: AdfNode) =>
    inside(fresh.content ?? [], old, was.content ?? [], readingInside(sides.reading, old));
  return { nodes: [editedBlock(read, before, seen, within)], until: from + 1 };
}

function inside(
  read: readonly AdfNode[],
  around: AdfNode,
  seen: readonly AdfNode[],
  reading: Reading,
): readonly AdfNode[] {
  const shown = shownInside(around, seen, reading);
  // What stands for more or fewer than itself cannot be told apart.
  return shown === null ? read : restoreAdf(read, around.content ?? [], shown, reading);
}

function placesOf(groups: readonly Untouched[]): ReadonlySet<number> {
  return new Set(groups.flatMap(({ from, length }) => range(from, from + length)));
}

function range(from: number, until: number): readonly number[] {
  return Array.from({ length: Math.max(0, until - from) }, (_, step) => from + step);
}
