import type { AdfNode } from './adf-document';
import { plainText } from './plain-text';
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
  if (seen.length === blocks.length && seen.every((node, at) => isItself(node, blocks[at])))
    return seen.map((node) => [node]);
  if (blocks.length > most) return null;
  const shown = blocks.map((block) => {
    const read = readAgain(block);
    return isFiller(read) && block.type !== 'paragraph' ? [] : read;
  });
  const together = shown.flat();
  const isSame = together.length === seen.length && together.every((node, at) => keyOf(node) === keyOf(seen[at] ?? node)); // prettier-ignore
  return isSame || (together.length === 0 && isFiller(seen)) ? shown : null;
}

/** In a list of wiki markup words may be taken into the block beside theirs. */
function isItself(seen: AdfNode, block: AdfNode | undefined): boolean {
  return seen.type === block?.type && wordsOf(seen) === wordsOf(block);
}

function wordsOf(node: AdfNode): string {
  return plainText([node]).replace(/[[\]☐☑◆\s]/gu, '');
}

/** What stands where nothing is, since Jira takes no block without content. */
function isFiller([only, ...others]: readonly AdfNode[]): boolean {
  return only?.type === 'paragraph' && (only.content ?? []).length === 0 && others.length === 0;
}
