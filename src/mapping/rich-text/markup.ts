import type { AdfDocument } from './adf-document';
import { adfToHtml } from './adf-to-html';
import { adfToMarkdown } from './adf-to-markdown';
import { adfToWiki } from './adf-to-wiki';
import { canonicalHtml } from './canonical-html';
import { canonicalMarkdown } from './canonical-markdown';
import { canonicalWiki } from './canonical-wiki';
import type { HtmlToAdfOptions } from './html-to-adf';
import { htmlToAdf } from './html-to-adf';
import { markdownToAdf } from './markdown-to-adf';
import { wikiToAdf } from './wiki-to-adf';

export type MarkupKind = 'html' | 'markdown' | 'wiki';

/** The language a platform writes its descriptions and comments in. Nothing here throws, whatever the text. */
export interface Markup {
  /** Always valid against Atlassian's schema, with nothing that runs and safe links only. */
  readonly toAdf: (text: string, options?: HtmlToAdfOptions) => AdfDocument;
  readonly fromAdf: (document: unknown) => string;
  /** The one form that all spellings of the same text share; empty for a text without content. */
  readonly canonical: (text: string) => string;
}

const markups: Readonly<Record<MarkupKind, Markup>> = {
  html: { toAdf: htmlToAdf, fromAdf: adfToHtml, canonical: canonicalHtml },
  markdown: { toAdf: markdownToAdf, fromAdf: adfToMarkdown, canonical: canonicalMarkdown },
  wiki: { toAdf: (text) => wikiToAdf(text), fromAdf: adfToWiki, canonical: canonicalWiki },
};

export function markupOf(kind: MarkupKind = 'html'): Markup {
  return markups[kind];
}
