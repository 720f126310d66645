import * as fc from 'fast-check';
import type { AdfDocument, AdfNode } from '../../../src/mapping/rich-text/adf-document';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import type { MarkupKind } from '../../../src/mapping/rich-text/markup';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { schemaErrors } from './adf-schema';
import { runs } from './how-many';
import { unsaidDocument } from './unsaid-document';

const theirs = 'Somebody wrote this';
const paragraph: AdfNode = { type: 'paragraph', content: [{ type: 'text', text: theirs }] };
const doc = (content: readonly AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const place = fc.nat();
const without = <T>(all: readonly T[], at: number): readonly T[] => all.filter((_, index) => index !== at);
const replaced = <T>(all: readonly T[], at: number, one: T): readonly T[] =>
  all.map((other, index) => (index === at ? one : other));

/** What the markup shows of a block. */
const shownIn = (kind: MarkupKind, block: AdfNode): string => {
  const { toAdf, fromAdf } = markupOf(kind);
  return JSON.stringify(canonicalAdf(toAdf(fromAdf(doc([block])))).content);
};
/** The text as it was edited, read beside the document that it was written from. */
const back = (kind: MarkupKind, edited: readonly AdfNode[], current: readonly AdfNode[]) => {
  const { toAdf, fromAdf } = markupOf(kind);
  const result = toAdf(fromAdf(doc(edited)), { current: doc(current) });
  expect(schemaErrors(doc(current))).toEqual([]);
  expect(schemaErrors(result)).toEqual([]);
  return result.content;
};
/** For any document and any of its blocks. */
const always = (check: (content: readonly AdfNode[], at: number) => void) =>
  fc.assert(
    fc.property(unsaidDocument, place, ({ content }, number) => check(content, number % content.length)),
    runs(15),
  );

describe.each<MarkupKind>(['html', 'markdown', 'wiki'])('any document that is edited as %s', (kind) => {
  it('is what it was where nobody touched it', () => {
    always((content) => {
      expect(back(kind, content, content)).toEqual(content);
    });
  });

  it('has all other blocks as they were around one that was written anew', () => {
    always((content, at) => {
      // Nothing to see is nothing to edit.
      fc.pre(shownIn(kind, content[at] ?? paragraph) !== '[]');
      const result = back(kind, replaced(content, at, paragraph), content);
      expect(without(result, at)).toEqual(without(content, at));
      expect(JSON.stringify(result[at])).toContain(theirs);
    });
  });

  it('has all blocks as they were around one that is new', () => {
    always((content, at) => {
      const result = back(kind, [...content.slice(0, at), paragraph, ...content.slice(at)], content);
      expect(result.filter((node) => JSON.stringify(node) !== JSON.stringify(paragraph))).toEqual(content);
      expect(JSON.stringify(result)).toContain(theirs);
    });
  });

  it('has all other blocks as they were without one that was deleted', () => {
    always((content, at) => {
      const seen = content.map((block) => shownIn(kind, block));
      const gone = seen[at]?.slice(1, -1) ?? '';
      // Of two that look alike nobody can say which one is gone.
      fc.pre(gone !== '' && !without(seen, at).some((one) => one.includes(gone)));
      // Wiki markup joins lists that come together, and shows no empty line, which goes with the text above it.
      const isList = (node?: AdfNode) => /List$|^table$/.test(node?.type ?? '');
      fc.pre(kind !== 'wiki' || !isList(content[at - 1]) || !isList(content[at + 1]));
      const isSeen = (node: AdfNode) => node.type !== 'paragraph' || shownIn(kind, node) !== '[]';
      const result = back(kind, without(content, at), content);
      expect(result.filter(isSeen)).toEqual(without(content, at).filter(isSeen));
    });
  });
});

// Wiki markup has no words for what holds most of them.
describe.each<MarkupKind>(['html', 'markdown'])('a block of parts that is edited as %s', (kind) => {
  const isOfParts = ({ type }: AdfNode) =>
    /^(?:bulletList|orderedList|listItem|panel|blockquote|table|expand|layout)/.test(type);
  /** With the first part changed that can be seen, all others as they are. */
  const edited = (block: AdfNode): AdfNode | null => {
    const parts = block.content ?? [];
    if (!isOfParts(block)) return shownIn(kind, block) === '[]' ? null : paragraph;
    for (const [part, one] of parts.entries()) {
      const other = edited(one);
      if (other !== null) return { ...block, content: replaced(parts, part, other) };
    }
    return null;
  };
  /** A macro without words stays in the line that was written anew. */
  const onlyTheirs = (node: AdfNode): AdfNode => {
    if (node.type === 'paragraph' && JSON.stringify(node).includes(theirs)) return paragraph;
    return node.content === undefined ? node : { ...node, content: node.content.map(onlyTheirs) };
  };

  it('has all its other parts as they were', () => {
    always((content, at) => {
      const block = content[at];
      const other = block === undefined ? null : edited(block);
      fc.pre(other !== null && other !== paragraph);
      const expected = replaced(content, at, other);
      expect(back(kind, expected, content).map(onlyTheirs)).toEqual(expected);
    });
  });
});
