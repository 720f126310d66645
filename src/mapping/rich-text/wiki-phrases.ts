import type { AdfMark } from './adf-document';
import { linkAt } from './wiki-links';
import { isLetterAt, isLetterBefore } from './wiki-words';

/** The signs around words, and the mark that each puts on them. */
const phraseMarks: Readonly<Record<string, AdfMark | undefined>> = {
  '*': { type: 'strong' },
  _: { type: 'em' },
  '-': { type: 'strike' },
  '+': { type: 'underline' },
  '^': { type: 'subsup', attrs: { type: 'sup' } },
  '~': { type: 'subsup', attrs: { type: 'sub' } },
  '??': { type: 'em' },
};

// eslint-disable-next-line no-control-regex
const bareAddress = /(?:(?:https?|ftps?):\/\/|mailto:(?=[^\s@]+@))[^\s|[\]{}<>"\\!*`\u0001]{1,2048}/iy;

/** An address written without brackets, without the signs that end a sentence or a phrase; empty for none. */
export function addressAt(text: string, at: number): string {
  if (isLetterBefore(text, at)) return '';
  bareAddress.lastIndex = at;
  const [found = ''] = bareAddress.exec(text) ?? [];
  const trimmed = found.replace(/[.,;:>}"'?_~^+-]+$/, '');
  const kept = trimmed.includes('(') ? trimmed : trimmed.replace(/[).,;:]+$/, '');
  return /:(?:\/\/)?[^/]/.test(kept) ? kept : '';
}

export interface Phrase {
  readonly mark: AdfMark;
  /** Of the words inside, in the text. */
  readonly from: number;
  readonly to: number;
  /** Behind the closing sign. */
  readonly end: number;
}

/** Remembers which signs nothing closes on the rest of the line, so that a line of signs is not searched for each. */
export type Unclosed = Map<string, number>;

/** The phrase whose sign stands here: `*words*` where no letter touches it, `{*}words{*}` anywhere; null for none. */
export function phraseAt(text: string, at: number, unclosed: Unclosed): Phrase | null {
  const wrapped = /^\{(\*|_|-|\+|\^|~|\?\?)\}/.exec(text.slice(at, at + 4))?.[1];
  const sign = wrapped ?? (text.startsWith('??', at) ? '??' : text.charAt(at));
  const mark = phraseMarks[sign];
  if (mark === undefined) return null;
  const from = at + sign.length + (wrapped === undefined ? 0 : 2);
  const next = text.charAt(from);
  if (next === '' || next === '\n') return null;
  if (wrapped === undefined && (/\s/.test(next) || next === sign || !mayStand(text, at, sign))) return null;
  const memory = wrapped === undefined ? sign : `{${sign}`;
  if ((unclosed.get(memory) ?? -1) >= at) return null;
  const found = closing(text, from, sign, wrapped !== undefined);
  if (typeof found === 'number') {
    unclosed.set(memory, found);
    return null;
  }
  return { mark, from, ...found };
}

function mayStand(text: string, at: number, sign: string): boolean {
  return !isLetterBefore(text, at) && !(sign === '-' && text[at - 1] === '-');
}

/** The end of the phrase; where the search ended when nothing closes it. */
function closing(
  text: string,
  from: number,
  sign: string,
  wrapped: boolean,
): { to: number; end: number } | number {
  for (let at = from; at < text.length;) {
    const char = text.charAt(at);
    if (char === '\n' || char === '\u0001') return at;
    if (at > from && text.startsWith(`{${sign}}`, at)) return { to: at, end: at + sign.length + 2 };
    if (!wrapped && at > from && text.startsWith(sign, at) && closes(text, at, sign))
      return { to: at, end: at + sign.length };
    at += skipped(text, at);
  }
  return text.length;
}

function closes(text: string, at: number, sign: string): boolean {
  const end = at + sign.length;
  const beside = sign === '-' && (text[at - 1] === '-' || text[end] === '-');
  return !/\s/.test(text.charAt(at - 1)) && !isLetterAt(text, end) && !beside;
}

/** How long what stands here is when its signs do not count: an escape, a link, code or an address. */
function skipped(text: string, at: number): number {
  const char = text.charAt(at);
  if (char === '\\') return 2;
  if (char === '[') return linkAt(text, at)?.length ?? 1;
  if (char === '{') return codeAt(text, at)?.length ?? 1;
  if (/[hfm]/i.test(char)) return Math.max(1, addressAt(text, at).length);
  return 1;
}

// eslint-disable-next-line no-control-regex
const code = /\{\{((?:\\[^\n]|[^\\\n\u0001{}]|\{(?!\{)|\}(?!\}))+)\}\}/y;

/** `{{code}}` with its signs; null for none. */
export function codeAt(text: string, at: number): string | null {
  code.lastIndex = at;
  return code.exec(text)?.[0] ?? null;
}
