import type { AdfNode } from './adf-document';
import { safeUrl } from './safe-url';
import { isLetterBefore } from './wiki-words';

const address = /^(?:[a-z][a-z0-9+.-]*:\S|[/#]\S|www\.)/i;
const bracketed = /\[([^[\]\n]+)\]/y;
const literal = /^(?:~(?!accountid:)[^\s|~^[\]]+|\^[^\s|^[\]][^|[\]]*)$/;

export type WikiLink =
  | { readonly kind: 'link'; readonly words: string | null; readonly href: string; readonly title: string }
  | { readonly kind: 'node'; readonly node: AdfNode }
  /** A person or a file of the other side, which stays as it is written. */
  | { readonly kind: 'literal'; readonly words: string };

/** The link in brackets that stands here, and how long it is; null for none. */
export function linkAt(
  text: string,
  at: number,
): { readonly link: WikiLink; readonly length: number } | null {
  bracketed.lastIndex = at;
  const [all, inside] = bracketed.exec(text) ?? [];
  if (all === undefined || inside === undefined) return null;
  const link: WikiLink | null = literal.test(inside) ? { kind: 'literal', words: all } : readLink(inside);
  return link === null ? null : { link, length: all.length };
}

/** What stands between the brackets, as a link; null for words in brackets, such as `[INFO]`. */
export function readLink(inside: string): WikiLink | null {
  const account = /^~accountid:([A-Za-z0-9_.:-]{1,128})$/.exec(inside)?.[1];
  if (account !== undefined) return { kind: 'node', node: { type: 'mention', attrs: { id: account } } };
  const parts = inside.split('|');
  if (parts.length > 3) return null;
  const [first = '', second, third = ''] = parts;
  const said = (second ?? first).trim();
  if (!address.test(said)) return null;
  const href = safeUrl(wikiUrl(/^www\./i.test(said) ? `http://${said}` : said));
  if (href === null) return null;
  const card = cards[third.trim()];
  if (card !== undefined && /^[a-z]+:/i.test(href))
    return {
      kind: 'node',
      node: { type: card, attrs: card === 'embedCard' ? { layout: 'center', url: href } : { url: href } },
    };
  const words = second === undefined || first.trim() === '' ? null : first;
  return { kind: 'link', words, href, title: third.trim() };
}

const cards: Readonly<Record<string, string | undefined>> = {
  'smart-link': 'inlineCard',
  'smart-card': 'blockCard',
  'block-link': 'blockCard',
  'smart-embed': 'embedCard',
};

/** What Jira writes behind a link to say that it is shown as a card. */
export function cardWord(type: string): string | undefined {
  return Object.keys(cards).find((word) => cards[word] === type);
}

const picture = /!([^\s!|\n][^!|\n]*)((?:\|[^!\n]*)?)!/y;

/** The picture that stands here, a file of the issue or one on another site; null for none. */
export function pictureAt(
  text: string,
  at: number,
): { readonly name: string; readonly options: string; readonly all: string } | null {
  if (isLetterBefore(text, at)) return null;
  picture.lastIndex = at;
  const [all, name = '', options = ''] = picture.exec(text) ?? [];
  return all !== undefined && (/\.[a-z]\w{1,4}$/i.test(name) || /^https?:\/\/\S+$/i.test(name))
    ? { all, name, options }
    : null;
}

/** A picture on another site, which a document can show; null for the others. */
export function pictureNode(name: string, options: string): AdfNode | null {
  const url = /^https?:\/\/\S+$/i.test(name) ? safeUrl(name) : null;
  if (url === null) return null;
  const alt = /(?:^\||,)\s*alt="?([^",|]*)"?/i.exec(options)?.[1]?.trim() ?? '';
  return {
    type: 'mediaSingle',
    attrs: { layout: 'center' },
    content: [{ type: 'media', attrs: { type: 'external', url, ...(alt === '' ? {} : { alt }) } }],
  };
}

/** An address with nothing in it that ends a link or a cell, or begins a macro. */
export function wikiUrl(url: string): string {
  return url.replace(/[\s|[\]\\{}]/g, encodeURIComponent);
}

/** And nothing that ends a picture. */
export function pictureUrl(url: string): string {
  return wikiUrl(url).replace(/!/g, '%21');
}
