import type { AdfNode } from './adf-document';
import { inlineTypes } from './containment';

export function isInlineNode(node: AdfNode): boolean {
  return inlineTypes.has(node.type) || node.type.endsWith('Marker');
}

/** Gathers loose inline nodes into paragraphs and loose items into lists, dropping what was only source spacing. */
export function asBlocks(nodes: readonly AdfNode[]): AdfNode[] {
  return grouped(nodes, { type: 'paragraph' });
}

/** The same for an element that is a paragraph or heading itself: it stays even when it is empty. */
export function paragraphs(nodes: readonly AdfNode[], shape: AdfNode): AdfNode[] {
  const blocks = grouped(nodes, shape, true);
  return blocks.length === 0 ? [shape] : blocks;
}

function grouped(nodes: readonly AdfNode[], shape: AdfNode, spacesCount = false): AdfNode[] {
  const blocks: AdfNode[] = [];
  let inline: AdfNode[] = [];
  const flush = () => {
    const content = withoutSpacing(inline);
    inline = [];
    if (content.some((node) => spacesCount || node.type !== 'text' || (node.text ?? '').trim() !== ''))
      blocks.push({ ...shape, content });
  };
  for (const node of nodes) {
    if (isInlineNode(node)) {
      inline.push(node);
      continue;
    }
    flush();
    if (node.type === 'listItem') addItem(blocks, node);
    else blocks.push(node);
  }
  flush();
  return blocks;
}

function addItem(blocks: AdfNode[], item: AdfNode): void {
  const last = blocks.at(-1);
  if (last?.type === 'bulletList' && last.attrs?.['loose'] === true) {
    blocks[blocks.length - 1] = { ...last, content: [...(last.content ?? []), item] };
  } else blocks.push({ type: 'bulletList', attrs: { loose: true }, content: [item] });
}

/** Line ends of the source: nothing at the edges and beside a break, one space elsewhere. */
function withoutSpacing(nodes: readonly AdfNode[]): AdfNode[] {
  const result: AdfNode[] = [];
  nodes.forEach((node, index) => {
    if (node.type !== 'text' || node.text === undefined) {
      result.push(node);
      return;
    }
    const before = nodes[index - 1];
    const after = nodes[index + 1];
    let text = node.text;
    if (before === undefined || before.type === 'hardBreak' || /\s$/.test(before.text ?? ''))
      text = text.replace(/^\n/, '');
    if (after === undefined || after.type === 'hardBreak') text = text.replace(/\n$/, '');
    text = text.replace(/\n/g, ' ');
    if (text !== '') result.push({ ...node, text });
  });
  return result;
}
