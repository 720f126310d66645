import * as z from 'zod';
import { adfToHtml } from '../../../src/mapping/rich-text/adf-to-html';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { htmlToAdf } from '../../../src/mapping/rich-text/html-to-adf';
import { readDocument } from '../../../src/mapping/rich-text/adf-document';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { sanitizeRichText } from '../../../local/platform/data/rich-text';
import { describeWith } from '../shared-data';
import { schemaErrors } from './adf-schema';

const corpusLine = z.object({ id: z.string(), adf: z.unknown(), schemaValid: z.boolean() });
const textLine = z.object({ key: z.string(), where: z.string(), adf: z.unknown() });

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

describeWith('adf-corpus.jsonl', 'reference documents', (lines) => {
  const documents = lines.map((line) => corpusLine.parse(line));
  const valid = documents.filter((document) => document.schemaValid);

  it('holds the sets we rely on', () => {
    expect(valid.length).toBeGreaterThan(200);
  });

  it.each(valid.map(({ id, adf }) => [id, adf] as const))('%s comes back valid with its words', (_, adf) => {
    const html = adfToHtml(adf);
    const back = htmlToAdf(html);
    expect(schemaErrors(back)).toEqual([]);
    expect(html).not.toMatch(/<script|javascript:|\son[a-z]+=/i);
    expect(sanitizeRichText(html)).toBe(html);
    expect(letters(plainText(back.content))).toBe(letters(plainText(canonicalAdf(adf).content)));
    expect(canonicalAdf(htmlToAdf(adfToHtml(back)))).toEqual(canonicalAdf(back));
  });

  it('takes the invalid ones too and makes valid documents of them', () => {
    const failed = documents.filter(({ adf }) => schemaErrors(htmlToAdf(adfToHtml(adf))).length > 0);
    expect(failed.map(({ id }) => id)).toEqual([]);
  });
});

describeWith('texts-wiki-adf.jsonl.gz', 'real descriptions and comments', (lines) => {
  const texts = lines.map((line) => textLine.parse(line));

  it('come back equal through a platform that keeps only the documented subset, all of them valid', () => {
    // Spam in the place of a file's name: longer than any id, so the picture stays behind as words.
    const refused = ['AC-3605 description'];
    const unequal: string[] = [];
    const invalid: string[] = [];
    for (const { key, where, adf } of texts) {
      const back = htmlToAdf(sanitizeRichText(adfToHtml(adf)));
      if (schemaErrors(back).length > 0) invalid.push(`${key} ${where}`);
      if (JSON.stringify(canonicalAdf(back)) !== JSON.stringify(canonicalAdf(adf)))
        unequal.push(`${key} ${where}`);
    }
    expect(texts.length).toBeGreaterThan(500);
    expect(invalid).toEqual([]);
    expect(unequal).toEqual(refused);
  });

  it('keep every word in their HTML', () => {
    const lost = texts.filter(({ adf }) => {
      const words = letters(plainText(readDocument(adf).content));
      return letters(plainText(htmlToAdf(adfToHtml(adf), { restorable: () => false }).content)) !== words;
    });
    expect(lost.map(({ key, where }) => `${key} ${where}`)).toEqual([]);
  });
});
