import type { FailureGroup } from '../../src/contract/history-views';
import type { FailureView } from '../../src/contract/views';
import type { FailureCalls } from './failure-list-calls';
import { usePages, type Pages } from './use-pages';

/**
 * The items of one cause. Those that came along with the causes are enough where they are all of them; else they are
 * read by their cause, page by page, and again whenever `freshness` changes.
 */
export function useFailureItems(
  calls: FailureCalls,
  { code, severity, count, more }: FailureGroup,
  linkId: string | null,
  given: readonly FailureView[],
  wanted: boolean,
  freshness: string,
): Pages<FailureView> {
  const isComplete = !more && given.length >= count;
  const key = wanted && !isComplete ? [code, severity, linkId ?? '', freshness].join(' ') : null;
  const read = usePages<FailureView>(key, async (cursor) => {
    const answer = await calls.page({ code, linkId, cursor });
    if (!answer.ok) return answer;
    const { items, nextCursor } = answer.data;
    return { ok: true, data: { items: items.filter((one) => one.severity === severity), nextCursor } };
  });
  return isComplete
    ? { items: given, hasMore: false, loading: false, trouble: null, more: () => undefined }
    : read;
}
