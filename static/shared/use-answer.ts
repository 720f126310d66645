import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../../src/contract/views';
import type { Trouble } from './call';

export interface Loaded<T> {
  readonly data: T | null;
  /** Why the last question failed; older data stays readable beside it. */
  readonly trouble: Trouble | null;
  readonly loading: boolean;
  readonly reload: () => Promise<void>;
  readonly replace: (data: T) => void;
}

/**
 * Asks once per `key` and again every `every(data)` milliseconds while the page is visible. An answer that was
 * overtaken by a newer question or by `replace` is dropped.
 */
export function useAnswer<T>(
  key: string,
  ask: () => Promise<Answer<T>>,
  every: (data: T | null) => number,
): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; trouble: Trouble | null; loading: boolean }>({
    data: null,
    trouble: null,
    loading: true,
  });
  const latest = useRef({ ask, every });
  latest.current = { ask, every };
  const turn = useRef(0);

  const reload = useCallback(async (): Promise<void> => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    const answer = await latest.current.ask();
    if (mine !== turn.current) return;
    setState((before) =>
      answer.ok
        ? { data: answer.data, trouble: null, loading: false }
        : { data: before.data, trouble: answer.error, loading: false },
    );
  }, []);

  const replace = useCallback((data: T): void => {
    turn.current += 1;
    setState({ data, trouble: null, loading: false });
  }, []);

  useEffect(() => {
    setState({ data: null, trouble: null, loading: true });
    void reload();
    return () => {
      turn.current += 1;
    };
  }, [key, reload]);

  const { data, loading } = state;
  useEffect(() => {
    if (loading) return undefined;
    const again = (): void => {
      if (document.visibilityState === 'visible') void reload();
    };
    const timer = setTimeout(again, latest.current.every(data));
    // A page that comes back to the front asks at once instead of showing what was true an hour ago.
    document.addEventListener('visibilitychange', again);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', again);
    };
  }, [data, loading, state, reload]);

  return { ...state, reload, replace };
}
