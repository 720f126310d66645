import * as fc from 'fast-check';
import type { AdfDocument, AdfNode } from '../../../src/mapping/rich-text/adf-document';
import { adfToWiki } from '../../../src/mapping/rich-text/adf-to-wiki';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { canonicalWiki } from '../../../src/mapping/rich-text/canonical-wiki';
import { fitAdf } from '../../../src/mapping/rich-text/fit-adf';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { wikiToAdf } from '../../../src/mapping/rich-text/wiki-to-adf';
import { schemaErrors } from './adf-schema';
import { anyDocument } from './any-document';
import { runs } from './how-many';
import { sayableDocument } from './sayable-wiki';

/** What a person, another program or an attacker may write: pieces that mean something, in any order. */
const piece = fc.constantFrom(
  'word', ' ', '  ', '\n', '\n\n', '\t', '\\', '\\\\', '\\\\\n', '\r\n', 'h1. ', 'h6.', 'bq. ', '----', '* ', '# ', '** ', '#* ', '- ', '*# ', '*', '_', '-', '+', '^', '~', '??',
  '{*}', '{_}', '{-}', '{', '}', '{{', '}}', '{{x_y}}', '--', ' -- ', ' --- ', '|', '||', '\n|', '\n||', '|\n', '|a|b|\n', '||h||i||\n', '[', ']', '[x|', '[https://a.example]',
  '[t|https://a.example/x_y*z|tip]', '[https://a.example|https://a.example|smart-link]', '[https://a.example|https://a.example|smart-card]', '[~ada]', '[~accountid:5b10:a-b]', '[^a_b.txt]', '[INFO]',
  '!a_b.png!', '!a.png|thumbnail,width=3!', '!https://a.example/x.png!', '!https://a.example/x.png|alt=a b!', '!', 'https://a.example/x_y', 'mailto:a@b.example', 'www.a.example',
  '[x|javascript:alert(1)]', '[x|JaVaScRiPt:alert(1)]', '[x|data:text/html,y]', '[//evil.example]', '[x|//evil.example]', '!javascript:x.png!', '[vbscript:y]', '[x|#anchor]', '[x|/browse/A-1]',
  '{code}', '{code:js}', '{code:title=T|java}', '{noformat}', '{quote}', '{panel}', '{panel:title=T|bgColor=#deebff}', '{panel:bgColor=#abc}', '{info}', '{tip:title=x}', '{color:red}', '{color:#ABC}',
  '{color:nothing}', '{color}', '{anchor:x}', '{toc}', '\\{', '\\*', '\\|', '\\[', '&amp;', '&#42;', '&#x26;', '&nbsp;', '&#0;', '&', '☐ ', '* ☑ ', '* ◆ ', '* ☐ ', '(/)', ':)',
  '<b>', '<script>alert(1)</script>', '\u0000', '\u0001', '\u00010\u0002', '\ud83d', '\u202e', '😀', 'שלום', '\u2028', '\u200b', '\u00a0', '{\u200bcode}', 'é', '1', '.', '{color:#ff5630}*[ LATE ]*{color}',
); // prettier-ignore
const wiki = fc.oneof(
  fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const wordsIn = (text: string) => text.match(/\p{L}{3,}/gu) ?? [];
const texts = ({ text = '', content = [] }: AdfNode): readonly string[] => [text, ...content.flatMap(texts)];
const allTexts = (document: AdfDocument) => document.content.flatMap(texts);

describe('any wiki markup', () => {
  it('becomes a document that Atlassian accepts, without anything that leads astray', () => {
    fc.assert(
      fc.property(wiki, (input) => {
        const document = wikiToAdf(input);
        expect(schemaErrors(document)).toEqual([]);
        const links = JSON.stringify(document).match(/"(?:href|url)":"[^"]*"/g) ?? [];
        expect(links.filter((link) => /":"(?:\w*script:|data:|\/\/)/i.test(link))).toEqual([]);
      }),
      runs(300),
    );
  });

  it('stays the same once it has been through the document', () => {
    fc.assert(
      fc.property(wiki, (input) => {
        const document = canonicalAdf(wikiToAdf(input));
        const written = adfToWiki(document);
        expect(canonicalAdf(wikiToAdf(written))).toEqual(document);
        expect(canonicalWiki(written)).toBe(written);
      }),
      runs(300),
    );
  });
});

describe('any document as wiki markup', () => {
  it('comes back equal, where wiki markup has words for all of it', () => {
    fc.assert(
      fc.property(sayableDocument, (document) => {
        const back = wikiToAdf(adfToWiki(document));
        expect(schemaErrors(back)).toEqual([]);
        expect(canonicalAdf(back)).toEqual(canonicalAdf(document));
      }),
      runs(100),
    );
  });

  it('comes back valid with all its words, and is the same from then on', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const written = adfToWiki(document);
        const back = wikiToAdf(written);
        expect(schemaErrors(back)).toEqual([]);
        expect(canonicalAdf(wikiToAdf(adfToWiki(back)))).toEqual(canonicalAdf(back));
        expect(canonicalWiki(canonicalWiki(written))).toBe(canonicalWiki(written));
        const found = allTexts(back).join('');
        expect(
          allTexts(document)
            .flatMap(wordsIn)
            .filter((word) => !found.includes(word)),
        ).toEqual([]);
      }),
      runs(60),
    );
  });

  it('comes back equal, with every node and mark, around what somebody else wrote', () => {
    const isTheirs = (node: AdfNode) => texts(node).join('') === 'Somebody wrote this';
    fc.assert(
      fc.property(anyDocument, (document) => {
        const edited = markupOf('wiki').toAdf(`Somebody wrote this\n\n${adfToWiki(document)}`, {
          current: document,
        });
        expect(schemaErrors(edited)).toEqual([]);
        const kept = canonicalAdf(edited).content.filter((node) => !isTheirs(node));
        expect(kept).toEqual(canonicalAdf(document).content);
      }),
      runs(60),
    );
  });

  it('fits any limit and stays valid', () => {
    fc.assert(
      fc.property(wiki, fc.integer({ min: 300, max: 2_000 }), (input, limit) => {
        const { document } = fitAdf(wikiToAdf('much more text\n\n'.repeat(30) + input), limit);
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(limit);
        expect(schemaErrors(document)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('text made to take long', () => {
  it.each([
    ['open macros', '{panel:a=b}{quote:x}'.repeat(2_666)],
    ['macros in macros', '{quote}{panel}'.repeat(1_000) + '{panel}{quote}'.repeat(1_000)],
    ['open code', '{code:js}'.repeat(6_666)],
    ['colours', '{color:red}'.repeat(5_000) + '{color}'],
    ['open brackets', '['.repeat(16_666)],
    ['open links', '[a|http://b '.repeat(3_333)],
    ['open phrases', '*a _b -c +d ^e ~f ??g '.repeat(1_666)],
    ['stars', '*'.repeat(16_666)],
    ['wrapped stars', '{*}a'.repeat(6_666)],
    ['braces', '{'.repeat(16_666)],
    ['exclamation marks', '!a'.repeat(13_333)],
    ['backslashes', '\\\\a'.repeat(10_000)],
    ['pipes', '|'.repeat(16_666)],
    ['a long table', '|a|b|\n'.repeat(2_666)],
    ['a deep list', Array.from({ length: 2_000 }, (_, depth) => `${'*'.repeat(depth % 21)} x`).join('\n')],
    ['a long list', '* x\n'.repeat(6_666)],
    ['spaces', `a${' '.repeat(33_333)}b`],
    ['lines of spaces', `a${' '.repeat(300)}\n`.repeat(600)],
    ['spaces with marks', '*a* _ b_ '.repeat(3_333)],
    ['an endless address', `https://a.example/${'(x'.repeat(16_666)}`],
    ['addresses', 'https://a.example.'.repeat(2_666)],
    ['references', '&#42;'.repeat(10_000)],
    ['dashes', '- -- --- '.repeat(3_333)],
  ])('%s end in good time', (_, input) => {
    const started = process.cpuUsage();
    const document = wikiToAdf(input);
    expect(schemaErrors(document)).toEqual([]);
    adfToWiki(document);
    // Time of our own, so that a busy machine does not matter; the unit is microseconds.
    expect(process.cpuUsage(started).user).toBeLessThan(4_000_000);
  });
});
