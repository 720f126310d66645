import type { AdfDocument, AdfNode } from './adf-document';
import { canonicalNodes } from './canonical-adf';
import { conform } from './conform';
import type { Restorable } from './flow';
import { flowFrom } from './flow';
import { parseHtml } from './html-tree';
import { withLocalIds } from './local-ids';
import { asBlocks } from './paragraphs';

export interface HtmlToAdfOptions {
  /** Which of the nodes that travelled whole may come back; all admitted ones when left out. */
  readonly restorable?: Restorable;
}

/**
 * Any HTML as a document that Jira's schema accepts: nothing that runs, only safe links. Never throws.
 * The same HTML always gives the same document, ids of task items included.
 */
export function htmlToAdf(html: string, options: HtmlToAdfOptions = {}): AdfDocument {
  const flow = flowFrom(options.restorable ?? (() => true));
  return documentOf(asBlocks(flow(parseHtml(html), [])));
}

/** Blocks of any kind in any order as a document that Jira's schema accepts. */
export function documentOf(blocks: readonly AdfNode[]): AdfDocument {
  return {
    type: 'doc',
    version: 1,
    content: withLocalIds(canonicalNodes(conform(blocks, 'doc'), false)),
  };
}
