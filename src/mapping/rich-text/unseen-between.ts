import type { AdfNode } from './adf-document';

/** Places of what was read and numbers of Jira's blocks between two that nobody touched; the ends are not in it. */
export interface Gap {
  readonly place: number;
  readonly untilPlace: number;
  readonly block: number;
  readonly untilBlock: number;
}

/**
 * Where the blocks stand that are not seen on the platform, such as a list of contents: nobody there can have deleted
 * them. By the place before which they stand. `stands`: where what the blocks were shown as was found.
 */
export function unseenBetween(
  blocks: readonly number[],
  before: readonly AdfNode[],
  shown: readonly (readonly AdfNode[])[],
  stands: ReadonlyMap<number, readonly number[]>,
  gap: Gap,
): ReadonlyMap<number, readonly AdfNode[]> {
  const found = new Map<number, AdfNode[]>();
  const isSeen = (block: number) => (shown[block] ?? []).length > 0;
  const isShorter = gap.untilPlace - gap.place < blocks.filter(isSeen).length;
  blocks.forEach((block, at) => {
    const node = before[block];
    if (node === undefined || isSeen(block)) return;
    const neighbour = blocks.slice(0, at).filter(isSeen).at(-1);
    const above = neighbour === undefined ? undefined : stands.get(neighbour)?.at(-1);
    // An empty line belongs to the text above it, and goes with it.
    if (isShorter && neighbour !== undefined && above === undefined && isEmptyLine(node)) return;
    const below = blocks.slice(at + 1).flatMap((other) => stands.get(other)?.[0] ?? [])[0];
    const place =
      neighbour === undefined ? gap.place : above === undefined ? (below ?? gap.untilPlace) : above + 1;
    found.set(place, [...(found.get(place) ?? []), node]);
  });
  return found;
}

function isEmptyLine({ type, content = [] }: AdfNode): boolean {
  return type === 'paragraph' && content.every((node) => node.type === 'text' || node.type === 'hardBreak');
}
