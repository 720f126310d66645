import type { AdfMark, AdfNode } from './adf-document';
import { attribute } from './adf-document';
import { canonicalMarks, canonicalNodes } from './canonical-adf';
import { mayCarryMark, mayContain } from './containment';
import { markedList, nestedItems } from './marked-list';
import { acceptedAttributes, nodeAttributes } from './node-rules';
import { isInlineNode } from './paragraphs';
import { substitute } from './substitute';

/** The nodes as Jira takes them inside the parent: what is not allowed there is said with what is. Never loses words. */
export function conform(nodes: readonly AdfNode[], parent: string): AdfNode[] {
  return nodes.flatMap((node) => conformed(node, parent));
}

function conformed(node: AdfNode, parent: string): AdfNode[] {
  if (node.type === 'bulletList') {
    const marked = markedList(node);
    if (marked !== null) return conformed(marked, parent);
  }
  const type = inPlace(node.type, parent);
  if (!mayContain(parent, type)) return conform(substitute(node), parent);
  return rebuilt({ ...node, type }, parent);
}

/** An expand inside another block is a node of its own name. */
function inPlace(type: string, parent: string): string {
  if (type !== 'expand' && type !== 'nestedExpand') return type;
  return mayContain(parent, 'expand') ? 'expand' : 'nestedExpand';
}

function rebuilt(node: AdfNode, parent: string): AdfNode[] {
  const attrs = acceptedAttributes(nodeAttributes[node.type] ?? {}, node.attrs);
  if (attrs === null) return conform(substitute(node), parent);
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return [made(node, attrs, inline(content), marks(node, parent))];
    case 'bulletList':
    case 'orderedList': {
      const items = content.map((item) =>
        made({ type: 'listItem' }, {}, filled(conform(item.content ?? [], 'listItem'))),
      );
      return items.length === 0 ? [] : [made(node, attrs, items)];
    }
    case 'taskList':
    case 'decisionList': {
      const items = nestedItems(content, inline);
      return items.length === 0 ? [] : [made(node, attrs, items)];
    }
    case 'codeBlock':
      return [made(node, attrs, canonicalNodes(content, true), marks(node, parent))];
    case 'expand':
    case 'nestedExpand': {
      const [title, rest] = titled(content);
      const kept = acceptedAttributes(nodeAttributes['expand'] ?? {}, {
        ...node.attrs,
        ...(title === '' ? {} : { title }),
      });
      return [
        { ...made(node, {}, filled(conform(rest, node.type)), marks(node, parent)), attrs: kept ?? {} },
      ];
    }
    case 'layoutSection': {
      const columns = content.filter(({ type }) => type === 'layoutColumn').flatMap(column);
      const whole = columns.length === content.length && columns.length >= 2 && columns.length <= 3;
      return whole ? [made(node, attrs, columns, marks(node, parent))] : conform(substitute(node), parent);
    }
    case 'table':
      return table(node, attrs);
    case 'blockquote':
    case 'panel':
      return [made(node, attrs, filled(conform(content, node.type)))];
    default:
      // Rules, cards and media: complete in themselves, judged when they were admitted.
      return [made(node, attrs, content, canonicalMarks(node.marks))];
  }
}

function made(
  node: AdfNode,
  attrs: Readonly<Record<string, unknown>>,
  content: readonly AdfNode[],
  kept: readonly AdfMark[] = [],
): AdfNode {
  return {
    type: node.type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(kept.length > 0 ? { marks: kept } : {}),
    ...(content.length > 0 ? { content } : {}),
  };
}

function filled(blocks: readonly AdfNode[]): readonly AdfNode[] {
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function marks(node: AdfNode, parent: string): readonly AdfMark[] {
  const allowed = canonicalMarks(node.marks).filter(({ type }) => mayCarryMark(parent, node.type, type));
  // Jira takes alignment or indentation, not both.
  const aligned = allowed.some(({ type }) => type === 'alignment');
  return aligned ? allowed.filter(({ type }) => type !== 'indentation') : allowed;
}

function inline(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const plain = nodes.filter(isInlineNode).map((node): AdfNode => {
    if (node.type === 'taskMarker')
      return { type: 'text', text: attribute(node, 'state') === 'DONE' ? '☑ ' : '☐ ' };
    if (node.type === 'decisionMarker') return { type: 'text', text: '◆ ' };
    return node.type === 'titleMarker' ? { type: 'text', text: node.text ?? '' } : node;
  });
  return canonicalNodes(plain, false);
}

/** The title of an expand, which stands in its first paragraph, and the rest. */
function titled(content: readonly AdfNode[]): readonly [string, readonly AdfNode[]] {
  const [first, ...rest] = content;
  const [marker, ...others] = first?.content ?? [];
  const title = (marker?.text ?? '').replace(/\s+/g, ' ').trim();
  if (first?.type !== 'paragraph' || marker?.type !== 'titleMarker' || title.length > 500)
    return ['', content];
  return [title, others.length === 0 ? rest : [{ ...first, content: others }, ...rest]];
}

function column(node: AdfNode): AdfNode[] {
  const attrs = acceptedAttributes(nodeAttributes['layoutColumn'] ?? {}, node.attrs);
  return attrs === null ? [] : [made(node, attrs, filled(conform(node.content ?? [], 'layoutColumn')))];
}

function table(node: AdfNode, attrs: Readonly<Record<string, unknown>>): AdfNode[] {
  const rows = (node.content ?? []).map((row) => {
    const cells = (row.content ?? []).map((cell) =>
      made(
        cell,
        acceptedAttributes(nodeAttributes['tableCell'] ?? {}, cell.attrs) ?? {},
        filled(conform(cell.content ?? [], cell.type)),
      ),
    );
    return made({ type: 'tableRow' }, {}, cells);
  });
  return rows.length === 0 ? [] : [made(node, attrs, rows)];
}
