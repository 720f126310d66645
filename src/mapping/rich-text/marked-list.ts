import type { AdfNode } from './adf-document';
import { plainText } from './plain-text';

/** A bullet list whose every item starts with a task or decision sign, as the list it stands for; null for others. */
export function markedList(list: AdfNode): AdfNode | null {
  const items = list.content ?? [];
  if (items.length === 0) return null;
  if (items.every((item) => signOf(item)?.type === 'decisionMarker')) {
    return {
      type: 'decisionList',
      content: items.map((item) => ({ type: 'decisionItem', ...state(item), content: [item] })),
    };
  }
  const content: AdfNode[] = [];
  for (const item of items) {
    const nested = (item.content ?? []).map((block) =>
      block.type === 'bulletList' ? markedList(block) : null,
    );
    // An item without a sign makes this a list of bullets, even around nothing but tasks.
    if (signOf(item)?.type !== 'taskMarker') return null;
    const tasks = nested.filter((block) => block?.type === 'taskList').filter((block) => block !== null);
    const own = (item.content ?? []).filter((_, index) => nested[index]?.type !== 'taskList');
    content.push(
      { type: 'taskItem', ...state(item), content: [{ type: 'listItem', content: own }] },
      ...tasks,
    );
  }
  return { type: 'taskList', content };
}

function signOf(item: AdfNode): AdfNode | undefined {
  const [first] = item.content ?? [];
  return first?.type === 'paragraph' ? first.content?.[0] : undefined;
}

function state(item: AdfNode): Pick<AdfNode, 'attrs'> {
  const attrs = signOf(item)?.attrs;
  return attrs === undefined ? {} : { attrs };
}

/** The items with their blocks brought into one line of inline nodes, since such items hold nothing else. */
export function nestedItems(
  nodes: readonly AdfNode[],
  inline: (nodes: readonly AdfNode[]) => readonly AdfNode[],
): AdfNode[] {
  return nodes.map((node) => {
    if (node.type === 'taskList')
      return { type: node.type, content: nestedItems(node.content ?? [], inline) };
    const content = inline(line(node.content?.[0]?.content ?? []));
    return { type: node.type, attrs: node.attrs ?? {}, ...(content.length > 0 ? { content } : {}) };
  });
}

function line(blocks: readonly AdfNode[]): AdfNode[] {
  return blocks.flatMap((block, index) => {
    if (index === 0) return (block.content ?? []).slice(1);
    const text = plainText([block]);
    const content: readonly AdfNode[] =
      block.type === 'paragraph' || block.type === 'heading'
        ? (block.content ?? [])
        : text === ''
          ? []
          : [{ type: 'text', text }];
    return content.length === 0 ? [] : [{ type: 'hardBreak' }, ...content];
  });
}

/** The list with its signs as words, for places that take no such list. */
export function asBullets(list: AdfNode): AdfNode {
  const items = (list.content ?? []).map((node): AdfNode => {
    if (node.type === 'taskList') return { type: 'listItem', content: [asBullets(node)] };
    const [first, ...rest] = node.content?.[0]?.content ?? [];
    const done = node.attrs?.['state'] === 'DONE';
    const sign = node.type === 'decisionItem' ? '◆ ' : done ? '☑ ' : '☐ ';
    const words: AdfNode = {
      type: 'paragraph',
      content: [{ type: 'text', text: sign }, ...(first?.content ?? []).slice(1)],
    };
    return { type: 'listItem', content: [words, ...rest] };
  });
  return { type: 'bulletList', content: items };
}
