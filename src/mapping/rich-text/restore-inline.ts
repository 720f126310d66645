import type { AdfNode } from './adf-document';
import { inlineText } from './plain-text';

const said = new Set(['mention', 'emoji', 'date', 'placeholder', 'mediaInline', 'status']);

/** The line that was edited, with the people, dates and files that were in it where their words still stand. */
export function restoreInline(read: readonly AdfNode[], before: readonly AdfNode[]): readonly AdfNode[] {
  const result: AdfNode[] = [];
  let rest = [...read];
  for (const node of before.filter(({ type }) => said.has(type))) {
    const words = node.type === 'mediaInline' ? `[${inlineText(node)}]` : inlineText(node);
    const place = rest.findIndex((piece) => placeOf(words, piece) !== -1);
    const piece = rest[place];
    if (piece === undefined) continue;
    const at = placeOf(words, piece);
    const text = piece.text ?? '';
    const part = (value: string) => (value === '' ? [] : [{ ...piece, text: value }]);
    result.push(...rest.slice(0, place), ...part(text.slice(0, at)), node);
    rest = [...part(text.slice(at + words.length)), ...rest.slice(place + 1)];
  }
  return [...result, ...rest];
}

function placeOf(words: string, { type, text = '', marks = [] }: AdfNode): number {
  if (type !== 'text' || words === '' || marks.some((mark) => mark.type === 'code' || mark.type === 'link'))
    return -1;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const isFree =
      !/[\p{L}\p{Nd}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{Nd}]/u.test(text.slice(at + words.length));
    if (isFree) return at;
  }
  return -1;
}
