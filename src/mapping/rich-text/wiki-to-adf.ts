import type { AdfDocument, AdfNode } from './adf-document';
import { cleanText } from './clean-text';
import { documentOf } from './html-to-adf';
import { trimmed } from './wiki-flow';
import { readParts, type WikiPart } from './wiki-blocks';

// Longer text is no description that a person wrote, and looking for the ends of phrases takes its time.
const maxLength = 200_000;

/**
 * Any text in Jira's text formatting notation as a document that Jira's schema accepts
 * (https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all). What a document has no words for, such
 * as `[~user]`, `[^file]`, `!picture.png!` and macros of other apps, stays as it is written, and goes back as such.
 * Only safe links; never throws.
 */
export function wikiToAdf(text: string): AdfDocument {
  return tidyDocument(wikiParts(text).flatMap(({ blocks }) => blocks));
}

/** What `conform` made words of may end in a space, which wiki markup cannot hold. */
function tidyDocument(blocks: readonly AdfNode[]): AdfDocument {
  const document = documentOf(blocks);
  return { ...document, content: document.content.map(tidied) };
}

function tidied(node: AdfNode): AdfNode {
  const { content } = node;
  if (content === undefined || node.type === 'codeBlock') return node;
  if (node.type === 'paragraph') {
    const { content: _, ...bare } = node;
    const kept = trimmed(content);
    return kept.length === 0 ? bare : { ...bare, content: kept };
  }
  return { ...node, content: content.map(tidied) };
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
