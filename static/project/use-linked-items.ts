import { useCallback, useEffect, useRef, useState } from 'react';
import type { LinkedItem } from '../../src/contract/views';
import { callProject, type Trouble } from '../shared/call';
import { joinPages } from './join-pages';

interface State {
  readonly items: readonly LinkedItem[] | null;
  readonly nextCursor: string | null;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
}

const start: State = { items: null, nextCursor: null, trouble: null, loading: true };

/**
 * The first page, again whenever `freshness` changes, and further pages on demand. A refresh keeps what was loaded
 * further down, so that nobody loses their place.
 */
export function useLinkedItems(
  projectId: string,
  freshness: string,
): State & { readonly loadMore: () => Promise<void> } {
  const [state, setState] = useState<State>(start);
  const running = useRef(false);

  const load = useCallback(
    async (cursor: string | null, mode: 'refresh' | 'more'): Promise<void> => {
      if (running.current) return;
      running.current = true;
      setState((before) => ({ ...before, loading: true }));
      const answer = await callProject(
        'project.items',
        cursor === null ? { projectId } : { projectId, cursor },
      );
      running.current = false;
      setState((before) => {
        if (!answer.ok) return { ...before, trouble: answer.error, loading: false };
        const keepsPlace =
          mode === 'refresh' && before.items !== null && before.items.length > answer.data.items.length;
        return {
          items: joinPages(mode, before.items ?? [], answer.data.items, answer.data.nextCursor),
          nextCursor:
            keepsPlace && answer.data.nextCursor !== null ? before.nextCursor : answer.data.nextCursor,
          trouble: null,
          loading: false,
        };
      });
    },
    [projectId],
  );

  useEffect(() => {
    void load(null, 'refresh');
  }, [load, freshness]);

  const { nextCursor } = state;
  const loadMore = useCallback(
    () => load(nextCursor, nextCursor === null ? 'refresh' : 'more'),
    [load, nextCursor],
  );
  return { ...state, loadMore };
}
