import type { AdfNode } from './adf-document';
import { aligned } from './aligned';
import { canonicalNodes } from './canonical-adf';
import { inlineWords, nodeKey, wordsIn, type InlineWord } from './inline-words';
import { inlineText } from './plain-text';

/** What stands in the place of a part of a line, from `start` to `end` of the node `at`. */
interface Placed {
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly node: AdfNode;
  /** In the place of the node itself. */
  readonly instead?: true;
}

/** A node of Jira's line that the platform shows as words or not at all, and its words among those of the line. */
interface Lost {
  readonly node: AdfNode;
  readonly from: number;
  readonly until: number;
  readonly afterSpace: boolean;
}

/**
 * The line that was edited, with the people, dates, files and macros of Jira that were in it where their words still
 * stand; those without words beside the words that they stood at. `seen`: as what the line was read before the edit.
 */
export function restoreInline(
  read: readonly AdfNode[],
  before: readonly AdfNode[],
  seen: readonly AdfNode[],
): readonly AdfNode[] {
  const { keys, lost, kin } = wordsBefore(before, seen);
  if (lost.length === 0 && kin.size === 0) return read;
  const fresh = inlineWords(read);
  const pairs = new Map(aligned(keys, fresh.map(({ key }) => key))); // prettier-ignore
  const placed: Placed[] = [];
  for (const [old, { node, shown }] of kin) {
    const word = fresh[pairs.get(old) ?? -1];
    const now = read[word?.at ?? -1];
    if (word !== undefined && now !== undefined && printed(now) === printed(shown))
      placed.push({ ...word, node, instead: true });
  }
  const isTaken = new Set<InlineWord>();
  const absent: Lost[] = [];
  for (const one of lost) {
    const words = keys.slice(one.from, one.until).map((_, step) => fresh[pairs.get(one.from + step) ?? -1]);
    const place = words.length === 0 ? beside(one, pairs, fresh, read) : over(words, fresh, read);
    if (place === null) absent.push(one);
    else placed.push({ ...place, node: one.node });
    for (const word of place === null ? [] : words) if (word !== undefined) isTaken.add(word);
  }
  for (const one of absent) {
    const place = elsewhere(keys.slice(one.from, one.until), fresh, isTaken, read);
    if (place === null) continue;
    placed.push({ ...place, node: one.node });
    for (const word of fresh) if (isIn(word, place)) isTaken.add(word);
  }
  return withPlaced(read, placed);
}

function wordsBefore(before: readonly AdfNode[], seen: readonly AdfNode[]) {
  const keys: string[] = [];
  const lost: Lost[] = [];
  const kin = new Map<number, { readonly node: AdfNode; readonly shown: AdfNode }>();
  const natives = seen.filter(({ type }) => type !== 'text' && type !== 'hardBreak');
  before.forEach((node, at) => {
    if (node.type === 'hardBreak') return;
    if (node.type === 'text') {
      keys.push(...wordsIn(node.text ?? '').map(({ key }) => key));
      return;
    }
    const native = natives.findIndex((one) => nodeKey(one) === nodeKey(node));
    const [shown] = native === -1 ? [] : natives.splice(native, 1);
    if (shown !== undefined) {
      kin.set(keys.length, { node, shown });
      keys.push(nodeKey(node));
      return;
    }
    const words = node.type === 'mediaInline' ? `[${inlineText(node)}]` : inlineText(node);
    const from = keys.length;
    keys.push(...wordsIn(words).map(({ key }) => key));
    lost.push({ node, from, until: keys.length, afterSpace: /\s$/.test(before[at - 1]?.text ?? '') });
  });
  return { keys, lost, kin };
}

type Place = Omit<Placed, 'node' | 'instead'>;

function isIn(word: InlineWord, { at, start, end }: Place): boolean {
  return word.at === at && word.start >= start && word.end <= end;
}

/** Where the words of a node stand, next to each other in one text that is neither code nor a link. */
function over(
  words: readonly (InlineWord | undefined)[],
  fresh: readonly InlineWord[],
  read: readonly AdfNode[],
): Place | null {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  const from = fresh.indexOf(first);
  const { type, marks = [] } = read[first.at] ?? { type: '' };
  const isFree = type === 'text' && !marks.some((mark) => mark.type === 'code' || mark.type === 'link');
  const isWhole = words.every((word, step) => word === fresh[from + step] && word?.at === first.at);
  return isFree && isWhole ? { at: first.at, start: first.start, end: last.end } : null;
}

function elsewhere(
  keys: readonly string[],
  fresh: readonly InlineWord[],
  isTaken: ReadonlySet<InlineWord>,
  read: readonly AdfNode[],
): Place | null {
  for (let from = 0; from + keys.length <= fresh.length; from += 1) {
    const words = fresh.slice(from, from + keys.length);
    if (!words.every((word, step) => word.key === keys[step] && !isTaken.has(word))) continue;
    const place = over(words, fresh, read);
    if (place !== null) return place;
  }
  return null;
}

/** Where something without words belongs: behind the word before it or in front of the one after it. */
function beside(
  { from, afterSpace }: Lost,
  pairs: ReadonlyMap<number, number>,
  fresh: readonly InlineWord[],
  read: readonly AdfNode[],
): Place {
  const left = fresh[pairs.get(from - 1) ?? -1];
  const right = fresh[pairs.get(from) ?? -1];
  if (left !== undefined) {
    const { type, text = '' } = read[left.at] ?? { type: '' };
    if (type !== 'text') return { at: left.at + 1, start: 0, end: 0 };
    const start = left.end + (afterSpace && /^\s/.test(text.slice(left.end)) ? 1 : 0);
    return { at: left.at, start, end: start };
  }
  if (right !== undefined) return { at: right.at, start: right.start, end: right.start };
  return { at: from === 0 ? 0 : read.length, start: 0, end: 0 };
}

function withPlaced(read: readonly AdfNode[], placed: readonly Placed[]): readonly AdfNode[] {
  const inOrder = [...placed].sort((one, other) => one.start - other.start || one.end - other.end);
  const result: AdfNode[] = [];
  for (let at = 0; at <= read.length; at += 1) {
    const node = read[at];
    const here = inOrder.filter((one) => one.at === at);
    if (node?.type !== 'text') {
      result.push(...here.filter(({ instead }) => instead !== true).map((one) => one.node));
      const own = here.find(({ instead }) => instead === true)?.node ?? node;
      if (own !== undefined) result.push(own);
      continue;
    }
    const text = node.text ?? '';
    let from = 0;
    for (const { start, end, node: other } of here) {
      if (start > from) result.push({ ...node, text: text.slice(from, start) });
      result.push(other);
      from = end;
    }
    if (from < text.length) result.push({ ...node, text: text.slice(from) });
  }
  return result;
}

function printed(node: AdfNode): string {
  return JSON.stringify(canonicalNodes([node], false));
}
