/** Where words stand decides what would be read as more than words. */
export interface Place {
  readonly inLink: boolean;
}

const always = /[\\*`[\]~]/g;
// A JavaScript parser trims more than spaces, and a tab means an indentation.
const oddSpaces = /[\t\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/g;

/** Words that come back as themselves, whatever signs they hold; line starts are seen to by `escapeLines`. */
export function escapeWords(words: string, { inLink }: Place = { inLink: false }): string {
  const escaped = words
    .replace(/ *\n\s*/g, ' ')
    .replace(always, '\\$&')
    .replace(/&(?=[#\w]|$)/g, '&amp;')
    .replace(/<(?=[a-z/!?]|$)/gi, '\\<')
    .replace(/!$/, '\\!')
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '\\_')
    .replace(oddSpaces, (space) => `&#${String(space.charCodeAt(0))};`);
  return inLink
    ? // Not every parser takes an escaped bracket before a parenthesis for words there.
      escaped.replace(/\\\[/g, '&#91;').replace(/\\\]/g, '&#93;')
    : escaped
        .replace(/(https?|ftp):(?=\/\/)/gi, '$1\\:')
        .replace(/www\.(?=\S)/gi, (www) => `${www.slice(0, 3)}\\.`)
        .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@');
}

/** The lines of a paragraph, none of which starts a block of another kind or ends in spaces that would be trimmed. */
export function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^ /, '&#32;')
        .replace(/ $/, '&#32;')
        .replace(/^[#>=|]/, '\\$&')
        .replace(/^[-+](?=[\s:|-]|$)/, '\\$&')
        .replace(/^:(?=-)/, '\\:')
        .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2'),
    )
    .join('\n');
}

/** A start tag whose attributes hold no sign that Markdown could take for its own. */
export function escapeTag(tag: string): string {
  return tag.replace(/[`*[\]\\|~]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
