import * as fc from 'fast-check';
import { adfToHtml } from '../../../src/mapping/rich-text/adf-to-html';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { canonicalHtml } from '../../../src/mapping/rich-text/canonical-html';
import { fitAdf } from '../../../src/mapping/rich-text/fit-adf';
import { htmlToAdf } from '../../../src/mapping/rich-text/html-to-adf';
import { schemaErrors } from './adf-schema';

const tags = (
  'p br h1 h3 h6 ul ol li strong b em i s del u sub sup code pre blockquote a table thead tbody tr th td hr img span div ' +
  'script style svg iframe section details dl dt dd figure caption button textarea select option custom-tag'
).split(' ');

const words = fc.oneof(
  fc.constantFrom(
    'word',
    ' ',
    '\n  ',
    '\u00a0',
    '&amp;',
    '&#106;',
    '&lt;script&gt;',
    '&#0;',
    '\u0000',
    '\u0007',
    '\ud83d',
    '😀👩‍👩‍👧',
    'שלום',
    'مرحبا',
    '\u202e',
    '<',
    '>',
    '"',
    '\t',
    '\r\n',
    '☐ ',
    '☑',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const json = fc.constantFrom(
  '{"layout":"wide","width":760}',
  '{"colwidth":[1,2],"background":"#fff"}',
  '{"panelColor":"javascript:x"}',
  '{"__proto__":{"x":1}}',
  '[',
  '{"valign":"up"}',
  '[{"type":"alignment","attrs":{"align":"center"}},{"type":"indentation","attrs":{"level":2}}]',
  '[{"type":"breakout","attrs":{"mode":"wide"}}]',
  '[{"type":"fontSize","attrs":{"fontSize":"small"}}]',
  '[null,{"type":"link","attrs":{"href":"javascript:1"}}]',
);
const attribute = fc.oneof(
  fc.tuple(
    fc.constantFrom('href', 'src', 'data-href'),
    fc.constantFrom(
      'https://example.com/a?b=1&amp;c',
      'javascript:alert(1)',
      ' JaVa\tScript:alert(1)',
      '&#x6A;avascript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      '#here',
      '/path',
      'mailto:a@example.com',
      'tel:1',
      '//example.com',
      'java\u0000script:x',
    ),
  ),
  fc.tuple(
    fc.constantFrom('colspan', 'rowspan', 'start', 'data-layout-column'),
    fc.constantFrom('2', '0', '-1', '1e9', 'x', '50', 'NaN', '1.5'),
  ),
  fc.tuple(
    fc.constantFrom(
      'data-mention',
      'data-emoji',
      'data-date',
      'data-status',
      'data-card',
      'data-task',
      'data-decision',
      'data-panel',
      'data-expand',
      'data-expand-title',
      'data-layout',
      'data-language',
      'data-color',
      'data-background',
      'data-annotation',
    ),
    fc.oneof(
      fc.constantFrom(
        '',
        'info',
        'green',
        'inline',
        'block',
        'TODO',
        'DONE',
        'DECIDED',
        ':smile:',
        '1700000000000',
        '99999999999999999',
        '#ff0000',
        'acc-1',
        'js',
      ),
      fc.string({ maxLength: 8 }),
    ),
  ),
  fc.tuple(fc.constantFrom('data-attrs', 'data-marks'), json),
  fc.tuple(
    fc.constant('data-adf'),
    fc.constantFrom(
      Buffer.from('{"type":"extension","attrs":{"extensionType":"a","extensionKey":"b"}}').toString(
        'base64url',
      ),
      '!!',
      Buffer.from('{"type":"mediaSingle"}').toString('base64url'),
    ),
  ),
  fc.tuple(
    fc.constantFrom('onclick', 'onerror', 'style', 'class', 'id'),
    fc.constantFrom('alert(1)', 'color:red', 'x'),
  ),
);

const html: fc.Arbitrary<string> = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc
      .tuple(
        fc.constantFrom(...tags),
        fc.array(attribute, { maxLength: 3 }),
        tie('nodes'),
        fc.constantFrom('closed', 'closed', 'closed', 'open', 'wrong'),
      )
      .map(([tag, attributes, inner, end]) => {
        const start = `<${tag}${attributes.map(([name, value]) => ` ${name}="${value.replace(/"/g, '&quot;')}"`).join('')}>`;
        return start + inner + (end === 'closed' ? `</${tag}>` : end === 'wrong' ? '</p></div>' : '');
      }),
  ),
  nodes: fc.array(tie('node'), { maxLength: 5 }).map((parts) => parts.join('')),
})).nodes;

const runs = { numRuns: 1_000 };

describe('any HTML', () => {
  it('becomes a document that Atlassian accepts, without anything that runs', () => {
    fc.assert(
      fc.property(html, (input) => {
        const document = htmlToAdf(input);
        expect(schemaErrors(document)).toEqual([]);
        const links = JSON.stringify(document).match(/"(?:href|url)":"[^"]*"/g) ?? [];
        expect(links.filter((link) => /script:|"data:/i.test(link))).toEqual([]);
      }),
      runs,
    );
  });

  it('stays the same once it has been through the document', () => {
    fc.assert(
      fc.property(html, (input) => {
        const document = canonicalAdf(htmlToAdf(input));
        expect(canonicalAdf(htmlToAdf(adfToHtml(document)))).toEqual(document);
      }),
      runs,
    );
  });

  it('has one canonical form, which is its own canonical form', () => {
    fc.assert(
      fc.property(html, (input) => {
        const canonical = canonicalHtml(input);
        expect(canonicalHtml(canonical)).toBe(canonical);
      }),
      runs,
    );
  });

  it('gives HTML of the subset alone', () => {
    fc.assert(
      fc.property(html, (input) => {
        const found = [...adfToHtml(htmlToAdf(input)).matchAll(/<([a-z0-9-]+)((?: [a-z-]+="[^"<>]*")*)>/gi)];
        for (const [, tag = '', attributes = ''] of found) {
          expect(tag).toMatch(
            /^(?:p|br|h[1-6]|ul|ol|li|strong|em|s|u|sub|sup|code|pre|blockquote|hr|a|table|tbody|tr|th|td|span|div)$/,
          );
          const names = [...attributes.matchAll(/ ([a-z-]+)="/g)].map(([, name]) => name ?? '');
          expect(
            names.filter(
              (name) => !name.startsWith('data-') && !['href', 'colspan', 'rowspan', 'start'].includes(name),
            ),
          ).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('fits any limit and stays valid', () => {
    fc.assert(
      fc.property(html, fc.integer({ min: 300, max: 2_000 }), (input, limit) => {
        const { document, shortened } = fitAdf(htmlToAdf('<p>much more text</p>'.repeat(30) + input), limit);
        expect(shortened).toBe(true);
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit);
        expect(schemaErrors(document)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['deep nesting', '<div><ul><li><blockquote>'.repeat(3_000) + 'deep'],
    ['deep inline', '<b><i>'.repeat(20_000) + 'x'],
    ['a wide list', `<ul>${'<li>x</li>'.repeat(5_000)}</ul>`],
  ])('%s ends in good time', (_, input) => {
    const started = process.cpuUsage();
    expect(schemaErrors(htmlToAdf(input))).toEqual([]);
    // Time of our own, so that a busy machine does not matter; the unit is microseconds.
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});
