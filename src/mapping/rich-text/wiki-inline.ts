import type { AdfMark, AdfNode } from './adf-document';
import { safeUrl } from './safe-url';
import { keyOf, statusColours } from './wiki-colours';
import { linkAt, pictureAt, pictureNode } from './wiki-links';
import { macroPlace } from './wiki-macros';
import { addressAt, codeAt, phraseAt, type Unclosed } from './wiki-phrases';
import { escapedAt, unescaped } from './wiki-words';

/** What is known across the lines of a text. */
export interface Reading {
  /** Of the words that follow, until it ends, even in another paragraph. */
  colour: string | null;
  readonly blocksOf: (macro: number) => readonly AdfNode[];
}

// eslint-disable-next-line no-control-regex
const special = /[\\\n{[!*_\-+^~?&\u0001]|(?:https?|ftps?):\/\/|mailto:/gi;
const colourTag = /\{color(?::(#[0-9a-f]{6}))?\}/y;
const status = /\{color:(#[0-9a-f]{6})\}\*\[ ([^\][\n{}*|\\&]*[^\][\n{}*|\\&\s]) \]\*\{color\}/y;

/** The text between two block borders as nodes in reading order: inline ones, and blocks where a macro stands. */
export function readInline(text: string, reading: Reading, marks: readonly AdfMark[] = []): AdfNode[] {
  const nodes: AdfNode[] = [];
  const unclosed: Unclosed = new Map();
  let words = '';
  const put = (shown: string, own: readonly AdfMark[]): void => {
    const { colour } = reading;
    const all = colour === null ? own : [...own, { type: 'textColor', attrs: { color: colour } }];
    if (shown !== '') nodes.push({ type: 'text', text: shown, ...(all.length > 0 ? { marks: all } : {}) });
  };
  const flush = (): void => {
    put(words, marks);
    words = '';
  };
  const add = (...added: readonly AdfNode[]): void => {
    flush();
    nodes.push(...added);
  };
  const isMarked = (type: string): boolean => marks.some((mark) => mark.type === type);
  const inside = (part: string, mark: AdfMark): void => {
    flush();
    nodes.push(...readInline(part, reading, [...marks, mark]));
  };

  /** Reads what stands here if it is more than words; how long it is, or 0. */
  function more(at: number): number {
    const char = text.charAt(at);
    const escaped = escapedAt(text, at);
    if (escaped !== null) {
      words += escaped.words;
      return escaped.length;
    }
    if (char === '\n') {
      add({ type: 'hardBreak' });
      return 1;
    }
    if (char === '\\') return lineBreak(at);
    if (char === '\u0001') return block(at);
    if (char === '[') return link(at);
    if (char === '!') return image(at);
    if (char === '{') return brace(at);
    if (char === '-') return dash(at) || phrase(at);
    return /[a-z]/i.test(char) ? bare(at) : phrase(at);
  }

  function lineBreak(at: number): number {
    // Jira's own rule, so that \\server\share stays what it is.
    if (text[at - 1] === '\\' || !/^\\\\(?!\S*\\)/.test(text.slice(at, at + 300))) return 0;
    add({ type: 'hardBreak' });
    return 2;
  }

  function block(at: number): number {
    macroPlace.lastIndex = at;
    const [place = '', index] = macroPlace.exec(text) ?? [];
    if (index !== undefined) add(...reading.blocksOf(Number(index)));
    return place.length;
  }

  function link(at: number): number {
    const found = isMarked('link') ? null : linkAt(text, at);
    if (found === null) return 0;
    const { link: said, length } = found;
    if (said.kind === 'literal') words += said.words;
    else if (said.kind === 'node')
      add(...(isBlockCard(said.node) ? ifAlone(said.node, inlineCardOf(said.node)) : [said.node]));
    else {
      const { href, title } = said;
      const mark: AdfMark = {
        type: 'link',
        attrs: title === '' ? { href } : { href, title: unescaped(title) },
      };
      flush();
      if (said.words === null) put(href, [...marks, mark]);
      else inside(said.words, mark);
    }
    return length;
  }

  /** What is a block where it stands alone on its line; in a phrase it never does. */
  function ifAlone(block: AdfNode, inline: AdfNode): readonly AdfNode[] {
    return marks.length > 0 ? [inline] : [{ type: 'aloneMarker', content: [block, inline] }];
  }

  function image(at: number): number {
    const found = pictureAt(text, at);
    if (found === null) return 0;
    const { all, name, options } = found;
    const node = marks.length > 0 ? null : pictureNode(name, options);
    if (node === null) words += all;
    else add(...ifAlone(node, { type: 'text', text: all }));
    return all.length;
  }

  function brace(at: number): number {
    if (text.startsWith('{{', at)) {
      const all = codeAt(text, at);
      if (all !== null) {
        flush();
        put(unescaped(all.slice(2, -2)), [...marks, { type: 'code' }]);
        return all.length;
      }
    }
    status.lastIndex = at;
    const [shown, background = '', label = ''] = status.exec(text) ?? [];
    const color = keyOf(statusColours, background);
    if (shown !== undefined && color !== undefined && marks.length === 0) {
      add({ type: 'status', attrs: { text: label, color } });
      return shown.length;
    }
    colourTag.lastIndex = at;
    const [tag, colour] = colourTag.exec(text) ?? [];
    if (tag === undefined) return phrase(at);
    flush();
    reading.colour = colour ?? null;
    return tag.length;
  }

  function dash(at: number): number {
    const [signs = ''] = /^-+/.exec(text.slice(at, at + 4)) ?? [];
    if (signs.length !== 2 && signs.length !== 3) return 0;
    if (!/^\s?$/.test(text.slice(at - 1, at)) && at > 0) return 0;
    if (!/^(?:\s|$)/.test(text.slice(at + signs.length, at + signs.length + 1))) return 0;
    words += signs.length === 2 ? '–' : '—';
    return signs.length;
  }

  function phrase(at: number): number {
    const found = phraseAt(text, at, unclosed);
    if (found === null || isMarked(found.mark.type)) return 0;
    inside(text.slice(found.from, found.to), found.mark);
    return found.end - at;
  }

  function bare(at: number): number {
    const address = isMarked('link') ? '' : addressAt(text, at);
    const href = address === '' ? null : safeUrl(address);
    if (href === null) return 0;
    flush();
    put(address.replace(/^mailto:/i, ''), [...marks, { type: 'link', attrs: { href } }]);
    return address.length;
  }

  for (let at = 0; at < text.length;) {
    special.lastIndex = at;
    const next = special.exec(text)?.index ?? text.length;
    words += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    const length = more(at);
    if (length === 0) words += text.charAt(at);
    at += Math.max(1, length);
  }
  flush();
  return nodes;
}

function isBlockCard({ type }: AdfNode): boolean {
  return type === 'blockCard' || type === 'embedCard';
}

function inlineCardOf(node: AdfNode): AdfNode {
  return { type: 'inlineCard', attrs: { url: node.attrs?.['url'] } };
}
