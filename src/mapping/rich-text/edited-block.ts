import type { AdfNode } from './adf-document';
import { canonicalMarks, canonicalNodes } from './canonical-adf';
import { restoreInline } from './restore-inline';

const ofLines: ReadonlySet<string> = new Set(['paragraph', 'heading', 'taskItem', 'decisionItem', 'caption']);

/** What stands in a block that is made of blocks. `seen`: as what `before` was read before the edit. */
type Inside = (read: AdfNode, before: AdfNode, seen: AdfNode) => readonly AdfNode[];

/**
 * The block as it was edited, with what was on it and in it that the platform's markup does not say. `seen`: as what
 * the block was read before the edit.
 */
export function editedBlock(read: AdfNode, before: AdfNode, seen: AdfNode, inside: Inside): AdfNode {
  if (read.type !== before.type || seen.type !== read.type) return read;
  const isLike = printed(bare(seen)) === printed(bare(read));
  const attrs = isLike ? before.attrs : read.attrs;
  const marks = markings(seen) === markings(read) ? before.marks : read.marks;
  const content = contentOf(read, before, seen, inside);
  return {
    type: read.type,
    ...(attrs === undefined ? {} : { attrs }),
    ...(marks === undefined ? {} : { marks }),
    ...(content.length === 0 ? {} : { content }),
  };
}

/** The node without what is in it and on it. */
function bare({ type, attrs }: AdfNode): AdfNode {
  return attrs === undefined ? { type } : { type, attrs };
}

function markings({ marks }: AdfNode): string {
  return JSON.stringify(canonicalMarks(marks));
}

function printed(node: AdfNode): string {
  return JSON.stringify(canonicalNodes([node], false));
}

function contentOf(read: AdfNode, before: AdfNode, seen: AdfNode, inside: Inside): readonly AdfNode[] {
  if (read.type === 'codeBlock') return read.content ?? [];
  return ofLines.has(read.type)
    ? restoreInline(read.content ?? [], before.content ?? [], seen.content ?? [])
    : inside(read, before, seen);
}
