import type { Clock } from '../../clock';
import type { Store } from '../data/store';
import type { World } from '../world';

export interface PageParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly world: World;
}
