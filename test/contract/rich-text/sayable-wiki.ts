import * as fc from 'fast-check';
import type { AdfMark, AdfNode } from '../../../src/mapping/rich-text/adf-document';

const signs = '\\ * _ { } [ ] ( ) # + - . ! | < > ~ & ; ? / = " \' @ ^ $ % a b 1 9 é'.split(' ');

/** Words with every sign that wiki markup could take for its own; without spaces at their edges and bare addresses. */
const words = fc
  .oneof(
    { weight: 3, arbitrary: fc.constantFrom('word', 'two words', 'Straße', '日本語', 'snake_case_name', '😀👩‍👩‍👧') },
    fc.constantFrom(
      'h1. x', 'h3.', 'bq. q', '* i', '# i', '- i', '** i', '----', '--', '---', 'a -- b', '| a | b |', '||h||', '{code}', '{noformat}', '{quote}', '{panel:title=x}', '{color:red}', '{color}', '{{x}}', '{*}b{*}',
      '*b*', '_i_', '-d-', '+u+', '^s^', '~s~', '??c??', '\\', '\\\\', '\\*', 'C:\\dir\\file', '\\\\server\\x', '!', '!a.png!', '!x!', '[x]', '[x|y]', '[~ada]', '[^f.txt]', '[INFO] x', '&amp;', '&#42;', '&copy', '&',
      'a*b*c', 'well-known - or not', 'C++', '(*)', '"*x*"', '☐ x', '☑ ', '◆ y', '^', '{}', '$x$', '{"a": [1]}', 'x{y', '(/)', ':-)', 'a@b.example', 'Hello!', 'a ? b ?? c',
    ),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
    fc.array(fc.constantFrom(' ', ...signs), { minLength: 1, maxLength: 10 }).map((all) => all.join('')),
  )
  .map((text) => text.trim().replace(/\s+/g, ' ') || 'x')
  .filter((text) => !/:\/\/|mailto:/i.test(text)); // prettier-ignore

const urls = fc.constantFrom(
  'https://a.example/',
  'https://a.example/x_(y)?b=1&copy=2#!z',
  'mailto:a@b.example',
  '/browse/X-1',
  '#top',
);

const marks: fc.Arbitrary<readonly AdfMark[]> = fc
  .tuple(
    fc.subarray(['strong', 'em', 'underline', 'strike'], { maxLength: 3 }),
    fc.option(urls, { freq: 4 }),
    fc.option(fc.constantFrom('A "title" | & [b]'), { freq: 1 }),
    fc.option(fc.constantFrom('sub', 'sup'), { freq: 3 }),
    fc.option(fc.constantFrom('#ff0000', '#00ff00'), { freq: 3 }),
  )
  .map(([plain, href, title, raised, color]) => [
    ...(href === null ? [] : [{ type: 'link', attrs: title === null ? { href } : { href, title } }]),
    ...(color === null ? [] : [{ type: 'textColor', attrs: { color } }]),
    ...plain.map((type) => ({ type })),
    ...(raised === null ? [] : [{ type: 'subsup', attrs: { type: raised } }]),
  ]);

const text = (value: string, own: readonly AdfMark[] = []): AdfNode =>
  own.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks: own };
const node = (
  type: string,
  attrs: Record<string, unknown> | null,
  content: readonly AdfNode[] = [],
): AdfNode => ({
  type,
  ...(attrs === null ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
});

const inlineNode = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(words, marks).map(([value, own]) => text(value, own)) },
  { weight: 4, arbitrary: words.map((value) => text(value)) },
  { weight: 1, arbitrary: words.map((value) => text(value, [{ type: 'code' }])) },
  { weight: 1, arbitrary: fc.constant(text(' ')) },
  fc.constant(node('mention', { id: '5b10:ab_c-d' })),
  fc.constantFrom('red', 'neutral').map((color) => node('status', { text: 'In Progress', color })),
  fc.constantFrom('https://a.example/x_y*z').map((url) => node('inlineCard', { url })),
);

/** No break and no space at the edges, and no space beside a break. */
const line = fc.array(inlineNode, { minLength: 1, maxLength: 5 }).map((nodes) => {
  const isSpace = (one: AdfNode | undefined) => one?.text?.trim() === '';
  const kept = nodes.filter((one, at) => !isSpace(one) || (at > 0 && at < nodes.length - 1));
  return kept.length === 0 || isSpace(kept[0]) || isSpace(kept.at(-1)) ? [text('x')] : kept;
});
const inline = fc
  .array(line, { minLength: 1, maxLength: 2 })
  .map((lines) => lines.flatMap((one, at) => (at === 0 ? one : [{ type: 'hardBreak' }, ...one])));

type Block = fc.Arbitrary<AdfNode>;
const some = (block: Block) => fc.array(block, { minLength: 1, maxLength: 3 });

const paragraph = inline.map((content) => node('paragraph', null, content));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), inline)
  .map(([level, content]) => node('heading', { level }, content));
const codeText = fc.oneof(
  words,
  fc.constantFrom(
    'a\n\n  b\n',
    '\n',
    '{code}',
    '{noformat}\n{code}x',
    '\tif (a)\n',
    '    x',
    '|a|',
    '* x',
    '{\u200bcode}',
  ),
);
const codeBlock = fc
  .tuple(fc.option(fc.constantFrom('js', 'c++', 'objective c')), fc.array(codeText, { maxLength: 2 }))
  .map(([language, lines]) =>
    node(
      'codeBlock',
      language === null ? null : { language },
      lines.join('\n') === '' ? [] : [text(lines.join('\n'))],
    ),
  );
const rule = fc.constant<AdfNode>({ type: 'rule' });
const card = fc.constantFrom(
  node('blockCard', { url: 'https://a.example/' }),
  node('embedCard', { url: 'https://a.example/v_1_', layout: 'center' }),
);
const mediaSingle = fc
  .constantFrom('', 'a plan')
  .map((alt) =>
    node('mediaSingle', { layout: 'center' }, [
      node('media', { type: 'external', url: 'https://a.example/x_y.png', ...(alt === '' ? {} : { alt }) }),
    ]),
  );
const list = fc.letrec<{ list: AdfNode; item: AdfNode }>((tie) => ({
  item: fc
    .tuple(paragraph, fc.option(codeBlock, { freq: 2 }), fc.option(tie('list'), { depthSize: 'small' }))
    .map(([first, code, below]) =>
      node('listItem', null, [first, ...(code === null ? [] : [code]), ...(below === null ? [] : [below])]),
    ),
  list: fc
    .tuple(fc.constantFrom('bulletList', 'orderedList'), some(tie('item')))
    .map(([type, content]) => node(type, null, content)),
})).list;
const taskItem = fc
  .tuple(fc.constantFrom('TODO', 'DONE'), inline)
  .map(([state, content]) => node('taskItem', { localId: 'i', state }, content));
const taskList = fc
  .tuple(taskItem, some(taskItem), fc.boolean())
  .map(([first, rest, deep]) =>
    node('taskList', { localId: 'l' }, [
      first,
      ...(deep ? [node('taskList', { localId: 'm' }, rest)] : rest),
    ]),
  );
const decisionList = some(
  inline.map((content) => node('decisionItem', { localId: 'i', state: 'DECIDED' }, content)),
).map((content) => node('decisionList', { localId: 'l' }, content));
const quote = some(fc.oneof(paragraph, codeBlock, list, mediaSingle)).map((content) =>
  node('blockquote', null, content),
);
const panel = fc
  .tuple(
    fc.constantFrom(
      { panelType: 'info' },
      { panelType: 'error' },
      { panelType: 'custom', panelColor: '#ffeeaa' },
    ),
    some(fc.oneof(paragraph, heading, list, codeBlock, taskList, rule)),
  )
  .map(([attrs, content]) => node('panel', attrs, content));
const cellContent = fc.oneof(
  { weight: 6, arbitrary: paragraph.map((only) => [only]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(paragraph, fc.oneof(list, codeBlock, quote, panel, rule, heading))
      .map((both) => both),
  },
);
const cell = fc
  .tuple(fc.constantFrom('tableHeader', 'tableCell'), cellContent)
  .map(([type, content]) => node(type, null, content));
const table = fc
  .integer({ min: 1, max: 3 })
  .chain((width) =>
    some(
      fc.array(cell, { minLength: width, maxLength: width }).map((cells) => node('tableRow', null, cells)),
    ).map((rows) => node('table', null, rows)),
  );

const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 2, arbitrary: list },
  heading, codeBlock, rule, card, mediaSingle, taskList, decisionList, quote, panel, table,
); // prettier-ignore

/** Valid documents of all that wiki markup has words for. */
export const sayableDocument = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', version: 1, content }) as const);
