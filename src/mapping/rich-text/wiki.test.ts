import type { AdfDocument, AdfMark, AdfNode } from './adf-document';
import { adfToWiki } from './adf-to-wiki';
import { canonicalAdf } from './canonical-adf';
import { markupOf } from './markup';
import { wikiToAdf } from './wiki-to-adf';
import { writeWiki } from './write-wiki';

const text = (value: string, ...types: string[]): AdfNode =>
  types.length === 0
    ? { type: 'text', text: value }
    : { type: 'text', marks: types.map((type): AdfMark => ({ type })), text: value };
const p = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });
const linked = (value: string, href: string): AdfNode => ({
  type: 'text',
  marks: [{ type: 'link', attrs: { href } }],
  text: value,
});
const node = (type: string, attrs: Record<string, unknown> | null, ...content: AdfNode[]): AdfNode => ({
  type,
  ...(attrs === null ? {} : { attrs }),
  ...(content.length === 0 ? {} : { content }),
});
const br: AdfNode = { type: 'hardBreak' };
const item = (...content: AdfNode[]) => node('listItem', null, ...content);
const doc = (...content: AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });
const read = (wiki: string) => canonicalAdf(wikiToAdf(wiki)).content;

describe('wiki markup is read as Jira shows it', () => {
  it.each<readonly [string, string, readonly AdfNode[]]>([
    ['phrases', '*b* _i_ -d- +u+ {{c}}', [p(text('b', 'strong'), text(' '), text('i', 'em'), text(' '), text('d', 'strike'), text(' '), text('u', 'underline'), text(' '), text('c', 'code'))]],
    ['phrases in phrases', '*a _b_*', [p(text('a ', 'strong'), text('b', 'strong', 'em'))]],
    ['no phrase inside a word', 'a*b*c snake_case_name 2-3-4', [p(text('a*b*c snake_case_name 2-3-4'))]],
    ['no phrase beside a space', 'a * b * c and - d -', [p(text('a * b * c and - d -'))]],
    ['no phrase over a line', '*a\nb*', [p(text('*a'), br, text('b*'))]],
    ['a phrase in a word by braces', 'a{*}b{*}c', [p(text('a'), text('b', 'strong'), text('c'))]],
    ['a citation', '??Knuth??', [p(text('Knuth', 'em'))]],
    ['dashes', 'a -- b --- c 1--2', [p(text('a – b — c 1--2'))]],
    ['escapes', '\\*a\\* \\{code} C:\\dir &amp; &#42;', [p(text('*a* {code} C:\\dir & *'))]],
    ['line breaks', 'a\nb\\\\c', [p(text('a'), br, text('b'), br, text('c'))]],
    ['server names', '\\\\server\\share', [p(text('\\\\server\\share'))]],
    ['headings', 'h2. Two\nText', [node('heading', { level: 2 }, text('Two')), p(text('Text'))]],
    ['links', '[t|https://a.example/x_y] [https://b.example] https://c.example/d_e.', [p(linked('t', 'https://a.example/x_y'), text(' '), linked('https://b.example', 'https://b.example'), text(' '), linked('https://c.example/d_e', 'https://c.example/d_e'), text('.'))]],
    ['no links of scripts', '[t|javascript:alert(1)] [INFO]', [p(text('[t|javascript:alert(1)] [INFO]'))]],
    ['people, files and pictures as they stand', '[~a_b_c] [^x_y_.txt] !a_b_.png|thumbnail!', [p(text('[~a_b_c] [^x_y_.txt] !a_b_.png|thumbnail!'))]],
    ['cards', 'see [https://a.example|https://a.example|smart-link]', [p(text('see '), node('inlineCard', { url: 'https://a.example' }))]],
    ['pictures of other sites', '!https://a.example/x.png!', [node('mediaSingle', { layout: 'center' }, node('media', { type: 'external', url: 'https://a.example/x.png' }))]],
    ['lists', '* a\n*# b\n** c\n\n# d\nmore', [
      node('bulletList', null, item(p(text('a')), node('orderedList', null, item(p(text('b')))), node('bulletList', null, item(p(text('c')))))),
      node('orderedList', null, item(p(text('d'), br, text('more')))),
    ]],
    ['code in items', '# a\n{code:js}\n* x\n\ny{code}\n# b', [node('orderedList', null, item(p(text('a')), node('codeBlock', { language: 'js' }, text('* x\n\ny'))), item(p(text('b'))))]],
    ['tables', '||h||i||\n|a|b [x|https://a.example]|\n|c\nd| |', [
      node('table', null,
        node('tableRow', null, node('tableHeader', null, p(text('h'))), node('tableHeader', null, p(text('i')))),
        node('tableRow', null, node('tableCell', null, p(text('a'))), node('tableCell', null, p(text('b '), linked('x', 'https://a.example')))),
        node('tableRow', null, node('tableCell', null, p(text('c'), br, text('d'))), node('tableCell', null, node('paragraph', null)))),
    ]],
    ['code with a title', '{code:title=A.java|java}x{code}', [p(text('A.java', 'strong')), node('codeBlock', { language: 'java' }, text('x'))]],
    ['code that is not closed, as words', '{code} x', [p(text('{code} x'))]],
    ['quotes', 'bq. a\n{quote}b\n\nc{quote}', [node('blockquote', null, p(text('a'))), node('blockquote', null, p(text('b')), p(text('c')))]],
    ['panels', '{panel:title=T|bgColor=#ffebe6}x{panel}{tip}y{tip}', [node('panel', { panelType: 'error' }, p(text('T', 'strong')), p(text('x'))), node('panel', { panelType: 'success' }, p(text('y')))]],
    ['colours over paragraphs', '{color:red}a\n\nb{color} c', [
      p({ type: 'text', marks: [{ type: 'textColor', attrs: { color: '#ff0000' } }], text: 'a' }),
      p({ type: 'text', marks: [{ type: 'textColor', attrs: { color: '#ff0000' } }], text: 'b' }, text(' c')),
    ]],
    ['tasks', '* ☑ a\n* ☐ b', [node('taskList', null, node('taskItem', { state: 'DONE' }, text('a')), node('taskItem', { state: 'TODO' }, text('b')))]],
    ['rules', 'a\n----\nb', [p(text('a')), { type: 'rule' }, p(text('b'))]],
    ['macros of other apps as they stand', '{toc} {jqlquery:x=y}', [p(text('{toc} {jqlquery:x=y}'))]],
  ])('%s', (_, wiki, blocks) => {
    expect(read(wiki)).toEqual(canonicalAdf(doc(...blocks)).content);
  }); // prettier-ignore
});

describe('a document is written for readers', () => {
  it.each<readonly [string, AdfNode, string]>([
    ['words with signs that mean nothing', p(text('C++ is well-known - see snake_case, [INFO] and a * b!')), 'C++ is well-known - see snake_case, [INFO] and a * b!'],
    ['signs that would mean something', p(text('*a* {b} [c|d] # e')), '\\*a* \\{b} \\[c|d] # e'],
    ['line starts', p(text('# a'), br, text('h1. b'), br, text('| c')), '\\# a\n&#104;1. b\n\\| c'],
    ['formatting inside words', p(text('a'), text('b', 'strong'), text('c')), 'a{*}b{*}c'],
    ['spaces outside of phrases', p(text('a'), text(' b ', 'strong'), text('c')), 'a *b* c'],
    ['people and dates', p(node('mention', { id: 'i', text: '@Ada' }), text(' '), node('date', { timestamp: '1767225600000' })), '@Ada 2026-01-01'],
    ['a status', p(node('status', { text: 'LATE', color: 'red' })), '{color:#ff5630}*[ LATE ]*{color}'],
    ['a panel', node('panel', { panelType: 'info' }, p(text('x'))), '{panel:bgColor=#deebff}\nx\n{panel}'],
    ['an expand', node('expand', { title: 'More' }, p(text('x'))), '*More*\n\nx'],
    ['code that holds its own end', node('codeBlock', null, text('{noformat}')), '{noformat}\n{\u200bnoformat}\n{noformat}'],
  ])('%s', (_, block, wiki) => {
    expect(adfToWiki(doc(block))).toBe(wiki);
  }); // prettier-ignore
});

describe('what nobody touched', () => {
  const { toAdf: readWith } = markupOf('wiki');
  const mention = node('mention', { id: 'acc-1', text: '@Ada' });
  const current = doc(
    node('expand', { title: 'More' }, p(text('inside'))),
    p(text('ask '), mention, text(' today')),
    p(),
    node('orderedList', { order: 5 }, item(p(text('one'))), item(p(mention, text(' two')))),
    node(
      'mediaSingle',
      { layout: 'wide' },
      node('media', { type: 'file', id: 'f', collection: 'c', alt: 'plan.png' }),
    ),
    node(
      'table',
      { layout: 'wide' },
      node('tableRow', null, node('tableCell', { background: '#eeeeee' }, p(text('c')))),
    ),
    node('extension', { extensionType: 'com.example', extensionKey: 'k', text: 'chart' }),
  );
  const written = adfToWiki(current);

  it('comes back to Jira as it was', () => {
    expect(canonicalAdf(readWith(written, { current }))).toEqual(canonicalAdf(current));
  });

  it('comes back around an edit', () => {
    const back = readWith(`New\n\n${written.replace('# one', '# one and a half')}`, { current });
    const [first, ...others] = canonicalAdf(back).content;
    expect(first).toEqual(p(text('New')));
    expect(JSON.stringify(others)).toBe(
      JSON.stringify(canonicalAdf(current).content).replace('"one"', '"one and a half"'),
    );
  });

  it('comes back inside a line that was edited, unless its words are gone', () => {
    const edited = (to: string) => readWith(written.replace('ask @Ada today', to), { current }).content[1];
    expect(edited('please ask @Ada')).toEqual(p(text('please ask '), mention));
    expect(edited('ask @Adam today')).toEqual(p(text('ask @Adam today')));
  });

  it('comes back without what was deleted', () => {
    const without = written.replace(/\n\n[^\n]*plan\.png[^\n]*/, '');
    expect(without).not.toBe(written);
    expect(readWith(without, { current }).content.map(({ type }) => type)).not.toContain('mediaSingle');
    expect(readWith(without, { current }).content[0]).toEqual(current.content[0]);
  });

  it('keeps the platform’s own words around an edit in Jira', () => {
    const wiki =
      'h1. Title\nSome {color:red}red{color} text\n\nbq. A quote\n\n* ??cited??\n\n{code}\nx\n{code}\n\nend';
    const document = wikiToAdf(wiki);
    expect(writeWiki(document, wiki)).toBe(wiki);
    const edited = { ...document, content: [...document.content.slice(0, -1), p(text('The end'))] };
    expect(writeWiki(edited, wiki)).toBe(wiki.replace(/end$/, 'The end'));
    expect(writeWiki(edited)).toContain('{noformat}');
  });

  it('gives no text of others back', () => {
    const { toAdf } = markupOf('wiki');
    const smuggled = toAdf('a {adf:display=block}{"type":"mediaSingle"}{adf} [~accountid:x]', {
      current: doc(p(text('b'))),
    });
    expect(JSON.stringify(smuggled)).not.toContain('"type":"mediaSingle"');
  });
});

describe('the canonical form', () => {
  const { canonical } = markupOf('wiki');

  it.each([
    ['line ends', 'a\r\nb', 'a\nb'],
    ['empty lines', '\n\na\n\n\n\nb\n', 'a\n\nb'],
    ['needless escapes', 'a \\* b', 'a * b'],
    ['names of colours', '{color:red}x{color}', '{color:#FF0000}x{color}'],
    ['quotes', 'bq. x', '{quote}x{quote}'],
  ])('is the same for different %s', (_, one, other) => {
    expect(canonical(one)).toBe(canonical(other));
  });

  it('is empty for a text without content', () => {
    expect(['', ' \r\n', '\\\\', '&nbsp;'].map((wiki) => canonical(wiki))).toEqual(['', '', '', '']);
  });
});
