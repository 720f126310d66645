import * as z from 'zod';
import { readDocument } from '../../../src/mapping/rich-text/adf-document';
import { adfToWiki } from '../../../src/mapping/rich-text/adf-to-wiki';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { canonicalWiki } from '../../../src/mapping/rich-text/canonical-wiki';
import { markupOf } from '../../../src/mapping/rich-text/markup';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { wikiToAdf } from '../../../src/mapping/rich-text/wiki-to-adf';
import { writeWiki } from '../../../src/mapping/rich-text/write-wiki';
import { describeWith } from '../shared-data';
import { schemaErrors } from './adf-schema';
import { fewer, shapeOfDocument } from './how-many';

const textLine = z.object({ key: z.string(), where: z.string(), wiki: z.string(), adf: z.unknown() });
const corpusLine = z.object({ id: z.string(), adf: z.unknown() });

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
const words = (adf: unknown) => letters(plainText(readDocument(adf).content));
const same = (one: unknown, other: unknown) =>
  JSON.stringify(canonicalAdf(one)) === JSON.stringify(canonicalAdf(other));

describeWith('texts-wiki-adf.jsonl.gz', 'real descriptions and comments in wiki markup', (lines) => {
  const texts = fewer(
    lines.map((line) => textLine.parse(line)),
    ({ adf }) => shapeOfDocument(readDocument(adf)),
    25,
  );

  it('are read valid, with the words that Atlassian’s own transformer finds in them', () => {
    const otherWords = texts.filter(({ wiki, adf }) => {
      const document = wikiToAdf(wiki);
      expect(schemaErrors(document)).toEqual([]);
      return words(document) !== words(adf);
    });
    expect(texts.length).toBeGreaterThan(500);
    // Pictures and people are names there and words here; text of macros never closed is dropped there.
    expect(otherWords.length / texts.length).toBeLessThan(0.1);
  });

  it('are the same once they have been through the document, and have one canonical form', () => {
    const unstable = texts.filter(({ wiki }) => {
      const document = wikiToAdf(wiki);
      const written = adfToWiki(document);
      return !same(wikiToAdf(written), document) || canonicalWiki(written) !== written;
    });
    expect(unstable.map(({ key, where }) => `${key} ${where}`)).toEqual([]);
  });

  it('keep their own spelling where nobody touched them', () => {
    const rewritten = texts.filter(({ wiki }) => {
      const clean = wiki.replace(/\r\n?/g, '\n').trim();
      return writeWiki(wikiToAdf(clean), clean).trim() !== clean;
    });
    expect(rewritten.length / texts.length).toBeLessThan(0.05);
  });

  it('come back from wiki markup as the documents they were', () => {
    const changed = texts.filter(({ adf }) => {
      const current = readDocument(adf);
      const back = markupOf('wiki').toAdf(adfToWiki(adf), { current });
      expect(schemaErrors(back)).toEqual([]);
      return !same(back, adf);
    });
    expect(changed.map(({ key, where }) => `${key} ${where}`)).toEqual([]);
  });
});

describeWith('adf-corpus.jsonl', 'reference documents in wiki markup', (lines) => {
  it('are read valid, and are the same from then on', () => {
    const documents = lines.map((line) => corpusLine.parse(line));
    const unstable = documents.filter(({ adf }) => {
      const back = wikiToAdf(adfToWiki(adf));
      expect(schemaErrors(back)).toEqual([]);
      return !same(wikiToAdf(adfToWiki(back)), back);
    });
    expect(documents.length).toBeGreaterThan(200);
    expect(unstable.map(({ id }) => id)).toEqual([]);
  });
});
