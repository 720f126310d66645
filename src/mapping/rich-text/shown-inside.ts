import type { AdfNode } from './adf-document';
import type { Reading } from './reading';

// Each is written and read on its own.
const most = 200;

/**
 * As what each block inside another is read, where they stand; null when it cannot be told apart. `seen`: as what the
 * blocks were read together.
 */
export function shownInside(
  before: AdfNode,
  seen: readonly AdfNode[],
  { readAgain, keyOf }: Reading,
): readonly (readonly AdfNode[])[] | null {
  const blocks = before.content ?? [];
  const isOneByOne = seen.length === blocks.length;
  const asTheyAre = seen.map((node) => [node]);
  if (isOneByOne && seen.every(({ type }, at) => type === blocks[at]?.type)) return asTheyAre;
  if (blocks.length <= most) {
    const shown = blocks.map((block) => {
      const read = readAgain(block);
      return isFiller(read) && block.type !== 'paragraph' ? [] : read;
    });
    const together = shown.flat();
    const isSame = together.length === seen.length && together.every((node, at) => keyOf(node) === keyOf(seen[at] ?? node)); // prettier-ignore
    if (isSame || (together.length === 0 && isFiller(seen))) return shown;
  }
  return isOneByOne ? asTheyAre : null;
}

/** What stands where nothing is, since Jira takes no block without content. */
function isFiller([only, ...others]: readonly AdfNode[]): boolean {
  return only?.type === 'paragraph' && (only.content ?? []).length === 0 && others.length === 0;
}
