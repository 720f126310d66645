import { useCallback, useEffect, useRef, useState } from 'react';
import type { HistoryEntry, HistoryPage } from '../../../src/contract/history-views';
import type { Answer } from '../../../src/contract/views';
import type { Trouble } from '../call';

export interface Pages {
  /** Null until the first page is there. */
  readonly entries: readonly HistoryEntry[] | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | null;
  readonly more: () => void;
}

/** Reads what was written page by page; anew whenever `key` changes, and nothing while it is null. */
export function usePages(
  key: string | null,
  ask: (cursor: string | null) => Promise<Answer<HistoryPage>>,
): Pages {
  const [state, setState] = useState<Omit<Pages, 'more' | 'hasMore'> & { readonly cursor: string | null }>({
    entries: null,
    cursor: null,
    loading: true,
    trouble: null,
  });
  const latest = useRef(ask);
  latest.current = ask;
  const turn = useRef(0);

  const read = useCallback(async (cursor: string | null): Promise<void> => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true, trouble: null }));
    const answer = await latest.current(cursor);
    if (mine !== turn.current) return;
    setState((before) =>
      answer.ok
        ? {
            entries: [...(cursor === null ? [] : (before.entries ?? [])), ...answer.data.entries],
            cursor: answer.data.nextCursor,
            loading: false,
            trouble: null,
          }
        : { ...before, loading: false, trouble: answer.error },
    );
  }, []);

  useEffect(() => {
    if (key !== null) void read(null);
    return () => {
      turn.current += 1;
    };
  }, [key, read]);

  const { cursor, ...rest } = state;
  // A page that failed is asked for again; what was read before it stays.
  return { ...rest, hasMore: cursor !== null, more: () => void read(cursor) };
}
