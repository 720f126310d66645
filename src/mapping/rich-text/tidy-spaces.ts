import type { AdfNode } from './adf-document';
import { cutEdge, cutSpaces, type CutSpaces } from './line-end';

/** Other white space is a blank by then, and a space that breaks no line was meant. */
const cutBlanks: CutSpaces = (text) => text.replace(/ +$/, '');

/** A block with its spacing as a reader sees it: editors of HTML and Markdown set the spaces around words anew. */
export function tidySpaces(node: AdfNode): AdfNode {
  if (node.type === 'codeBlock' || node.content === undefined) return node;
  if (!node.content.some(({ type }) => type === 'text' || type === 'hardBreak'))
    return { ...node, content: node.content.map(tidySpaces) };
  return { ...node, content: spaced(node.content) };
}

/** One space where there were several, none at the edges and beside a break, no break at the end. */
function spaced(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const result: AdfNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    const atEdge = last === undefined || last.type === 'hardBreak' || / $/.test(last.text ?? '');
    if (node.type === 'hardBreak') cutSpaces(result, cutBlanks);
    if (node.type !== 'text') {
      result.push(node);
      continue;
    }
    const text = (node.text ?? '').replace(/[ \t\n]+/g, ' ').replace(atEdge ? /^ / : /^$/, '');
    if (text !== '') result.push({ ...node, text });
  }
  cutEdge(result, cutBlanks);
  return result;
}
