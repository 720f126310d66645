import type { LinkedItem } from '../../src/contract/views';

/**
 * Puts a freshly read page to what is on screen. A refresh reads the first page only: what was loaded beyond it stays
 * below, unless the first page is all there is. An item that moved up is shown once.
 */
export function joinPages(
  mode: 'refresh' | 'more',
  before: readonly LinkedItem[],
  page: readonly LinkedItem[],
  nextCursor: string | null,
): readonly LinkedItem[] {
  if (mode === 'refresh' && nextCursor === null) return page;
  const [first, second] = mode === 'refresh' ? [page, before] : [before, page];
  const seen = new Set(first.map((item) => item.issueId));
  return [...first, ...second.filter((item) => !seen.has(item.issueId))];
}
