import type { HistoryEntry, HistoryPage } from '../../../src/contract/history-views';
import type { Answer } from '../../../src/contract/views';

/** A page of history as `usePages` reads one. */
export function asPage(
  answer: Answer<HistoryPage>,
): Answer<{ readonly items: readonly HistoryEntry[]; readonly nextCursor: string | null }> {
  if (!answer.ok) return answer;
  const { entries, nextCursor } = answer.data;
  return { ok: true, data: { items: entries, nextCursor } };
}
