import * as fc from 'fast-check';
import type { AdfDocument, AdfNode } from '../../../src/mapping/rich-text/adf-document';
import type { MarkupKind } from '../../../src/mapping/rich-text/markup';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { schemaErrors } from './adf-schema';
import { runs } from './how-many';
import { unsaidDocument } from './unsaid-document';

const doc = (content: readonly AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const withContent = ({ content: _, ...node }: AdfNode, content: readonly AdfNode[]): AdfNode =>
  content.length === 0 ? node : { ...node, content };
const places = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 2 })), { maxLength: 5 });
const chances = fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 20 });

/** Blocks of two documents in any order, some of them twice, some with the parts of another, some without their own. */
function mixed(all: readonly AdfNode[], picks: readonly (readonly number[])[]): readonly AdfNode[] {
  return picks.flatMap(([one = 0, other = 0, how]) => {
    const block = all[one % all.length];
    const next = all[other % all.length];
    if (block === undefined) return [];
    const parts = block.content;
    const isLike = next?.type === block.type && !/^(?:layout|media)/.test(block.type);
    if (how === 0 || !isLike || parts === undefined || next.content === undefined) return [block];
    const own = how === 1 ? [...parts, ...next.content] : [...next.content.slice(1), ...parts];
    return [withContent(block, own)];
  });
}

/** With words added to lines, and taken out, said twice, and written out that stood for a node. */
function rewritten(node: AdfNode, dice: Iterator<number>): AdfNode {
  const { content } = node;
  if (content === undefined) return node;
  if (!['paragraph', 'heading', 'taskItem', 'decisionItem'].includes(node.type))
    return withContent(node, content.map((child) => rewritten(child, dice))); // prettier-ignore
  const words = ({ attrs }: AdfNode): AdfNode[] =>
    typeof attrs?.['text'] === 'string' && attrs['text'] !== ''
      ? [{ type: 'text', text: attrs['text'] }]
      : [];
  const line = content.flatMap((child): readonly AdfNode[] => {
    const choices = [[], [{ type: 'text', text: 'new ' }, child], [child, child], words(child), [...words(child), child]]; // prettier-ignore
    return choices[Number(dice.next().value)] ?? [child];
  });
  return withContent(node, dice.next().value === 0 ? line.reverse() : line);
}

/** A note on nothing but a space, which stays where the rest of its line did. */
const emptyNote = /<span data-annotation="[^"]*">\s*<\/span>/g;

function* again(rolled: readonly number[]): Generator<number, number> {
  for (;;) yield* rolled;
}

describe.each<MarkupKind>(['html', 'markdown', 'wiki'])('whatever was written in %s', (kind) => {
  const { toAdf, fromAdf, canonical } = markupOf(kind);
  /** What a reader sees of it; in wiki markup words alone, since no mark can stand on a node that was words there. */
  const seen = (written: string) =>
    (kind === 'wiki' ? plainText(toAdf(written).content) : canonical(written))
      .replace(emptyNote, '')
      .replace(/(?:\s|<br>)+/g, '');
  const back = (written: string, current: AdfDocument) => {
    const document = toAdf(written, { current });
    return { errors: schemaErrors(document), seen: seen(fromAdf(document)) };
  };

  it('is what Jira’s document then says, block by block, whatever it was before', () => {
    fc.assert(
      fc.property(unsaidDocument, unsaidDocument, places, (current, other, picks) => {
        const written = fromAdf(doc(mixed([...current.content, ...other.content], picks)));
        expect(back(written, current)).toEqual({ errors: [], seen: seen(written) });
      }),
      runs(20),
    );
  });

  it('is what Jira’s document then says, word by word', () => {
    fc.assert(
      fc.property(unsaidDocument, chances, (current, rolled) => {
        const dice = again(rolled);
        const written = fromAdf(doc(current.content.map((block) => rewritten(block, dice))));
        expect(back(written, current)).toEqual({ errors: [], seen: seen(written) });
      }),
      runs(20),
    );
  });
});
