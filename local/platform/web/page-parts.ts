import type { Store } from '../data/store';
import type { World } from '../world';

export interface PageParts {
  readonly store: Store;
  readonly world: World;
}
