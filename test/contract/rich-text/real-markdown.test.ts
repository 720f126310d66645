import * as z from 'zod';
import { adfToMarkdown } from '../../../src/mapping/rich-text/adf-to-markdown';
import { readDocument } from '../../../src/mapping/rich-text/adf-document';
import { canonicalAdf } from '../../../src/mapping/rich-text/canonical-adf';
import { canonicalMarkdown } from '../../../src/mapping/rich-text/canonical-markdown';
import { htmlToAdf } from '../../../src/mapping/rich-text/html-to-adf';
import { adfToHtml } from '../../../src/mapping/rich-text/adf-to-html';
import { markdownToAdf } from '../../../src/mapping/rich-text/markdown-to-adf';
import { plainText } from '../../../src/mapping/rich-text/plain-text';
import { describeWith } from '../shared-data';
import { schemaErrors } from './adf-schema';
import { fewer, shapeOfDocument } from './how-many';

const corpusLine = z.object({ id: z.string(), adf: z.unknown(), schemaValid: z.boolean() });
const textLine = z.object({ key: z.string(), where: z.string(), adf: z.unknown() });

const markdownLine = z.object({ title: z.string(), body: z.string().nullable() });

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
const words = (adf: unknown) => letters(plainText(readDocument(adf).content));

describeWith('adf-corpus.jsonl', 'reference documents as Markdown', (lines) => {
  const documents = lines.map((line) => corpusLine.parse(line));

  it('come back valid, and as the same that HTML makes of them', () => {
    const unequal = documents.filter(({ adf, schemaValid }) => {
      const back = markdownToAdf(adfToMarkdown(adf));
      expect(schemaErrors(back)).toEqual([]);
      const asHtml = htmlToAdf(adfToHtml(adf));
      return schemaValid && JSON.stringify(canonicalAdf(back)) !== JSON.stringify(canonicalAdf(asHtml));
    });
    expect(documents.length).toBeGreaterThan(200);
    expect(unequal.map(({ id }) => id)).toEqual([]);
  });
});

describeWith('texts-wiki-adf.jsonl.gz', 'real descriptions and comments as Markdown', (lines) => {
  const texts = fewer(
    lines.map((line) => textLine.parse(line)),
    ({ adf }) => shapeOfDocument(readDocument(adf)),
    4,
  );

  it('come back equal, all of them valid, with every word in the Markdown', () => {
    // Spam in the place of a file's name: longer than any id, so the picture stays behind as words.
    const refused = ['AC-3605 description'];
    const unequal: string[] = [];
    for (const { key, where, adf } of texts) {
      const markdown = adfToMarkdown(adf);
      const back = markdownToAdf(markdown);
      expect(schemaErrors(back)).toEqual([]);
      expect(words(markdownToAdf(markdown, { restorable: () => false }))).toBe(words(adf));
      if (JSON.stringify(canonicalAdf(back)) !== JSON.stringify(canonicalAdf(adf)))
        unequal.push(`${key} ${where}`);
    }
    expect(texts.length).toBeGreaterThan(500);
    expect(unequal).toEqual(refused);
  });

  it('have one canonical form', () => {
    const unstable = texts.filter(({ adf }) => {
      const canonical = canonicalMarkdown(adfToMarkdown(adf));
      return canonicalMarkdown(canonical) !== canonical;
    });
    expect(unstable.map(({ key, where }) => `${key} ${where}`)).toEqual([]);
  });
});

describeWith('issues-markdown.jsonl.gz', 'real Markdown', (lines) => {
  const issues = lines.map((line) => markdownLine.parse(line));

  it('becomes valid documents, and has one canonical form', () => {
    const unstable: string[] = [];
    // Their shape is not known before they are read, which is what takes the time.
    for (const { title, body } of fewer(issues, () => '', 2)) {
      const document = markdownToAdf(body ?? '');
      expect(schemaErrors(document)).toEqual([]);
      expect(canonicalAdf(markdownToAdf(adfToMarkdown(document)))).toEqual(canonicalAdf(document));
      const canonical = canonicalMarkdown(body ?? '');
      if (canonicalMarkdown(canonical) !== canonical) unstable.push(title);
    }
    expect(issues.length).toBeGreaterThan(2_000);
    expect(unstable).toEqual([]);
  });
});
