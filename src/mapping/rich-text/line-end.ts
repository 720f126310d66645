import type { AdfNode } from './adf-document';

/** Takes the spaces off the end of a text. Which characters are such spaces is the markup's business. */
export type CutSpaces = (text: string) => string;

/** Takes the spaces before a break, or before the edge of a block, off these inline nodes. */
export function cutSpaces(nodes: AdfNode[], cut: CutSpaces): void {
  for (let last = nodes.at(-1); last?.type === 'text'; last = nodes.at(-1)) {
    const text = cut(last.text ?? '');
    nodes.pop();
    if (text === '') continue;
    nodes.push({ ...last, text });
    return;
  }
}

/** Takes off whatever nobody sees at the end of a block: spaces, and breaks that begin no line. */
export function cutEdge(nodes: AdfNode[], cut: CutSpaces): void {
  cutSpaces(nodes, cut);
  while (nodes.at(-1)?.type === 'hardBreak') {
    nodes.pop();
    cutSpaces(nodes, cut);
  }
}
