import type { AdfDocument } from './adf-document';
import { adfToHtml } from './adf-to-html';
import { adfToMarkdown } from './adf-to-markdown';
import { canonicalHtml } from './canonical-html';
import { canonicalMarkdown } from './canonical-markdown';
import { canonicalWiki } from './canonical-wiki';
import type { HtmlToAdfOptions } from './html-to-adf';
import { htmlToAdf } from './html-to-adf';
import { markdownToAdf } from './markdown-to-adf';
import type { WikiToAdfOptions } from './wiki-to-adf';
import { wikiToAdf } from './wiki-to-adf';
import { writeWiki } from './write-wiki';

export type MarkupKind = 'html' | 'markdown' | 'wiki';

/** The language a platform writes its descriptions and comments in. Nothing here throws, whatever the text. */
export interface Markup {
  /** Always valid against Atlassian's schema, with nothing that runs and safe links only. */
  readonly toAdf: (text: string, options?: HtmlToAdfOptions & WikiToAdfOptions) => AdfDocument;
  /** `current`: what the platform holds, which a markup without attributes keeps where nobody in Jira touched it. */
  readonly fromAdf: (document: unknown, current?: string | null) => string;
  /** The one form that all spellings of the same text share; empty for a text without content. */
  readonly canonical: (text: string) => string;
}

const markups: Readonly<Record<MarkupKind, Markup>> = {
  html: { toAdf: htmlToAdf, fromAdf: adfToHtml, canonical: canonicalHtml },
  markdown: { toAdf: markdownToAdf, fromAdf: adfToMarkdown, canonical: canonicalMarkdown },
  wiki: { toAdf: wikiToAdf, fromAdf: writeWiki, canonical: canonicalWiki },
};

export function markupOf(kind: MarkupKind = 'html'): Markup {
  return markups[kind];
}
