import { useCallback, useEffect, useRef, useState } from 'react';
import { leave } from '../shared/unsaved';
import { pathOf, routeOf, type Route } from './route';

/** The part of the host's history that the page uses; it keeps Back and the address bar of Jira in step. */
export interface PageHistory {
  readonly location: { readonly pathname: string };
  readonly push: (path: string) => void;
  readonly replace: (path: string) => void;
  readonly listen: (heard: (change: unknown) => void) => () => void;
}

export interface Navigation {
  readonly route: Route;
  /** True once the reader has moved inside the page: from then on a new view takes the focus. */
  readonly moved: boolean;
  /** Asks first when something is unsaved. */
  readonly go: (route: Route) => void;
  /** Never asks: for what the page does by itself. */
  readonly replace: (route: Route) => void;
}

function pathIn(change: unknown): string | null {
  if (typeof change !== 'object' || change === null) return null;
  // history 4 hands over the location itself, history 5 an object that holds it.
  if ('pathname' in change && typeof change.pathname === 'string') return change.pathname;
  return 'location' in change ? pathIn(change.location) : null;
}

export function useRoute(history: PageHistory): Navigation {
  const [state, setState] = useState(() => ({ path: history.location.pathname, moved: false }));

  const shown = useRef(state.path);
  shown.current = state.path;
  // What the page itself has asked for was answered before; only Back and Forward come unasked.
  const expected = useRef<string | null>(null);

  useEffect(() => {
    return history.listen((change) => {
      const path = pathIn(change);
      if (path === null) return;
      const move = (): void => setState({ path, moved: true });
      if (path === expected.current || path === shown.current) move();
      else leave(move, () => history.push(shown.current));
      expected.current = null;
    });
  }, [history]);

  const go = useCallback(
    (route: Route) =>
      leave(() => {
        expected.current = pathOf(route);
        history.push(pathOf(route));
      }),
    [history],
  );
  const replace = useCallback(
    (route: Route) => {
      expected.current = pathOf(route);
      history.replace(pathOf(route));
    },
    [history],
  );
  return { route: routeOf(state.path), moved: state.moved, go, replace };
}
