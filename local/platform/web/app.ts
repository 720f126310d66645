import type { Clock } from '../../clock';
import type { Program } from '../../program';
import type { Store } from '../data/store';
import type { World } from '../world';

export interface PageParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly world: World;
  readonly publicOrigin: string;
}

export function pages(_parts: PageParts): Program {
  return async () => new Response('Not here yet', { status: 501 });
}
