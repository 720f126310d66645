import { useCallback, useEffect, useRef, useState } from 'react';
import type { ItemState, LinkedItem } from '../../src/contract/views';
import { callProject, type Trouble } from '../shared/call';
import { joinPages } from './join-pages';

interface Wanted {
  readonly search: string;
  readonly state: ItemState | null;
}

interface State {
  readonly items: readonly LinkedItem[] | null;
  readonly nextCursor: string | null;
  readonly trouble: Trouble | null;
  readonly loading: boolean;
  /** What `items` were asked for. */
  readonly of: string;
}

interface FoundItems extends Omit<State, 'of'> {
  /** What is on screen answers an earlier question. */
  readonly searching: boolean;
  readonly loadMore: () => Promise<void>;
}

const start: State = { items: null, nextCursor: null, trouble: null, loading: true, of: '' };
/** A search for a state can go through pages without one; so many are asked for before the reader is. */
const MOST_EMPTY = 5;

/**
 * The first page of what is wanted, again whenever `freshness` changes, and further pages on demand. A refresh keeps
 * what was loaded further down, so that nobody loses their place; what was wanted before stays until there is an answer.
 */
export function useLinkedItems(projectId: string, freshness: string, { search, state }: Wanted): FoundItems {
  const wanted = `${state ?? ''} ${search}`;
  const [held, setHeld] = useState<State>(start);
  const turn = useRef(0);
  const running = useRef(false);
  const asked = useRef('');

  const load = useCallback(
    async (from: string | null, mode: 'refresh' | 'more' | 'anew'): Promise<void> => {
      if (running.current && mode !== 'anew') return;
      const mine = ++turn.current;
      running.current = true;
      setHeld((before) => ({ ...before, loading: true }));
      const items: LinkedItem[] = [];
      let cursor = from;
      for (let pages = 0; pages < MOST_EMPTY && items.length === 0; pages += 1) {
        const answer = await callProject('project.items', {
          projectId,
          ...(search === '' ? {} : { search }),
          ...(state === null ? {} : { state }),
          ...(cursor === null ? {} : { cursor }),
        });
        if (mine !== turn.current) return;
        if (!answer.ok) {
          running.current = false;
          setHeld((before) => ({ ...before, trouble: answer.error, loading: false }));
          return;
        }
        items.push(...answer.data.items);
        cursor = answer.data.nextCursor;
        if (cursor === null) break;
      }
      running.current = false;
      setHeld((before) => {
        const old = mode === 'anew' ? [] : (before.items ?? []);
        const keepsPlace = mode === 'refresh' && cursor !== null && old.length > items.length;
        return {
          items: joinPages(mode === 'more' ? 'more' : 'refresh', old, items, cursor),
          nextCursor: keepsPlace ? before.nextCursor : cursor,
          trouble: null,
          loading: false,
          of: wanted,
        };
      });
    },
    [projectId, search, state, wanted],
  );

  useEffect(() => {
    void load(null, wanted === asked.current ? 'refresh' : 'anew');
    asked.current = wanted;
  }, [load, freshness, wanted]);

  const { of, ...shown } = held;
  const { nextCursor } = shown;
  const loadMore = useCallback(
    () => load(nextCursor, nextCursor === null ? 'refresh' : 'more'),
    [load, nextCursor],
  );
  return { ...shown, searching: shown.loading && of !== wanted, loadMore };
}
