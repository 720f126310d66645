import type { AdfMark, AdfNode } from './adf-document';
import { textAttribute } from './adf-document';
import { escapeWiki, type WikiPlace } from './escape-wiki';
import { inlineText } from './plain-text';
import { statusColours } from './wiki-colours';
import { trimmed } from './wiki-flow';
import { cardWord, readLink, wikiUrl } from './wiki-links';

/** Inline nodes as wiki markup, with a line end for each break; on one line where `oneLine` is said. */
export function inlineToWiki(
  nodes: readonly AdfNode[] = [],
  place: WikiPlace & { readonly oneLine?: boolean } = {},
): string {
  const line = trimmed(nodes);
  const forced = line.map((node, at) =>
    node.type === 'hardBreak' &&
    (place.oneLine === true || [line[at - 1], line[at + 1]].some((beside) => beside?.type === 'hardBreak'))
      ? { type: 'forcedBreak' }
      : node,
  );
  return run(forced, 0, place);
}

/** Neighbours that share their outermost mark stand in it together. */
function run(nodes: readonly AdfNode[], level: number, place: WikiPlace): string {
  let wiki = '';
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    if (node === undefined) break;
    const mark = node.type === 'text' ? node.marks?.[level] : undefined;
    if (mark === undefined) {
      wiki += leaf(node, place);
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < nodes.length && sharesMark(nodes[end], level, mark)) end += 1;
    const inner = nodes.slice(at, end);
    const isFree = stands(wiki.slice(-1)) && stands(firstSign(nodes[end], level));
    wiki += marked(mark, inner, level, place, isFree);
    at = end;
  }
  return wiki;
}

function sharesMark(node: AdfNode | undefined, level: number, mark: AdfMark): boolean {
  return node?.type === 'text' && JSON.stringify(node.marks?.[level]) === JSON.stringify(mark);
}

/** What stands behind the mark; a letter where it is not known, since a sign beside a letter is none. */
function firstSign(node: AdfNode | undefined, level: number): string {
  if (node === undefined || node.type === 'hardBreak') return '';
  return node.type === 'text' && (node.marks?.length ?? 0) <= level ? (node.text ?? '').slice(0, 1) : 'a';
}

/** Whether a plain sign beside this one is read as such. */
function stands(beside: string): boolean {
  return beside === '' || /^[\s.,;:()"'/–—…«»“”„]$/.test(beside);
}

const signs: Readonly<Record<string, string | undefined>> = {
  strong: '*',
  em: '_',
  strike: '-',
  underline: '+',
};

function marked(
  mark: AdfMark,
  nodes: readonly AdfNode[],
  level: number,
  place: WikiPlace,
  isFree: boolean,
): string {
  const inside = (more: WikiPlace = {}) => run(nodes, level + 1, { ...place, ...more });
  switch (mark.type) {
    case 'link':
      return link(mark, nodes, level, place);
    case 'textColor':
      return around(inside(), (inner) => `{color:${textAttribute(mark, 'color')}}${inner}{color}`);
    case 'code':
      return `{{${nodes.map(({ text }) => escapeWiki(text ?? '', { ...place, inCode: true })).join('')}}}`;
    case 'subsup':
      return phrase(textAttribute(mark, 'type') === 'sub' ? '~' : '^', inside({ inPhrase: true }), isFree);
    default: {
      const sign = signs[mark.type];
      return sign === undefined
        ? run(nodes, level + 1, place)
        : phrase(sign, inside({ inPhrase: true }), isFree);
    }
  }
}

/** A sign before or behind a space is none, so that spaces at the edges stay outside. */
function around(inner: string, put: (inner: string) => string): string {
  const words = inner.trim();
  if (words === '') return inner;
  const start = inner.indexOf(words);
  return inner.slice(0, start) + put(words) + inner.slice(start + words.length);
}

function phrase(sign: string, inner: string, isFree: boolean): string {
  return around(inner, (words) => {
    const before = isFree || /^\s/.test(inner);
    const behind = isFree || /\s$/.test(inner);
    const isPlain = before && behind && !words.startsWith(sign) && !words.endsWith(sign);
    return isPlain ? sign + words + sign : `{${sign}}${words}{${sign}}`;
  });
}

function link(mark: AdfMark, nodes: readonly AdfNode[], level: number, place: WikiPlace): string {
  const href = textAttribute(mark, 'href');
  const url = wikiUrl(href);
  const title = textAttribute(mark, 'title');
  const [only] = nodes;
  if (readLink(`x|${url}`)?.kind !== 'link') return run(nodes, level + 1, place);
  const isBare = nodes.length === 1 && only?.text === href && url === href && title === '';
  if (isBare && only.marks?.length === level + 1 && readLink(url)?.kind === 'link') return `[${url}]`;
  const tip = cardWord(title) === undefined && title !== '' ? `|${escapeWiki(title, { inLink: true })}` : '';
  return around(run(nodes, level + 1, { ...place, inLink: true }), (words) => `[${words}|${url}${tip}]`);
}

function leaf(node: AdfNode, place: WikiPlace): string {
  const shown = () => escapeWiki(inlineText(node).replace(/\n/g, ' '), place);
  switch (node.type) {
    case 'hardBreak':
      return '\n';
    case 'forcedBreak':
      return '\\\\ ';
    case 'mention': {
      const id = textAttribute(node, 'id');
      return textAttribute(node, 'text') === '' && /^[\w.:-]{1,128}$/.test(id)
        ? `[~accountid:${id}]`
        : shown();
    }
    case 'status': {
      const label = textAttribute(node, 'text');
      const colour = statusColours[textAttribute(node, 'color')] ?? statusColours['neutral'] ?? '';
      const isPlain = /^[^\][\n{}*|\\&]*[^\][\n{}*|\\&\s]$/.test(label);
      return isPlain ? `{color:${colour}}*[ ${label} ]*{color}` : shown();
    }
    case 'inlineCard':
      return cardToWiki(node) ?? shown();
    case 'mediaInline':
      return escapeWiki(`[${inlineText(node)}]`, place);
    default:
      return shown();
  }
}

/** A card as Jira itself writes one; null for one without an address. */
export function cardToWiki(node: AdfNode): string | null {
  const url = wikiUrl(textAttribute(node, 'url'));
  const word = cardWord(node.type);
  return /^[a-z]+:/i.test(url) && word !== undefined ? `[${url}|${url}|${word}]` : null;
}
