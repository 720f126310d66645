import type { AdfNode } from './adf-document';
import { adfToHtml } from './adf-to-html';
import { canonicalAdf } from './canonical-adf';
import { canonicalHtml } from './canonical-html';
import { htmlToAdf } from './html-to-adf';
import { safeUrl } from './safe-url';

const doc = (...content: AdfNode[]) => ({ type: 'doc', version: 1, content });
const text = (words: string, ...marks: NonNullable<AdfNode['marks']>): AdfNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const p = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const li = (...content: AdfNode[]): AdfNode => ({ type: 'listItem', content });
const node = (type: string, attrs: Record<string, unknown>, ...content: AdfNode[]): AdfNode => ({
  type,
  attrs,
  ...(content.length > 0 ? { content } : {}),
});
const cell = (type: string, attrs: Record<string, unknown>, ...content: AdfNode[]) =>
  node(type, attrs, ...content);
const task = (state: string, ...content: AdfNode[]) => node('taskItem', { localId: 'x', state }, ...content);
const picture = node(
  'mediaSingle',
  { layout: 'center' },
  node('media', { type: 'file', id: 'f-1', collection: '', alt: 'plan.png' }),
);

describe('a document that goes to the platform and back', () => {
  const mark = (type: string, attrs?: Record<string, unknown>) =>
    attrs === undefined ? { type } : { type, attrs };
  it.each<[string, AdfNode, string]>([
    ['a paragraph', p(text('a < b & "c"')), '<p>a &lt; b &amp; "c"</p>'],
    ['spaces', p(text('  two  spaces '), text('\tand a tab')), '<p>  two  spaces \tand a tab</p>'],
    ['an empty paragraph', p(), '<p></p>'],
    [
      'a line break',
      p(text('a'), { type: 'hardBreak' }, text('b'), { type: 'hardBreak' }),
      '<p>a<br>b<br></p>',
    ],
    ['a heading', node('heading', { level: 3 }, text('H')), '<h3>H</h3>'],
    ['a rule', { type: 'rule' }, '<hr>'],
    [
      'marks',
      p(text('x', mark('strong'), mark('em'), mark('underline'), mark('strike'))),
      '<p><strong><em><u><s>x</s></u></em></strong></p>',
    ],
    [
      'raised text',
      p(text('2', mark('subsup', { type: 'sup' })), text('3', mark('subsup', { type: 'sub' }))),
      '<p><sup>2</sup><sub>3</sub></p>',
    ],
    [
      'colour',
      p(text('x', mark('textColor', { color: '#ff0000' }))),
      '<p><span data-color="#ff0000">x</span></p>',
    ],
    [
      'inline code in a link',
      p(text('x', mark('link', { href: 'https://a.example/?b=1&c=2' }), mark('code'))),
      '<p><a href="https://a.example/?b=1&amp;c=2"><code>x</code></a></p>',
    ],
    [
      'a link the subset has no place for',
      p(text('x', mark('link', { href: 'ftp://a.example/f' }))),
      '<p><span data-href="ftp://a.example/f">x</span></p>',
    ],
    [
      'a mention',
      p(node('mention', { id: 'acc-1', text: '@Ada' })),
      '<p><span data-mention="acc-1">@Ada</span></p>',
    ],
    [
      'an emoji',
      p(node('emoji', { shortName: ':smile:', id: '1f604', text: '😄' })),
      '<p><span data-emoji=":smile:" data-emoji-id="1f604">😄</span></p>',
    ],
    [
      'a date',
      p(node('date', { timestamp: '1767225600000' })),
      '<p><span data-date="1767225600000">2026-01-01</span></p>',
    ],
    [
      'a status',
      p(node('status', { text: 'LATE', color: 'red' })),
      '<p><span data-status="red">LATE</span></p>',
    ],
    [
      'a card',
      p(node('inlineCard', { url: 'https://a.example/x' })),
      '<p><span data-card="inline"><a href="https://a.example/x">https://a.example/x</a></span></p>',
    ],
    [
      'code',
      node('codeBlock', { language: 'js' }, text('\nif (a < b) {\n  c();\n}\n')),
      '<pre data-language="js"><code>\nif (a &lt; b) {\n  c();\n}\n</code></pre>',
    ],
    [
      'nested lists',
      {
        type: 'bulletList',
        content: [li(p(text('a')), node('orderedList', { order: 3 }, li(p(text('b')))))],
      },
      '<ul><li><p>a</p><ol start="3"><li><p>b</p></li></ol></li></ul>',
    ],
    ['a quote', { type: 'blockquote', content: [p(text('q'))] }, '<blockquote><p>q</p></blockquote>'],
    [
      'a panel',
      node('panel', { panelType: 'warning' }, p(text('w'))),
      '<div data-panel="warning"><p>w</p></div>',
    ],
    [
      'an expand',
      node('expand', { title: 'More' }, p(text('m'))),
      '<div data-expand=""><p><span data-expand-title="">More</span></p><p>m</p></div>',
    ],
    [
      'tasks in tasks',
      node(
        'taskList',
        { localId: 'l' },
        task('TODO', text('a')),
        node('taskList', { localId: 'm' }, task('DONE', text('b'))),
      ),
      '<ul><li><p><span data-task="TODO">☐ </span>a</p><ul><li><p><span data-task="DONE">☑ </span>b</p></li></ul></li></ul>',
    ],
    [
      'decisions',
      node(
        'decisionList',
        { localId: 'l' },
        node('decisionItem', { localId: 'i', state: 'DECIDED' }, text('yes')),
      ),
      '<ul><li><p><span data-decision="DECIDED">◆ </span>yes</p></li></ul>',
    ],
    [
      'a table',
      node(
        'table',
        { layout: 'wide', isNumberColumnEnabled: false },
        {
          type: 'tableRow',
          content: [
            cell('tableHeader', { colspan: 2, background: '#eeeeee' }, p(text('h'))),
            cell('tableCell', { rowspan: 3 }, p(text('c'))),
          ],
        },
      ),
      '<table data-attrs="{&quot;layout&quot;:&quot;wide&quot;}"><tbody><tr><th colspan="2" data-attrs="{&quot;background&quot;:&quot;#eeeeee&quot;}"><p>h</p></th><td rowspan="3"><p>c</p></td></tr></tbody></table>',
    ],
    [
      'columns',
      {
        type: 'layoutSection',
        content: [
          node('layoutColumn', { width: 50 }, p(text('l'))),
          node('layoutColumn', { width: 50 }, p(text('r'))),
        ],
      },
      '<div data-layout=""><div data-layout-column="50"><p>l</p></div><div data-layout-column="50"><p>r</p></div></div>',
    ],
  ])('keeps %s', (_, block, html) => {
    expect(adfToHtml(doc(block))).toBe(html);
    expect(canonicalAdf(htmlToAdf(html))).toEqual(canonicalAdf(doc(block)));
  });

  it('brings a picture back whole while its words are the same', () => {
    const html = adfToHtml(doc(p(text('see')), picture));
    expect(html).toContain('<p>[plan.png]</p>');
    expect(canonicalAdf(htmlToAdf(html)).content[1]).toEqual(picture);
    expect(htmlToAdf(html.replace('[plan.png]', 'our plan')).content[1]).toEqual(p(text('our plan')));
    expect(htmlToAdf(html, { restorable: () => false }).content[1]).toEqual(p(text('[plan.png]')));
  });
});

describe('what the platform sends', () => {
  const smuggled = (value: unknown, words = 'x') => {
    const real = adfToHtml(
      doc(
        node(
          'mediaSingle',
          { layout: 'center' },
          node('media', { type: 'external', url: 'https://a.example/x', alt: words }),
        ),
      ),
    );
    return real.replace(
      /data-adf="[^"]*"/,
      `data-adf="${Buffer.from(JSON.stringify(value)).toString('base64url')}"`,
    );
  };
  const media = (attrs: Record<string, unknown>) => ({
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [{ type: 'media', attrs }],
  });

  it('may bring back a node that is harmless in every part', () => {
    const fine = media({ type: 'external', url: 'https://b.example/y' });
    expect(htmlToAdf(smuggled(fine)).content[0]).toEqual(fine);
  });

  it.each<[string, unknown]>([
    [
      'an extension',
      { type: 'extension', attrs: { extensionType: 'com.example', extensionKey: 'run', parameters: {} } },
    ],
    ['a script address', media({ type: 'external', url: 'javascript:alert(1)' })],
    ['a data address', media({ type: 'external', url: 'data:text/html,x' })],
    ['an unknown attribute', media({ type: 'external', url: 'https://b.example/y', onclick: 'x' })],
    ['an unknown member', { ...media({ type: 'external', url: 'https://b.example/y' }), run: 1 }],
    [
      'a script in a mark',
      {
        ...media({ type: 'external', url: 'https://b.example/y' }),
        marks: [{ type: 'link', attrs: { href: 'javascript:1' } }],
      },
    ],
    ['a paragraph, which has its own HTML', p(text('x'))],
    ['an extension inside', { type: 'mediaSingle', content: [{ type: 'extension', attrs: {} }] }],
    ['no node at all', [1, null]],
  ])('is words only where it carries %s', (_, value) => {
    const { content } = htmlToAdf(smuggled(value));
    expect(content.map(({ type }) => type)).toEqual(['paragraph']);
    expect(JSON.stringify(content)).not.toMatch(/javascript|data:|extension|onclick/);
  });

  it.each<[string, string, unknown[]]>([
    [
      'a script',
      '<p>a</p><script>alert(1)</script><style>x{}</style><p onclick="x">b</p>',
      [p(text('a')), p(text('b'))],
    ],
    [
      'loose text',
      'a <b>c</b>\n<div>d</div>e',
      [p(text('a '), text('c', { type: 'strong' })), p(text('d')), p(text('e'))],
    ],
    [
      'source spacing',
      '<p>\n  a\n  b <br>\n c\n</p>\n\n<p>d</p>',
      [p(text('a b '), { type: 'hardBreak' }, text('c')), p(text('d'))],
    ],
    [
      'a heading in a list',
      '<ul><li><h2>a</h2></li></ul>',
      [{ type: 'bulletList', content: [li(p(text('a')))] }],
    ],
    [
      'a table in a table',
      '<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td></tr></table>',
      [
        {
          type: 'table',
          content: [
            { type: 'tableRow', content: [{ type: 'tableCell', content: [p(text('a')), p(text('b | c'))] }] },
          ],
        },
      ],
    ],
    [
      'a picture',
      '<img src="https://a.example/x.png" alt="plan"><img src="javascript:x" alt="evil">',
      [p(text('plan', { type: 'link', attrs: { href: 'https://a.example/x.png' } }), text('evil'))],
    ],
    [
      'a changed task sign',
      '<ul><li><p><span data-task="TODO">☑ </span>a</p></li></ul>',
      [{ type: 'taskList', content: [node('taskItem', { state: 'DONE' }, text('a'))] }],
    ],
    [
      'a changed date',
      '<p><span data-date="1767225600000">2026-02-01</span> <span data-date="1">soon</span></p>',
      [p(node('date', { timestamp: '1769904000000' }), text(' soon'))],
    ],
    ['control characters', '<p>a\u0000b&#7;c\ud800</p>', [p(text('abc\ufffd'))]],
  ])('becomes a plain document: %s', (_, html, content) => {
    expect(canonicalAdf(htmlToAdf(html)).content).toEqual(
      canonicalAdf({ type: 'doc', version: 1, content }).content,
    );
  });

  it('has the same canonical form however it is spelt', () => {
    const one = '<h2>T</h2><p>a <strong>b</strong> &amp; c</p><td></td><ul><li><p>x</p></li></ul>';
    const other = '\n<H2>T</H2>\n<p class="x">a  <b>b</b> &#38; c </p>\n<ul>\n <li>x</li>\n</ul>';
    expect(canonicalHtml(other)).toBe(canonicalHtml(one));
    expect(canonicalHtml(one)).not.toBe(canonicalHtml(one.replace('x', 'y')));
    expect(['', '<p></p>', '<p> </p>', '<br>', '\n', '<div><p></p></div>'].map(canonicalHtml)).toEqual([
      '',
      '',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('safeUrl', () => {
  it.each([
    'https://a.example/x?y=1#z',
    'http://a.example',
    'mailto:a@b.example',
    'tel:+1',
    '/browse/X-1',
    '#here',
    'page?x=a:b',
  ])('takes %s', (url) => {
    expect(safeUrl(url)).toBe(url);
  });
  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    ' javascript:x',
    'java\nscript:x',
    'java\u0000script:x',
    '\u200bjavascript:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
    '&#106;avascript:x',
    'a b:c',
    '//a.example/x',
    '/\\\\a.example/x',
    ' /\t/a.example',
    '',
    ' ',
  ])('refuses %j', (url) => {
    expect(safeUrl(url)).toBeNull();
  });
});
