import type { AdfNode } from './adf-document';
import { canonicalNodes } from './canonical-adf';
import { cutEdge, cutSpaces, type CutSpaces } from './line-end';
import { isInlineNode } from './paragraphs';
import { spacesOutside } from './wiki-spaces';

const cutWhite: CutSpaces = (text) => text.trimEnd();

/** Inline nodes gathered into paragraphs between the blocks; no spaces at the ends of lines, no breaks at the edges. */
export function asParagraphs(nodes: readonly AdfNode[]): AdfNode[] {
  const blocks: AdfNode[] = [];
  let line: AdfNode[] = [];
  const flush = (): void => {
    const content = trimmed(spacesOutside(canonicalNodes(line, false)));
    line = [];
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
  };
  for (const node of settled(nodes)) {
    if (isInlineNode(node)) line.push(node);
    else {
      flush();
      blocks.push(node);
    }
  }
  flush();
  return blocks;
}

/** A card or picture that has its line for itself is a block; beside anything else it stays in the line. */
function settled(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const isSpace = (node: AdfNode) => node.type === 'text' && (node.text ?? '').trim() === '';
  const edges = [-1, ...nodes.flatMap((node, at) => (isEdge(node) ? [at] : [])), nodes.length];
  return edges.slice(1).flatMap((end, index) => {
    const line = nodes.slice((edges[index] ?? -1) + 1, end);
    const isAlone = line.filter((node) => !isSpace(node)).length === 1;
    const own = line.flatMap((node) =>
      node.type === 'aloneMarker' ? (node.content ?? []).slice(...(isAlone ? [0, 1] : [1, 2])) : [node],
    );
    return [...own, ...nodes.slice(end, end + 1)];
  });
}

function isEdge(node: AdfNode): boolean {
  return node.type === 'hardBreak' || !isInlineNode(node);
}

/** The inline nodes as a reader of wiki markup sees them: spaces beside a break or an edge do not count. */
export function trimmed(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const result: AdfNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'hardBreak') {
      cutSpaces(result, cutWhite);
      if (result.length > 0) result.push(node);
    } else if (node.type === 'text' && (last === undefined || last.type === 'hardBreak')) {
      const text = (node.text ?? '').trimStart();
      if (text !== '') result.push({ ...node, text });
    } else result.push(node);
  }
  cutEdge(result, cutWhite);
  return result;
}

/** Paragraphs that follow each other as one with a break: an item and a cell have no words for an empty line. */
export function joinedParagraphs(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const result: AdfNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'paragraph' && last?.type === 'paragraph') {
      const content = [...(last.content ?? []), { type: 'hardBreak' }, ...(node.content ?? [])];
      result[result.length - 1] = { ...last, content: trimmed(content) };
    } else result.push(node);
  }
  return result;
}
