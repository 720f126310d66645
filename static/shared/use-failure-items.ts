import { useCallback, useEffect, useRef, useState } from 'react';
import type { FailureGroup } from '../../src/contract/history-views';
import type { FailureView } from '../../src/contract/views';
import type { Trouble } from './call';
import type { FailureCalls } from './failure-list-calls';

export interface FailureItems {
  /** Null until the first page is there. */
  readonly items: readonly FailureView[] | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | null;
  readonly more: () => void;
}

type Own = Pick<FailureItems, 'items' | 'loading' | 'trouble'> & { readonly cursor: string | null };

/**
 * The items of one cause. Those that came along with the causes are enough where they are all of them; else they are
 * read by their cause, page by page. Once read, they are read again up to the same length whenever `freshness` changes.
 */
export function useFailureItems(
  calls: FailureCalls,
  group: FailureGroup,
  linkId: string | null,
  given: readonly FailureView[],
  wanted: boolean,
  freshness: string,
): FailureItems {
  const { code, severity } = group;
  const isComplete = !group.more && given.length >= group.count;
  const [own, setOwn] = useState<Own>({ items: null, loading: false, trouble: null, cursor: null });
  const latest = useRef({ calls, own });
  latest.current = { calls, own };
  const turn = useRef(0);

  const read = useCallback(
    async (from: string | null, atLeast: number): Promise<void> => {
      const mine = ++turn.current;
      setOwn((before) => ({ ...before, loading: true }));
      let items = from === null ? [] : (latest.current.own.items ?? []);
      let cursor = from;
      do {
        const answer = await latest.current.calls.page({ code, linkId, cursor });
        if (mine !== turn.current) return;
        if (!answer.ok) {
          setOwn((before) => ({ ...before, loading: false, trouble: answer.error }));
          return;
        }
        items = [...items, ...answer.data.items.filter((one) => one.severity === severity)];
        cursor = answer.data.nextCursor;
      } while (cursor !== null && items.length < atLeast);
      setOwn({ items, cursor, loading: false, trouble: null });
    },
    [code, linkId, severity],
  );

  useEffect(() => {
    if (wanted && !isComplete) void read(null, latest.current.own.items?.length ?? 1);
    return () => {
      turn.current += 1;
    };
  }, [wanted, isComplete, read, freshness]);

  if (isComplete)
    return { items: given, hasMore: false, loading: false, trouble: null, more: () => undefined };
  const { items, loading, trouble, cursor } = own;
  const more = (): void => void read(cursor, (items?.length ?? 0) + 1);
  return { items, loading, trouble, hasMore: cursor !== null, more };
}
