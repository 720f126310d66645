export interface Order {
  readonly by: string;
  readonly up: boolean;
}

export type SortValue = string | number | null;

/** Sorts a copy; names as the reader's language sorts them ("Item 9" before "Item 10"), what has no value last. */
export function sortRows<Row>(
  rows: readonly Row[],
  order: Order,
  valueOf: (row: Row, by: string) => SortValue,
  locale: string,
): readonly Row[] {
  const names = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  const turn = order.up ? 1 : -1;
  return [...rows].sort((left, right) => {
    const a = valueOf(left, order.by);
    const b = valueOf(right, order.by);
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    if (typeof a === 'number' && typeof b === 'number') return turn * (a - b);
    return turn * names.compare(String(a), String(b));
  });
}

/** True when every word of the search stands somewhere in one of the texts. */
export function matches(search: string, texts: readonly (string | null)[]): boolean {
  const heap = texts.join('\n').toLocaleLowerCase();
  return search
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => heap.includes(word));
}
