import { linkAt, pictureAt } from './wiki-links';
import { addressAt } from './wiki-phrases';
import { isLetterAt, isLetterBefore } from './wiki-words';

/** Where words stand decides what would be read as more than words. */
export interface WikiPlace {
  readonly inLink?: boolean;
  readonly inCode?: boolean;
  readonly inPhrase?: boolean;
  readonly inCell?: boolean;
}

const entity = (sign: string) => `&#${String(sign.charCodeAt(0))};`;
const references = /&(?=(?:#\d{1,7}|#x[0-9a-f]{1,6}|amp|lt|gt|quot|apos|nbsp);)/iy;
const escapable = /[-#*_+?^~|%{}[\]()!@\\]/;
/** Such as `[INFO]`, which Jira shows as it stands. */
const harmless = /\[(?!\s*(?:[~^/#]|www\.))[^|[\]\n:\\{]*\]/iy;

/** Words (no line ends) that come back as themselves; an escape only where a sign could mean something. */
export function escapeWiki(words: string, place: WikiPlace = {}): string {
  let wiki = '';
  for (let at = 0; at < words.length;) {
    const asItIs = place.inCode === true || place.inLink === true ? '' : literalAt(words, at);
    if (asItIs !== '') {
      wiki += asItIs;
      at += asItIs.length;
      continue;
    }
    wiki += escaped(words, at, place);
    at += 1;
  }
  return wiki;
}

/** What the reader takes as it stands, signs and all. */
function literalAt(words: string, at: number): string {
  const char = words.charAt(at);
  if (char === '[') {
    const found = linkAt(words, at)?.link;
    return found?.kind === 'literal' ? found.words : '';
  }
  if (char === '!') return pictureAt(words, at)?.all ?? '';
  return /[hfm]/i.test(char) ? addressAt(words, at) : '';
}

function escaped(words: string, at: number, place: WikiPlace): string {
  const char = words.charAt(at);
  const next = words.charAt(at + 1);
  switch (char) {
    case '\\':
      return next === '' || escapable.test(next) ? entity(char) : char;
    case '&':
      return matchesAt(references, words, at) ? '&amp;' : char;
    case '{':
      return '\\{';
    case '}':
      return place.inCode === true ? '\\}' : char;
    case '[':
      if (place.inLink === true) return entity(char);
      return matchesAt(harmless, words, at) ? char : '\\[';
    case ']':
      return place.inLink === true ? entity(char) : char;
    case '|':
      return place.inLink === true ? entity(char) : place.inCell === true ? '\\|' : char;
    case '!':
      return isLetterBefore(words, at) || /\s/.test(next) ? char : '\\!';
    case '?':
      return next === '?' || words[at - 1] === '?' ? '\\?' : char;
    default:
      return '*_-+^~'.includes(char) && isSign(words, at, place) ? `\\${char}` : char;
  }
}

/** Whether a phrase could begin here, or end where one is open. What is beyond the words is not known. */
function isSign(words: string, at: number, { inPhrase = false }: WikiPlace): boolean {
  const opens = !isLetterBefore(words, at) && !/^\s/.test(words.slice(at + 1));
  return opens || (inPhrase && !/\s/.test(words.charAt(at - 1)) && !isLetterAt(words, at + 1));
}

function matchesAt(pattern: RegExp, words: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(words);
}

/** The lines of a paragraph, none of which starts a block of another kind. */
export function escapeWikiLines(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^[*#-]{1,20}(?=\s|$)/, '\\$&')
        .replace(/^\|/, '\\|')
        .replace(/^(?:h(?=[1-6]\.)|b(?=q\.))/, entity),
    )
    .join('\n');
}
