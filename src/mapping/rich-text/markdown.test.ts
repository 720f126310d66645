import type { AdfMark, AdfNode } from './adf-document';
import { adfToMarkdown } from './adf-to-markdown';
import { canonicalAdf } from './canonical-adf';
import { canonicalMarkdown } from './canonical-markdown';
import { markdownToAdf } from './markdown-to-adf';

const doc = (...content: AdfNode[]) => ({ type: 'doc', version: 1, content });
const text = (words: string, ...types: string[]): AdfNode => ({
  type: 'text',
  text: words,
  ...(types.length > 0 ? { marks: types.map((type): AdfMark => ({ type })) } : {}),
});
const linked = (words: string, href: string): AdfNode => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});
const p = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const node = (type: string, attrs: Record<string, unknown>, ...content: AdfNode[]): AdfNode => ({
  type,
  attrs,
  ...(content.length > 0 ? { content } : {}),
});
const li = (...content: AdfNode[]): AdfNode => ({ type: 'listItem', content });
const row = (type: string, ...cells: AdfNode[][]): AdfNode => ({
  type: 'tableRow',
  content: cells.map((content) => ({ type, content })),
});
const task = (state: string, ...content: AdfNode[]) => node('taskItem', { localId: 'x', state }, ...content);
const breaks: AdfNode = { type: 'hardBreak' };

describe('a document that goes to a platform of Markdown and back', () => {
  it.each<[string, AdfNode, string]>([
    ['a heading', node('heading', { level: 3 }, text('H')), '### H'],
    [
      'marks, each inside the one before',
      p(text('a '), text('b ', 'strong'), text('c', 'strong', 'em'), text(' '), text('d', 'strike')),
      'a **b _c_** ~~d~~',
    ],
    ['marks inside a word', p(text('un'), text('like', 'em'), text('ly')), 'un<em>like</em>ly'],
    ['code', p(text('x', 'code'), text(' and '), text('a`b', 'code')), '`x` and <code>a\\`b</code>'],
    ['a line break', p(text('a'), breaks, text('b')), 'a\\\nb'],
    [
      'signs that are words',
      p(text('1. *a* <b> [c] #d snake_case')),
      '1\\. \\*a\\* \\<b> \\[c\\] #d snake_case',
    ],
    ['an address without link', p(text('https://a.example')), 'https\\://a.example'],
    ['a link', p(linked('here', 'https://a.example/x')), '[here](https://a.example/x)'],
    ['an address', p(linked('https://a.example/x', 'https://a.example/x')), '<https://a.example/x>'],
    [
      'nested lists',
      node('bulletList', {}, li(p(text('a')), node('bulletList', {}, li(p(text('b'))))), li(p(text('c')))),
      '- a\n  - b\n- c',
    ],
    [
      'a list from three',
      node('orderedList', { order: 3 }, li(p(text('a'))), li(p(text('b')))),
      '3. a\n4. b',
    ],
    [
      'tasks',
      node('taskList', { localId: 'l' }, task('TODO', text('a')), task('DONE', text('b'))),
      '- [ ] a\n- [x] b',
    ],
    [
      'a table',
      node(
        'table',
        {},
        row('tableHeader', [p(text('a'))], [p(text('b'))]),
        row('tableCell', [p(text('c|d'))], [p()]),
      ),
      '| a | b |\n| --- | --- |\n| c\\|d |  |',
    ],
    [
      'a table beyond Markdown',
      node('table', {}, row('tableCell', [p(text('c'))])),
      '<table><tbody><tr><td><p>c</p></td></tr></tbody></table>',
    ],
    [
      'code of several lines',
      node('codeBlock', { language: 'js' }, text('a();\n```')),
      '````js\na();\n```\n````',
    ],
    ['a quote', node('blockquote', {}, p(text('a')), p(text('b'))), '> a\n>\n> b'],
    [
      'lines that were left empty, each for itself',
      node('blockquote', {}, p(breaks), p(breaks)),
      '> <p><br></p>\n>\n> <p><br></p>',
    ],
    ['a rule', { type: 'rule' }, '___'],
    ['an empty paragraph', p(), '<p></p>'],
    [
      'a person, a date and a status as words',
      p(
        node('mention', { id: 'acc-1', text: '@Ada' }),
        node('date', { timestamp: '1767225600000' }),
        node('status', { text: 'LATE', color: 'red' }),
      ),
      '<span data-mention="acc-1">@Ada</span><span data-date="1767225600000">2026-01-01</span><span data-status="red">LATE</span>',
    ],
    [
      'a panel around Markdown',
      node('panel', { panelType: 'info' }, p(text('a', 'strong'))),
      '<div data-panel="info">\n\n**a**\n\n</div>',
    ],
  ])('keeps %s', (_, block, markdown) => {
    expect(adfToMarkdown(doc(block))).toBe(markdown);
    expect(canonicalAdf(markdownToAdf(markdown))).toEqual(canonicalAdf(doc(block)));
  });
});

describe('what a platform of Markdown sends', () => {
  it.each<[string, string, unknown[]]>([
    ['a script', 'a <script>alert(1)</script> b', [p(text('a  b'))]],
    ['a script for an address', '[a](javascript:alert(1)) ![b](data:text/html,x)', [p(text('a b'))]],
    ['an address that leaves the site by two slashes', '[a](//b.example)', [p(text('a'))]],
    ['a picture', '![plan](https://a.example/x.png)', [p(linked('plan', 'https://a.example/x.png'))]],
    ['a bare address', 'https://a.example', [p(linked('https://a.example', 'https://a.example'))]],
    [
      'a link elsewhere in the text',
      '[a][1]\n\n[1]: https://a.example',
      [p(linked('a', 'https://a.example'))],
    ],
    ['underlined headings', 'H\n===', [node('heading', { level: 1 }, text('H'))]],
    ['lines of one paragraph', 'a\nb  \nc', [p(text('a b'), breaks, text('c'))]],
    [
      'a date that was changed',
      '<span data-date="1767225600000">2026-02-01</span>',
      [p(node('date', { timestamp: '1769904000000' }))],
    ],
    ['a person whose name was changed for other words', '<span data-date="1">soon</span>', [p(text('soon'))]],
  ])('becomes a plain document: %s', (_, markdown, content) => {
    expect(canonicalAdf(markdownToAdf(markdown)).content).toEqual(
      canonicalAdf({ type: 'doc', version: 1, content }).content,
    );
  });

  it('has the same canonical form however it is spelt', () => {
    const one = '# T\n\n* a  __b__\n* c\n\n***\n';
    const other = 'T\n=\n- a **b**\n- c \n\n---';
    expect(canonicalMarkdown(other)).toBe(canonicalMarkdown(one));
    expect(canonicalMarkdown(one)).not.toBe(canonicalMarkdown(one.replace('c', 'd')));
    expect(['', '\n', '<p></p>', '&nbsp;', '<br>', '<!-- x -->'].map(canonicalMarkdown)).toEqual(
      Array.from({ length: 6 }, () => ''),
    );
  });
});
