import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../src/contract/views';
import type { Trouble } from './call';

/** Answers one page: its items, and where the next begins; null after the last. A page may be short, even empty. */
type AskForPage<T> = (
  cursor: string | null,
) => Promise<Answer<{ readonly items: readonly T[]; readonly nextCursor: string | null }>>;

export interface Pages<T> {
  /** Null until the first page is there. */
  readonly items: readonly T[] | null;
  readonly hasMore: boolean;
  readonly loading: boolean;
  readonly trouble: Trouble | null;
  readonly more: () => void;
}

type State<T> = Omit<Pages<T>, 'hasMore' | 'more'> & { readonly cursor: string | null };

/**
 * Reads page by page. Whenever `key` changes it reads again, up to the length that is on screen, so that nobody loses
 * their place; nothing while it is null. A page that failed is asked for again; what was read before it stays.
 */
export function usePages<T>(key: string | null, ask: AskForPage<T>): Pages<T> {
  const [state, setState] = useState<State<T>>({ items: null, loading: false, trouble: null, cursor: null });
  const latest = useRef({ ask, state });
  latest.current = { ask, state };
  const turn = useRef(0);

  const read = useCallback(async (from: string | null, atLeast: number): Promise<void> => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    let items = from === null ? [] : (latest.current.state.items ?? []);
    let cursor = from;
    do {
      const answer = await latest.current.ask(cursor);
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setState((before) => ({ ...before, loading: false, trouble: answer.error }));
        return;
      }
      items = [...items, ...answer.data.items];
      cursor = answer.data.nextCursor;
    } while (cursor !== null && items.length < atLeast);
    setState({ items, cursor, loading: false, trouble: null });
  }, []);

  useEffect(() => {
    if (key !== null) void read(null, latest.current.state.items?.length ?? 1);
    return () => {
      turn.current += 1;
    };
  }, [key, read]);

  const { cursor, ...rest } = state;
  const more = (): void => void read(cursor, (state.items?.length ?? 0) + 1);
  return { ...rest, hasMore: cursor !== null, more };
}
