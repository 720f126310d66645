import type { AdfDocument, AdfNode } from './adf-document';
import { adfToHtml } from './adf-to-html';
import { adfToMarkdown } from './adf-to-markdown';
import { adfToWiki } from './adf-to-wiki';
import { canonicalNodes } from './canonical-adf';
import { canonicalHtml } from './canonical-html';
import { canonicalMarkdown } from './canonical-markdown';
import { canonicalWiki } from './canonical-wiki';
import type { HtmlToAdfOptions } from './html-to-adf';
import { htmlToAdf } from './html-to-adf';
import { asDocument, keepUntouched } from './keep-untouched';
import { markdownToAdf } from './markdown-to-adf';
import { tidySpaces } from './tidy-spaces';
import { wikiToAdf } from './wiki-to-adf';
import { writeWiki } from './write-wiki';

export type MarkupKind = 'html' | 'markdown' | 'wiki';

export interface ReadingOptions extends HtmlToAdfOptions {
  /** The document that Jira holds: what nobody touched on the platform comes back as it is there. */
  readonly current?: AdfDocument | null;
}

/** The language a platform writes its descriptions and comments in. Nothing here throws, whatever the text. */
export interface Markup {
  /** Always valid against Atlassian's schema, with nothing that runs and safe links only. */
  readonly toAdf: (text: string, options?: ReadingOptions) => AdfDocument;
  /** `current`: what the platform holds, which a markup without attributes keeps where nobody in Jira touched it. */
  readonly fromAdf: (document: unknown, current?: string | null) => string;
  /** The one form that all spellings of the same text share; empty for a text without content. */
  readonly canonical: (text: string) => string;
}

const markups: Readonly<Record<MarkupKind, Markup>> = {
  html: { toAdf: keeping(htmlToAdf, adfToHtml, tidySpaces), fromAdf: adfToHtml, canonical: canonicalHtml },
  markdown: {
    toAdf: keeping(markdownToAdf, adfToMarkdown, tidySpaces),
    fromAdf: adfToMarkdown,
    canonical: canonicalMarkdown,
  },
  wiki: {
    toAdf: keeping(wikiToAdf, adfToWiki, (node) => node),
    fromAdf: writeWiki,
    canonical: canonicalWiki,
  },
};

/** `tidy`: without what two spellings of one block differ in. */
function keeping(
  read: (text: string, options: HtmlToAdfOptions) => AdfDocument,
  write: (document: unknown) => string,
  tidy: (node: AdfNode) => AdfNode,
): Markup['toAdf'] {
  return (text, { current, ...options } = {}) => {
    const keys = new WeakMap<AdfNode, string>();
    return keepUntouched(read(text, options), current, {
      readAgain: (block) => read(write(asDocument(block)), options).content,
      keyOf: (node) => {
        const key =
          keys.get(node) ?? JSON.stringify(canonicalNodes(canonicalNodes([node], false).map(tidy), false));
        keys.set(node, key);
        return key;
      },
    });
  };
}

export function markupOf(kind: MarkupKind = 'html'): Markup {
  return markups[kind];
}
