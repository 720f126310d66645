import type { ReactNode } from 'react';
import parts from '../shared/parts.module.css';
import { pathOf, type Route } from './route';

/** A link inside the page: the address is there to be seen, the page itself does the way. */
export function RouteLink({
  route,
  go,
  children,
}: {
  readonly route: Route;
  readonly go: (route: Route) => void;
  readonly children: ReactNode;
}) {
  return (
    <a
      href={pathOf(route)}
      className={parts['link']}
      onClick={(event) => {
        event.preventDefault();
        go(route);
      }}
    >
      {children}
    </a>
  );
}
