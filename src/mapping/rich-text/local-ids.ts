import type { AdfNode } from './adf-document';
import { textAttribute } from './adf-document';

const identified: ReadonlySet<string> = new Set(['taskList', 'taskItem', 'decisionList', 'decisionItem']);

/**
 * Jira requires ids on task and decision lists, unique in the document: those that are there stay, and what has none
 * is given one that no other has.
 */
export function withLocalIds(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const taken = new Set(nodes.flatMap(idsIn));
  let count = 0;
  const fresh = (): string => {
    do count += 1;
    while (taken.has(`planlink-${String(count)}`));
    return `planlink-${String(count)}`;
  };
  const given = (node: AdfNode): AdfNode => {
    const own =
      identified.has(node.type) && textAttribute(node, 'localId') === '' ? { localId: fresh() } : {};
    const content = node.content?.map(given);
    // Jira refuses a nested expand without attributes, even when it has no title.
    const isNeeded = identified.has(node.type) || node.type === 'nestedExpand';
    return {
      ...node,
      ...(isNeeded ? { attrs: { ...node.attrs, ...own } } : {}),
      ...(content === undefined ? {} : { content }),
    };
  };
  return nodes.map(given);
}

/** The node without the ids that were given to it for a document of its own. */
export function withoutLocalIds(node: AdfNode): AdfNode {
  const { localId: _, ...attrs } = node.attrs ?? {};
  return {
    ...node,
    ...(identified.has(node.type) && node.attrs !== undefined ? { attrs } : {}),
    ...(node.content === undefined ? {} : { content: node.content.map(withoutLocalIds) }),
  };
}

function idsIn(node: AdfNode): readonly string[] {
  const own = textAttribute(node, 'localId');
  return [...(own === '' ? [] : [own]), ...(node.content ?? []).flatMap(idsIn)];
}
