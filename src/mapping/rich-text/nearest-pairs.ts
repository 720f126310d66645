import type { AdfNode } from './adf-document';

// Time grows with the product of the lengths.
const largest = 10_000;
// Of their words: less is another text rather than the same one edited.
const alike = 0.3;

/**
 * Which of the blocks that were read are, edited, which of those that were shown: the pairs of places whose words are
 * most alike without changing the order. As many as before are taken for the same even where no word is left.
 */
export function nearestPairs(
  read: readonly AdfNode[],
  shown: readonly AdfNode[],
): readonly (readonly [number, number])[] {
  const isEven = read.length === shown.length;
  const even = (one: number, other: number) =>
    isEven && one === other && read[one]?.type === shown[other]?.type ? 0.01 : 0;
  if (read.length * shown.length > largest)
    return read.flatMap((_, at) => (even(at, at) > 0 ? [[at, at] as const] : []));
  const words = { read: read.map(wordsOf), shown: shown.map(wordsOf) };
  const likeness = (one: number, other: number): number => {
    if (read[one]?.type !== shown[other]?.type) return 0;
    const share = shareOf(words.read[one] ?? [], words.shown[other] ?? []);
    return share >= alike ? share : even(one, other);
  };
  return heaviest(read.length, shown.length, likeness);
}

function heaviest(
  length: number,
  width: number,
  weight: (one: number, other: number) => number,
): readonly (readonly [number, number])[] {
  const own = Array.from({ length }, (_, one) =>
    Array.from({ length: width }, (__, other) => weight(one, other)),
  );
  const best = Array.from({ length: length + 1 }, () => new Float64Array(width + 1));
  const at = (one: number, other: number) => best[one]?.[other] ?? 0;
  const paired = (one: number, other: number) => {
    const here = own[one]?.[other] ?? 0;
    return here === 0 ? -1 : here + at(one + 1, other + 1);
  };
  for (let one = length - 1; one >= 0; one -= 1)
    for (let other = width - 1; other >= 0; other -= 1) {
      const row = best[one];
      if (row !== undefined)
        row[other] = Math.max(paired(one, other), at(one + 1, other), at(one, other + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  for (let one = 0, other = 0; one < length && other < width;) {
    if (paired(one, other) >= at(one, other)) {
      pairs.push([one, other]);
      one += 1;
      other += 1;
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}

function wordsOf(node: AdfNode): readonly string[] {
  return textOf(node).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function textOf({ text = '', attrs, content = [] }: AdfNode): string {
  const own = attrs?.['text'];
  return [text, typeof own === 'string' ? own : '', ...content.map(textOf)].join(' ');
}

/** Twice what both have, of all that they have. */
function shareOf(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common += 1;
  }
  return common === 0 ? 0 : (2 * common) / (one.length + other.length);
}
