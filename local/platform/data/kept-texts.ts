import type { MarkupKind } from './model';
import { sanitizeRichText } from './rich-text';

const mostRemembered = 2000;
const longestRemembered = 4000;

/** Texts as they are stored. A hundred thousand demo tasks share some nine hundred of them: read once, kept once. */
export class KeptTexts {
  private readonly remembered = new Map<string, string>();

  kept(text: string, markup: MarkupKind): string {
    const key = `${markup}:${text}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const kept = markup === 'html' ? sanitizeRichText(text) : keptMarkdown(text);
    if (text.length <= longestRemembered) {
      if (this.remembered.size >= mostRemembered) this.remembered.clear();
      this.remembered.set(key, kept);
    }
    return kept;
  }
}

/** The text itself, with line ends of one kind and without characters nobody sees. */
function keptMarkdown(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are exactly the characters to remove
  return text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}
