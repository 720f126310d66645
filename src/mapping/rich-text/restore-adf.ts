import type { AdfNode } from './adf-document';
import { canonicalNodes } from './canonical-adf';
import { restoreInline } from './restore-inline';
import { untouchedGroups } from './untouched-groups';

/**
 * The blocks that were read from the platform, with those of Jira in the place of all that nobody there touched: what a
 * markup has no words for (people, files, layouts, merged cells) came back as words. `shown`: as what each of Jira's
 * blocks is read when it has been written in that markup.
 */
export function restoreAdf(
  read: readonly AdfNode[],
  current: readonly AdfNode[],
  shown: readonly (readonly AdfNode[])[],
): readonly AdfNode[] {
  const found = untouchedGroups(
    read.map(keyOf),
    shown.map((blocks) => blocks.map(keyOf)),
  );
  const result: AdfNode[] = [];
  let at = 0;
  let group = 0;
  for (const { old, from, length } of [...found, { old: current.length, from: read.length, length: 0 }]) {
    result.push(...nearest(read.slice(at, from), current.slice(group, old), shown.slice(group, old)));
    const kept = current[old];
    if (kept !== undefined) result.push(kept);
    at = from + length;
    group = old + 1;
  }
  return result;
}

function keyOf(node: AdfNode): string {
  return JSON.stringify(canonicalNodes([node], node.type === 'codeBlock'));
}

/** Between what is untouched: as many blocks as before are the same blocks, edited. */
function nearest(
  read: readonly AdfNode[],
  current: readonly AdfNode[],
  shown: readonly (readonly AdfNode[])[],
): readonly AdfNode[] {
  const isSeen = current.map((_, at) => (shown[at] ?? []).length > 0);
  const seenCount = isSeen.filter(Boolean).length;
  if (seenCount !== 0 && seenCount !== read.length) return read;
  let next = 0;
  // What is not shown, such as an empty paragraph, stays between the others.
  const kept = current.flatMap((before, at) => {
    if (isSeen[at] !== true) return [before];
    const fresh = read[next];
    next += 1;
    const [seen, ...more] = shown[at] ?? [];
    if (fresh === undefined) return [];
    return [seen === undefined || more.length > 0 ? fresh : edited(fresh, before, seen)];
  });
  return [...kept, ...read.slice(next)];
}

function edited(read: AdfNode, before: AdfNode, seen: AdfNode): AdfNode {
  if (read.type !== before.type || seen.type !== read.type || read.type === 'codeBlock') return read;
  const isLike = JSON.stringify(bare(seen)) === JSON.stringify(bare(read));
  const attrs = isLike ? { ...read.attrs, ...before.attrs } : read.attrs;
  const content = inside(read.content ?? [], before.content ?? [], seen.content ?? []);
  return {
    type: read.type,
    ...(attrs === undefined || Object.keys(attrs).length === 0 ? {} : { attrs }),
    ...(before.marks === undefined ? {} : { marks: before.marks }),
    ...(content.length === 0 ? {} : { content }),
  };
}

/** The node without its content, as documents are compared. */
function bare({ type, attrs }: AdfNode): readonly AdfNode[] {
  return canonicalNodes([attrs === undefined ? { type } : { type, attrs }], false);
}

function inside(
  read: readonly AdfNode[],
  before: readonly AdfNode[],
  seen: readonly AdfNode[],
): readonly AdfNode[] {
  if (read.some(({ type }) => type === 'text' || type === 'hardBreak')) return restoreInline(read, before);
  // What stands for more or fewer than itself cannot be told apart.
  if (seen.length !== before.length) return read;
  return restoreAdf(read, before, seen.map((node) => [node])); // prettier-ignore
}
