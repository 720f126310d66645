import * as fc from 'fast-check';
import type { AdfMark, AdfNode } from '../../../src/mapping/rich-text/adf-document';

const signs = '\\ ` * _ { } [ ] ( ) # + - . ! | < > ~ & ; : / = " \' @ ^ $ % \t a b 1 9 é'.split(' ');

/** Words with every sign that Markdown or HTML could take for its own. */
const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'two words', 'Straße', '日本語', 'snake_case_name', '😀👩‍👩‍👧') },
  fc.constantFrom(
    ' ', '  spaced  out ', '\t', '\u00a0', '# h', '## ', '> q', '- i', '+ i', '* i', '1. one', '12) x', '---', '===', '***',
    '| a | b |', '|---|', ':-:', '```', '~~~', '~x~', '**b**', '__b__', '*', '_', '`', '\\', '\\*', '!', '[x](y)', '[ ] t', '[x] t',
    '[a]: b', '<b>', '</div>', '<!-- x -->', '<', '>', '&', '&amp;', '&#42;', '&copy', 'https://a.example/x_y', 'www.a.example',
    'a@b.example', 'C:\\dir\\file', '$x$', 'a*b*c', '"quoted"', 'trailing \\', '☐ x', '☑ ', '◆ y', 'line\u2028end', '://', '^', '%20', '{}',
  ),
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 5 }),
  fc.array(fc.constantFrom(' ', ...signs), { minLength: 1, maxLength: 10 }).map((all) => all.join('')),
); // prettier-ignore

const urls = fc.constantFrom(
  'https://a.example/',
  'https://a.example/x_(y)?b=1&copy=2&lt;#z',
  'http://a.example/a b',
  'mailto:a@b.example',
  'ftp://a.example/f',
  '/browse/X-1',
  'https://a.example/<x>|y`z*[]\\',
  'https://ä.example/ö',
);

const someOf = <T>(values: readonly T[], maxLength = 3) => fc.subarray([...values], { maxLength });
const colours = fc.constantFrom('#ff0000', '#00ff00');
const simpleMarks: readonly AdfMark[] = ['strong', 'em', 'underline', 'strike'].map((type) => ({ type }));

const marks: fc.Arbitrary<readonly AdfMark[]> = fc
  .tuple(
    someOf(simpleMarks),
    fc.option(urls, { freq: 4 }),
    fc.option(fc.constantFrom('', 'A "title" | & <b>'), { freq: 1 }),
    fc.option(fc.constantFrom('sub', 'sup'), { freq: 3 }),
    fc.option(colours, { freq: 3 }),
    fc.option(colours, { freq: 3 }),
    fc.option(fc.constant('note-1'), { freq: 3 }),
  )
  .map(([plain, href, title, raised, text, background, note]) => [
    ...(href === null ? [] : [{ type: 'link', attrs: title === null ? { href } : { href, title } }]),
    ...(note === null ? [] : [{ type: 'annotation', attrs: { id: note, annotationType: 'inlineComment' } }]),
    ...(text === null ? [] : [{ type: 'textColor', attrs: { color: text } }]),
    ...(background === null ? [] : [{ type: 'backgroundColor', attrs: { color: background } }]),
    ...plain,
    ...(raised === null ? [] : [{ type: 'subsup', attrs: { type: raised } }]),
  ]);

const text = (value: string, own: readonly AdfMark[]): AdfNode =>
  own.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks: own };
const node = (type: string, attrs: Record<string, unknown>, content: readonly AdfNode[] = []): AdfNode => ({
  type,
  ...(Object.keys(attrs).length === 0 ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
});

const external = urls
  .filter((url) => url.startsWith('https:'))
  .map((url) => node('media', { type: 'external', url, alt: 'pl|an *1*' }));
const file = fc
  .constantFrom('plan.png', '', 'a [b](c) _d_')
  .map((alt) => node('media', { type: 'file', id: 'f-1', collection: 'c', ...(alt === '' ? {} : { alt }) }));

const inlineNode: fc.Arbitrary<AdfNode> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(words, marks).map(([value, own]) => text(value, own)) },
  { weight: 4, arbitrary: words.map((value) => text(value, [])) },
  { weight: 1, arbitrary: words.map((value) => text(value, [{ type: 'code' }])) },
  { weight: 2, arbitrary: fc.constant<AdfNode>({ type: 'hardBreak' }) },
  fc
    .constantFrom('@Ada', '@A_da [x]', '')
    .map((name) =>
      node('mention', { id: '5b10:ab_c*d'.replace('*', '-'), ...(name === '' ? {} : { text: name }) }),
    ),
  fc.constantFrom(
    node('emoji', { shortName: ':smile:', id: '1f604', text: '😄' }),
    node('emoji', { shortName: ':white_check_mark:' }),
  ),
  fc.constant(node('date', { timestamp: '1767225600000' })),
  fc
    .constantFrom('LATE', 'IN *PROGRESS* |')
    .map((value) => node('status', { text: value, color: 'red', style: 'bold' })),
  urls.filter((url) => /^[a-z]+:/.test(url)).map((url) => node('inlineCard', { url })),
  fc.constant(node('placeholder', { text: 'Write *here*' })),
  fc.constant(node('mediaInline', { type: 'file', id: 'f-2', collection: 'c', alt: 'in_line' })),
);
const inline = fc.array(inlineNode, { maxLength: 6 });

type Blocks = fc.Arbitrary<readonly AdfNode[]>;
const array = (block: fc.Arbitrary<AdfNode>, minLength = 1): Blocks =>
  fc.array(block, { minLength, maxLength: 3 });

const paragraph = inline.map((content) => node('paragraph', {}, content));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), inline)
  .map(([level, content]) => node('heading', { level }, content));
const codeText = fc.oneof(
  words,
  fc.constantFrom('a\n\n  b\n', '\n', '```\nx\n```', '\tif (a)\n', '    x', '</pre>', '~~~'),
);
const codeBlock = fc
  .tuple(
    fc.option(fc.constantFrom('js', 'c++', 'objective c')),
    fc.array(codeText, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([language, lines, wrap]) =>
    node(
      'codeBlock',
      { ...(language === null ? {} : { language }), ...(wrap ? { wrap } : {}) },
      lines.length === 0 ? [] : [text(lines.join('\n'), [])],
    ),
  );
const rule = fc.constant<AdfNode>({ type: 'rule' });
const blockCard = urls.filter((url) => /^[a-z]+:/.test(url)).map((url) => node('blockCard', { url }));
const embedCard = fc.constant(
  node('embedCard', { url: 'https://a.example/v_1_', layout: 'center', width: 50 }),
);
const caption = inline.map((content) =>
  node(
    'caption',
    {},
    content.filter(({ type }) => type !== 'mediaInline'),
  ),
);
const mediaSingle = fc
  .tuple(fc.oneof(external, file), fc.option(caption))
  .map(([media, below]) =>
    node('mediaSingle', { layout: 'center' }, below === null ? [media] : [media, below]),
  );
const mediaGroup = fc
  .array(file, { minLength: 1, maxLength: 2 })
  .map((content) => node('mediaGroup', {}, content));
const taskItem = fc
  .tuple(fc.constantFrom('TODO', 'DONE'), inline)
  .map(([state, content]) => node('taskItem', { localId: 'i', state }, content));
/** As Jira's editor makes them: a list inside stands after an item of its own level. */
const taskList = fc.letrec<{ list: AdfNode }>((tie) => ({
  list: fc
    .tuple(taskItem, fc.array(fc.oneof({ depthSize: 'small' }, taskItem, tie('list')), { maxLength: 3 }))
    .map(([first, rest]) => node('taskList', { localId: 'l' }, [first, ...rest])),
})).list;
const decisionList = array(
  inline.map((content) => node('decisionItem', { localId: 'i', state: 'DECIDED' }, content)),
).map((content) => node('decisionList', { localId: 'l' }, content));

const lists = (block: fc.Arbitrary<AdfNode>) => {
  const items = array(array(block).map((content) => node('listItem', {}, content)));
  return fc.oneof(
    items.map((content) => node('bulletList', {}, content)),
    fc
      .tuple(fc.constantFrom(0, 1, 9), items)
      .map(([order, content]) => node('orderedList', { order }, content)),
  );
};
const inList = fc.letrec<{ block: AdfNode; list: AdfNode }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    codeBlock,
    mediaSingle,
    taskList,
    tie('list'),
  ),
  list: lists(tie('block')),
}));
const anywhere = [paragraph, codeBlock, mediaSingle, inList.list] as const;
const quote = array(fc.oneof(...anywhere, mediaGroup)).map((content) => node('blockquote', {}, content));
const panel = fc
  .tuple(
    fc.constantFrom('info', 'custom'),
    array(fc.oneof(...anywhere, heading, blockCard, mediaGroup, taskList, rule, decisionList)),
  )
  .map(([panelType, content]) =>
    node(
      'panel',
      panelType === 'info' ? { panelType } : { panelType, panelIcon: ':x_y_z:', panelColor: '#ffeeaa' },
      content,
    ),
  );
const nestedExpand = array(
  fc.oneof(...anywhere, heading, mediaGroup, taskList, decisionList, rule, panel, quote),
).map((content) => ({ ...node('nestedExpand', {}, content), attrs: { title: 'Mo_re_ *x*' } }));
const inCell = fc.oneof(
  { weight: 8, arbitrary: paragraph },
  {
    weight: 1,
    arbitrary: fc.oneof(
      ...anywhere,
      heading,
      blockCard,
      taskList,
      quote,
      decisionList,
      embedCard,
      mediaGroup,
      rule,
      panel,
      nestedExpand,
    ),
  },
);
const row = (type: string, width: number, content: Blocks, attrs: fc.Arbitrary<Record<string, unknown>>) =>
  fc
    .array(
      fc.tuple(content, attrs).map(([blocks, own]) => node(type, own, blocks)),
      { minLength: width, maxLength: width },
    )
    .map((cells) => node('tableRow', {}, cells));
const plainTable = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const cell = paragraph.map((only) => [only]);
  const none = fc.constant({});
  return fc
    .tuple(
      row('tableHeader', width, cell, none),
      fc.array(row('tableCell', width, cell, none), { maxLength: 2 }),
      fc.boolean(),
    )
    .map(([head, body, wide]) => node('table', wide ? { layout: 'wide' } : {}, [head, ...body]));
});
const richTable = array(
  row(
    'tableCell',
    2,
    array(inCell),
    fc.constantFrom<Record<string, unknown>>({}, { colspan: 2 }, { background: '#eeeeee', colwidth: [100] }),
  ),
).map((rows) => node('table', {}, rows));
const expand = fc
  .tuple(
    fc.constantFrom('', 'Mo*re*', '- 1. <x> |'),
    array(fc.oneof(...anywhere, heading, panel, plainTable, quote, taskList)),
  )
  .map(([title, content]) => node('expand', title === '' ? {} : { title }, content));
const marked = fc
  .tuple(
    fc.oneof(paragraph, heading),
    fc.constantFrom<AdfMark>(
      { type: 'alignment', attrs: { align: 'center' } },
      { type: 'indentation', attrs: { level: 2 } },
    ),
  )
  .map(([block, mark]): AdfNode => ({ ...block, marks: [mark] }));
const small = paragraph.map((block): AdfNode => ({
  ...block,
  marks: [{ type: 'fontSize', attrs: { fontSize: 'small' } }],
}));
const wideCode = codeBlock.map((block): AdfNode => ({
  ...block,
  marks: [{ type: 'breakout', attrs: { mode: 'wide' } }],
}));
const inColumn = fc.oneof(
  ...anywhere,
  heading,
  rule,
  panel,
  plainTable,
  expand,
  embedCard,
  decisionList,
  marked,
  small,
);
const layout = array(inColumn).chain((left) =>
  array(inColumn).map((right) =>
    node('layoutSection', {}, [
      node('layoutColumn', { width: 50 }, left),
      node('layoutColumn', { width: 50 }, right),
    ]),
  ),
);

const block = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 2, arbitrary: inList.list },
  heading, codeBlock, rule, quote, panel, expand, layout, plainTable, richTable, taskList, decisionList, mediaSingle, mediaGroup,
  blockCard, embedCard, marked, small, wideCode,
); // prettier-ignore

/** Valid documents of every node and mark that both markups can carry. */
export const anyDocument = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((content) => ({ type: 'doc', version: 1, content }) as const);
