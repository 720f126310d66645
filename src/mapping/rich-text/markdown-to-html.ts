import { Marked } from 'marked';
import { escapeAttribute, escapeText } from './clean-text';

// Longer or deeper text is no description that a person wrote, and the parser's time grows faster than its length.
const maxLength = 200_000;
const maxDepth = 40;
// The parser looks for an end at each of them anew.
const longSpaces = /[ \t]{1000,}/g;

const reader = new Marked({
  gfm: true,
  async: false,
  renderer: {
    code({ text, lang }) {
      const language = lang === undefined || lang === '' ? '' : ` data-language="${spelled(lang)}"`;
      // The parser doubles a line end at the end of code, since its own HTML drops one.
      return `<pre${language}><code>${escapeText(text.replace(/\n$/, ''))}</code></pre>\n`;
    },
    checkbox({ checked }) {
      return checked ? '<span data-task="DONE">☑ </span>' : '<span data-task="TODO">☐ </span>';
    },
    // The parser's own answer loses links with odd escapes and rewrites letters; what is safe is decided later.
    link({ href, title, tokens }) {
      return `<a href="${spelled(href)}"${titled(title)}>${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text, tokens }) {
      const alt = this.parser.parseInline(tokens, this.parser.textRenderer);
      return `<img src="${spelled(href)}" alt="${spelled(alt === '' ? text : alt)}">`;
    },
  },
});

/** GitHub flavoured Markdown as HTML, raw HTML in it as it stands: made safe by whoever reads the HTML. Never throws. */
export function markdownToHtml(markdown: string): string {
  if (markdown.length > maxLength || isDeep(markdown)) return plainParagraphs(markdown);
  try {
    return reader.parse(markdown.replace(longSpaces, ' '), { async: false });
  } catch {
    // The parser gives up on its own doubts ("infinite loop") and on nesting beyond its stack.
    return plainParagraphs(markdown);
  }
}

/** The parser's time doubles with each level of quotes and lists. */
function isDeep(markdown: string): boolean {
  const markers = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/gm;
  for (const [prefix] of markdown.matchAll(markers)) {
    if ((prefix.match(/[>+*.)-]/g) ?? []).length > maxDepth) return true;
  }
  return false;
}

function plainParagraphs(markdown: string): string {
  return markdown
    .split(/\n\s*\n/)
    .map((part) => `<p>${escapeText(part)}</p>`)
    .join('');
}

function titled(title: string | null | undefined): string {
  return title === null || title === undefined || title === '' ? '' : ` title="${spelled(title)}"`;
}

/** As an attribute; references to characters are the author's and stay. */
function spelled(text: string): string {
  return escapeAttribute(text).replace(/&amp;(?=(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w*);)/g, '&');
}
