import type { AdfDocument, AdfNode } from './adf-document';
import { adfToWiki } from './adf-to-wiki';
import { cleanText } from './clean-text';
import { documentOf } from './html-to-adf';
import { readParts, type WikiPart } from './wiki-blocks';
import { trimmed } from './wiki-flow';

// Longer text is no description that a person wrote, and looking for the ends of phrases takes its time.
const maxLength = 200_000;

/**
 * Any text in Jira's text formatting notation as a document that Jira's schema accepts
 * (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all). What a document has no words for, such
 * as `[~user]`, `[^file]`, `!picture.png!` and macros of other apps, stays as it is written, and goes back as such.
 * Only safe links; never throws.
 */
export function wikiToAdf(text: string): AdfDocument {
  return documentOfParts(wikiParts(text));
}

/** As what a block is read when it has been written. */
export function readAgain(block: AdfNode): readonly AdfNode[] {
  return wikiToAdf(adfToWiki({ type: 'doc', version: 1, content: [block] })).content;
}

export function wikiParts(text: string): readonly WikiPart[] {
  const clean = cleanText(text);
  if (clean.length > maxLength) {
    const blocks = clean.split(/\n\s*\n/).map((part): AdfNode => ({
      type: 'paragraph',
      content: [{ type: 'text', text: part }],
    }));
    return [{ blocks, source: clean, gap: '' }];
  }
  return readParts(clean);
}

/** The parts as one document. */
export function documentOfParts(parts: readonly WikiPart[]): AdfDocument {
  const document = documentOf(parts.flatMap(({ blocks }) => blocks));
  return { ...document, content: document.content.map(tidied) };
}

/** What `conform` made words of may end in a space, which wiki markup cannot hold. */
function tidied(node: AdfNode): AdfNode {
  const { content, ...bare } = node;
  if (content === undefined || node.type === 'codeBlock') return node;
  if (node.type !== 'paragraph') return { ...node, content: content.map(tidied) };
  const kept = trimmed(content);
  return kept.length === 0 ? bare : { ...bare, content: kept };
}
