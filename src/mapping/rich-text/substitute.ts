import type { AdfNode } from './adf-document';
import { textAttribute } from './adf-document';
import { asBullets } from './marked-list';
import { inlineText, plainText } from './plain-text';
import { isInlineNode } from './paragraphs';

/** The nearest that can be said with simpler nodes. Each step is simpler than the one before, so that fitting ends. */
export function substitute(node: AdfNode): readonly AdfNode[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'paragraph', content: node.content ?? [] }];
    case 'blockquote':
    case 'panel':
    case 'layoutColumn':
    case 'layoutSection':
    case 'expand':
    case 'nestedExpand':
      return node.content ?? [];
    case 'taskList':
    case 'decisionList':
      return [asBullets(node)];
    case 'table':
      return (node.content ?? []).flatMap(row);
    case 'mediaSingle':
    case 'mediaGroup':
      return (node.content ?? []).map((media) => line(media, textAttribute(media, 'url')));
    case 'blockCard':
    case 'embedCard':
      return [line(node, textAttribute(node, 'url'))];
    case 'rule':
      return [];
    default: {
      const text = plainText([node]);
      return text === '' ? [] : [{ type: 'paragraph', content: [{ type: 'text', text }] }];
    }
  }
}

function line(node: AdfNode, href: string): AdfNode {
  const text = inlineText(node);
  const linked = href === '' ? {} : { marks: [{ type: 'link', attrs: { href } }] };
  return { type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text, ...linked }] };
}

/** A table row as one paragraph; blocks other than paragraphs in a cell stay blocks. */
function row(node: AdfNode): readonly AdfNode[] {
  const cells = node.content ?? [];
  const simple = cells.every((cell) => (cell.content ?? []).every(({ type }) => type === 'paragraph'));
  if (!simple) return cells.flatMap((cell) => cell.content ?? []);
  const content = cells.flatMap((cell, index) => [
    ...(index === 0 ? [] : [{ type: 'text', text: ' | ' }]),
    ...(cell.content ?? []).flatMap((block, at) => [
      ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(block.content ?? []),
    ]),
  ]);
  return [{ type: 'paragraph', content: content.filter(isInlineNode) }];
}
