import * as fc from 'fast-check';
import type { AdfDocument, AdfMark, AdfNode } from '../../../src/mapping/rich-text/adf-document';
import { anyDocument } from './any-document';

const text = (words: string): AdfNode => ({ type: 'text', text: words });
const paragraph = (...content: readonly AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const macro = (key: string, words: string) => ({
  extensionType: 'com.example.macros',
  extensionKey: key,
  parameters: { macroParams: { jql: { value: 'project = A' }, columns: ['key', 'summary'] } },
  ...(words === '' ? {} : { text: words }),
});
const words = fc.constantFrom('', 'chart', 'List of issues', 'a*b [c] | <d>');
const source: AdfMark = { type: 'dataConsumer', attrs: { sources: ['s-1'] } };

const inlineMacro: fc.Arbitrary<AdfNode> = words.map((shown) => ({
  type: 'inlineExtension',
  attrs: macro('inline', shown),
}));
const line = fc
  .tuple(fc.constantFrom('ask ', 'see', '', 'as said '), inlineMacro, fc.constantFrom(' today', '', '.'))
  .map(([before, node, after]) =>
    paragraph(...(before === '' ? [] : [text(before)]), node, ...(after === '' ? [] : [text(after)])),
  );
const extension: fc.Arbitrary<AdfNode> = fc.tuple(words, fc.boolean()).map(([shown, isMarked]) => ({
  type: 'extension',
  attrs: { ...macro('block', shown), layout: 'wide', localId: 'x-1' },
  ...(isMarked ? { marks: [source] } : {}),
}));
const bodied: fc.Arbitrary<AdfNode> = fc
  .array(
    fc.oneof(
      line,
      words.map((shown) => paragraph(text(`In a macro ${shown}`))),
    ),
    { minLength: 1, maxLength: 3 },
  ) // prettier-ignore
  .map((content) => ({ type: 'bodiedExtension', attrs: macro('body', 'not shown'), content }));
const named = fc.constant<AdfNode>({ ...paragraph(text('a line with a name')), attrs: { localId: 'p-1' } });
const synced = fc.constant<AdfNode>({ type: 'syncBlock', attrs: { resourceId: 'r', localId: 's-1' } });
const inside = fc.oneof(extension, line);
const holding = fc.array(inside, { minLength: 1, maxLength: 3 }).chain((content) =>
  fc.constantFrom<AdfNode>(
    { type: 'panel', attrs: { panelType: 'note' }, content },
    { type: 'bulletList', content: content.map((block) => ({ type: 'listItem', content: [paragraph(text('item')), block] })) },
    { type: 'expand', attrs: { title: 'More' }, content },
    {
      type: 'layoutSection',
      content: [
        { type: 'layoutColumn', attrs: { width: 50 }, content },
        { type: 'layoutColumn', attrs: { width: 50 }, content: [paragraph(text('right'))] },
      ],
    },
    {
      type: 'table',
      marks: [{ type: 'fragment', attrs: { localId: 'f-1' } }],
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content }] }],
    },
  ),
); // prettier-ignore

/** A block that no markup has words for, or that holds one. */
const unsaidBlock: fc.Arbitrary<AdfNode> = fc.oneof(extension, bodied, line, named, synced, holding);

/** Valid documents of every node and mark, those among them that no markup can carry. */
export const unsaidDocument: fc.Arbitrary<AdfDocument> = fc
  .array(
    fc.oneof(
      unsaidBlock.map((block) => [block]),
      anyDocument.map(({ content }) => content.slice(0, 2)),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((content) => ({ type: 'doc', version: 1, content: content.flat() }));
