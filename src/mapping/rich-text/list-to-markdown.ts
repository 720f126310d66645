import type { AdfNode } from './adf-document';

/** For each node, whether it is a list that would be read as the rest of the list before it. */
export function listMarkers(nodes: readonly AdfNode[]): readonly boolean[] {
  const markers: boolean[] = [];
  nodes.forEach((node, index) => {
    const before = nodes[index - 1];
    const kind = kindOf(node);
    const follows = kind !== null && before !== undefined && kindOf(before) === kind;
    markers.push(follows && markers[index - 1] !== true);
  });
  return markers;
}

function kindOf(node: AdfNode): string | null {
  if (node.type === 'orderedList') return 'numbers';
  return ['bulletList', 'taskList', 'decisionList'].includes(node.type) ? 'bullets' : null;
}

/** An item behind its marker, its further lines as far to the right. */
export function indented(marker: string, item: string): string {
  const margin = ' '.repeat(marker.length);
  return item
    .split('\n')
    .map((line, index) => (index === 0 ? marker + line : line === '' ? '' : margin + line))
    .join('\n');
}
