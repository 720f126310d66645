import type { AdfDocument } from './adf-document';
import { adfToMarkdown } from './adf-to-markdown';
import { canonicalAdf } from './canonical-adf';
import { isBlank } from './inline-to-markdown';
import { markdownToAdf } from './markdown-to-adf';
import { tidySpaces } from './tidy-spaces';

/**
 * The Markdown in the one form that all spellings of the same text share: kinds of bullets and of headings, spacing,
 * needless escapes and widths of columns make no difference; an empty text is the empty string.
 */
export function canonicalMarkdown(markdown: string): string {
  const document = tidy(canonicalAdf(markdownToAdf(markdown)));
  const isEmpty = document.content.every(
    (node) => node.type === 'paragraph' && (node.content === undefined || isBlank(node)),
  );
  return isEmpty ? '' : adfToMarkdown(document);
}

function tidy(document: AdfDocument): AdfDocument {
  return canonicalAdf({ ...document, content: document.content.map(tidySpaces) });
}
