import * as fc from 'fast-check';
import { adfToMarkdown } from '../../../src/mapping/rich-text/adf-to-markdown';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { canonicalMarkdown } from '../../../src/mapping/rich-text/canonical-markdown';
import { fitAdf } from '../../../src/mapping/rich-text/fit-adf';
import { markdownToAdf } from '../../../src/mapping/rich-text/markdown-to-adf';
import { markdownToHtml } from '../../../src/mapping/rich-text/markdown-to-html';
import { schemaErrors } from './adf-schema';

/** What a person, another program or an attacker may write: pieces that mean something, in any order. */
const piece = fc.constantFrom(
  'word', ' ', '  ', '\n', '\n\n', '\n    ', '\t', '\\', '\\\n', '  \n', '# ', '#### ', '> ', '- ', '* ', '+ ', '1. ', '7) ', '- [ ] ', '- [x] ',
  '  - ', '---', '***', '___', '===', '**', '*', '__', '_', '~~', '~', '`', '``', '```', '```js\n', '~~~\n', '[', ']', '(', ')', '](', '![',
  '[a](https://a.example)', '[a]: https://a.example "t"\n', '[a]', '[^1]', '[^1]: note\n', '<https://a.example>', 'https://a.example/x_y*z',
  'www.a.example', 'a@b.example', '![x](https://a.example/x.png)', '[x](javascript:alert(1))', '[x](JaVaScRiPt&colon;alert(1))', '[x](<java\\\tscript:1>)',
  '[x](data:text/html,y)', '![x](data:image/png;base64,AA)', '[x](//evil.example)', '<a href="//evil.example">e</a>', '[x](vbscript:y)', '[r]: javascript:1\n', '[r]',
  '<javascript:alert(1)>', '| a | b |\n|---|:-:|\n| c | d |\n', '|', '\\|', '<b>', '</b>', '<script>alert(1)</script>', '<script>', '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>', '<iframe src="javascript:1">', '<a href="javascript:alert(1)">x</a>', '<div data-panel="info">\n\n', '\n\n</div>', '<div data-block="" data-attrs="{&quot;layout&quot;:&quot;wide&quot;}">\n\n',
  '<span data-mention="acc-1">', '<span data-date="1767225600000">2026-01-01</span>', '</span>', '<table><tr><td>', '</td></tr></table>', '<pre>', '</pre>', '<!--', '-->', '<details><summary>',
  '<p></p>', '<br>', '&amp;', '&lt;', '&#0;', '&#106;', '\u0000', '\ud83d', '\u202e', '😀', 'שלום', '\r\n', '\u2028', ':smile:', '@ada', '<ins>', '<code>',
); // prettier-ignore
const markdown = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const runs = { numRuns: 1_000 };

describe('any Markdown', () => {
  it('becomes a document that Atlassian accepts, without anything that runs or leads astray', () => {
    fc.assert(
      fc.property(markdown, (input) => {
        const document = markdownToAdf(input);
        expect(schemaErrors(document)).toEqual([]);
        const links = JSON.stringify(document).match(/"(?:href|url)":"[^"]*"/g) ?? [];
        expect(links.filter((link) => /":"(?:\w*script:|data:|\/\/)/i.test(link))).toEqual([]);
      }),
      runs,
    );
  });

  it('stays the same once it has been through the document', () => {
    fc.assert(
      fc.property(markdown, (input) => {
        const document = canonicalAdf(markdownToAdf(input));
        const written = adfToMarkdown(document);
        expect(canonicalAdf(markdownToAdf(written))).toEqual(document);
        expect(adfToMarkdown(markdownToAdf(written))).toBe(written);
      }),
      runs,
    );
  });

  it('has one canonical form, which is its own canonical form', () => {
    fc.assert(
      fc.property(markdown, (input) => {
        const canonical = canonicalMarkdown(input);
        expect(canonicalMarkdown(canonical)).toBe(canonical);
      }),
      runs,
    );
  });

  it('writes no HTML but what its readers know', () => {
    fc.assert(
      fc.property(markdown, (input) => {
        // Read as a renderer reads it: what stands in code or in an address is no element.
        const rendered = markdownToHtml(adfToMarkdown(markdownToAdf(input)));
        for (const [, name = '', attributes = ''] of rendered.matchAll(
          /<([a-z][\w-]*)((?: [\w-]+="[^"]*")*)/gi,
        )) {
          expect(name).not.toMatch(/^(?:script|style|svg|iframe|img|object|form)$/i);
          expect(attributes.replace(/"[^"]*"/g, '')).not.toMatch(/ on\w+=/i);
        }
      }),
      runs,
    );
  });

  it('fits any limit and stays valid', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 300, max: 2_000 }), (input, limit) => {
        const { document } = fitAdf(markdownToAdf('much more text\n\n'.repeat(30) + input), limit);
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit);
        expect(schemaErrors(document)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['deep quotes', '>'.repeat(5_000) + ' x'],
    ['deep lists', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- x`).join('\n')],
    ['lists in one line', '- '.repeat(3_000) + 'x'],
    ['open brackets', '['.repeat(20_000)],
    ['open images', '![](('.repeat(5_000)],
    ['open emphasis', '*a _b '.repeat(10_000)],
    ['stars', '*'.repeat(30_000)],
    ['backticks', Array.from({ length: 300 }, (_, count) => '`'.repeat(count)).join(' ')],
    ['angle brackets', '<a '.repeat(10_000)],
    ['open comments', '<!-- '.repeat(10_000)],
    ['pipes', '|'.repeat(20_000) + '\n|-'],
    ['a wide list', '- x\n'.repeat(5_000)],
    ['a long word', 'a'.repeat(199_000)],
    ['spaces', `a${' '.repeat(50_000)}b`],
    ['an endless address', `https://a.example/${'(x'.repeat(10_000)}`],
    ['addresses', 'a@b.'.repeat(10_000)],
    ['links that never close', '[a](<b'.repeat(5_000)],
  ])('%s end in good time', (_, input) => {
    const started = process.cpuUsage();
    expect(schemaErrors(markdownToAdf(input))).toEqual([]);
    // Time of our own, so that a busy machine does not matter; the unit is microseconds.
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});
