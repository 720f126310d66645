import type { AdfDocument } from './adf-document';
import type { HtmlToAdfOptions } from './html-to-adf';
import { htmlToAdf } from './html-to-adf';
import { markdownToHtml } from './markdown-to-html';

/**
 * Any Markdown as a document that Jira's schema accepts (https://github.github.com/gfm/). It goes through HTML, so that
 * raw HTML in it, and every link, is judged by the same rules as HTML is. Never throws.
 */
export function markdownToAdf(markdown: string, options: HtmlToAdfOptions = {}): AdfDocument {
  return htmlToAdf(markdownToHtml(markdown), options);
}
