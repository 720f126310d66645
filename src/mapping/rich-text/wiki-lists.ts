import type { AdfNode } from './adf-document';
import { mayContain } from './containment';
import { plainText } from './plain-text';
import { substitute } from './substitute';
import { escapeWiki } from './escape-wiki';
import { joinedParagraphs, trimmed } from './wiki-flow';
import { readInline } from './wiki-inline';

/** An item with the signs before it, such as `*#`: one for each level, the last says which kind its list is. */
export interface WikiItem {
  readonly signs: string;
  /** The sign of a task or a decision before its words. */
  readonly box: string | undefined;
  readonly content: readonly AdfNode[];
}

interface Open {
  readonly type: string;
  readonly items: AdfNode[];
}

/** Items that follow each other as lists in lists. */
export function listsOf(items: readonly WikiItem[]): AdfNode[] {
  const done: AdfNode[] = [];
  const open: Open[] = [];
  const close = (depth: number): void => {
    while (open.length > depth) {
      const list = open.pop();
      if (list === undefined) break;
      const node = { type: list.type, content: list.items };
      const around = open.at(-1);
      const item = around?.items.pop();
      if (around === undefined || item === undefined) done.push(node);
      else around.items.push({ ...item, content: [...(item.content ?? []), node] });
    }
  };
  for (const { signs, box, content } of items) {
    const depth = signs.length;
    close(depth);
    if (open.length === depth && open[depth - 1]?.type !== kindOf(signs.charAt(depth - 1))) close(depth - 1);
    while (open.length < depth) {
      // A level that was left out has an item of no words.
      if (open.length > 0 && open.at(-1)?.items.length === 0)
        open.at(-1)?.items.push({ type: 'listItem', content: [{ type: 'paragraph' }] });
      open.push({ type: kindOf(signs.charAt(open.length)), items: [] });
    }
    const words = joinedParagraphs(box === undefined ? fitting(content) : content.map(asWords));
    const filled = words.length === 0 ? [{ type: 'paragraph' }] : words;
    open.at(-1)?.items.push({ type: 'listItem', content: signed(filled, box) });
  }
  close(0);
  return done;
}

/** Before paragraphs are joined, so that those of a quotation in an item are too. */
function fitting(blocks: readonly AdfNode[]): readonly AdfNode[] {
  return blocks.flatMap((block) =>
    mayContain('listItem', block.type) ? [block] : fitting(substitute(block)),
  );
}

/** Tasks and decisions hold nothing but words. */
function asWords(block: AdfNode): AdfNode {
  if (block.type === 'paragraph') return block;
  const lines = plainText([block]).split('\n');
  const reading = { colour: null, blocksOf: () => [] };
  // Addresses are linked in words, which these become with the next reading.
  const content = lines.flatMap((line, at) => [
    ...(at === 0 ? [] : [{ type: 'hardBreak' }]),
    ...readInline(escapeWiki(line), reading),
  ]);
  return { type: 'paragraph', content: trimmed(content) };
}

function kindOf(sign: string): string {
  return sign === '#' ? 'orderedList' : 'bulletList';
}

/** An item behind a box or a lozenge is a task or a decision, which `conform` makes of the marker. */
function signed([first, ...rest]: readonly AdfNode[], box: string | undefined): readonly AdfNode[] {
  if (first === undefined) return [];
  if (box === undefined) return [first, ...rest];
  const marker =
    box === '◆'
      ? { type: 'decisionMarker', attrs: { state: 'DECIDED' } }
      : { type: 'taskMarker', attrs: { state: box === '☑' ? 'DONE' : 'TODO' } };
  return [{ ...first, content: [marker, ...(first.content ?? [])] }, ...rest];
}
