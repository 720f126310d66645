import type { AdfMark, AdfNode } from './adf-document';

/**
 * Spaces at the edge of a phrase stand outside of it, where wiki markup has them: a sign beside a space is none. They
 * keep the marks that both neighbours share. The marks must be in their fixed order.
 */
export function spacesOutside(nodes: readonly AdfNode[]): readonly AdfNode[] {
  const pieces = nodes.flatMap(splitAtSpaces);
  return pieces.map((piece, at) => {
    if (!isSpace(piece) || piece.marks === undefined) return piece;
    let from = at;
    while (from > 0 && isSpace(pieces[from - 1])) from -= 1;
    let to = at;
    while (to < pieces.length - 1 && isSpace(pieces[to + 1])) to += 1;
    const around = Array.from({ length: to - from + 3 }, (_, index) => pieces[from - 1 + index]?.marks ?? []);
    const { marks: _, ...bare } = piece;
    const shared = sharedMarks(around);
    return shared.length === 0 ? bare : { ...bare, marks: shared };
  });
}

function isSpace(node: AdfNode | undefined): boolean {
  return node?.type === 'text' && !isCode(node) && (node.text ?? '').trim() === '';
}

function isCode(node: AdfNode): boolean {
  return node.marks?.some(({ type }) => type === 'code') === true;
}

function splitAtSpaces(node: AdfNode): readonly AdfNode[] {
  const words = (node.text ?? '').trim();
  if (node.type !== 'text' || node.marks === undefined || isCode(node) || words === '') return [node];
  const text = node.text ?? '';
  const start = text.indexOf(words);
  const parts = [text.slice(0, start), words, text.slice(start + words.length)];
  return parts.filter((part) => part !== '').map((part) => ({ ...node, text: part }));
}

function sharedMarks(lists: readonly (readonly AdfMark[])[]): readonly AdfMark[] {
  const [first = [], ...others] = lists;
  const shown = others.map((marks) => marks.map((mark) => JSON.stringify(mark)));
  const differs = first.findIndex((mark, at) => shown.some((marks) => marks[at] !== JSON.stringify(mark)));
  return differs === -1 ? first : first.slice(0, differs);
}
