import { adfToHtml } from './adf-to-html';
import { htmlToAdf } from './html-to-adf';

/**
 * The HTML in the one form that all spellings of the same text share: spacing between blocks, order of attributes,
 * entities, `b` for `strong` and unknown attributes make no difference; an empty text is the empty string.
 */
export function canonicalHtml(html: string): string {
  return tidy(adfToHtml(htmlToAdf(html)));
}

function tidy(html: string): string {
  const outsideCode = html.split(/(<pre\b[\s\S]*?<\/pre>)/);
  const tidied = outsideCode.map((part, index) => (index % 2 === 1 ? part : collapse(part))).join('');
  return /^(?:<p><\/p>)*$/.test(tidied) ? '' : tidied;
}

const block = '(?:p|h[1-6]|ul|ol|li|blockquote|div|table|tbody|tr|td|th)';
const afterOpening = new RegExp(`(<${block}\\b[^>]*>) +`, 'g');
const beforeClosing = new RegExp(` +(</${block}>)`, 'g');

function collapse(html: string): string {
  return html
    .replace(/[ \t\n]+/g, ' ')
    .replace(afterOpening, '$1')
    .replace(beforeClosing, '$1')
    .replace(/ ?<br> ?/g, '<br>')
    .replace(/(?:<br>)+(<\/(?:p|h[1-6])>)/g, '$1');
}
