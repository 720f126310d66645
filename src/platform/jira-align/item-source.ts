import type { ProblemScope } from '../../errors/problem';
import type { CollectionFacts } from './api-document';
import type { Found } from './changed-items';
import type { CollectionName } from './collections';
import type { Read } from './items';
import type { Lists } from './lists';
import type { Stamps } from './stamps';

/** Which items of a collection, as OData has it; what of each is read, its document says. */
export interface ItemQuery {
  readonly filter: string;
  readonly orderby: string;
  readonly top: number;
  readonly skip?: number;
}

/** The items of a site, for what looks for changes and parents among them (`work-items.ts`). */
export interface ItemSource {
  readonly lists: Lists;
  isOpen(name: CollectionName): boolean;
  factsOf(name: CollectionName, scope: ProblemScope): CollectionFacts;
  ofPrograms(name: CollectionName, programs: readonly number[]): string;
  readPage(name: CollectionName, query: ItemQuery): Promise<Read[]>;
  foundOf(collection: CollectionName, read: Read | null, stamps: Stamps): Found[];
  orNothing<T>(call: () => Promise<T>, name?: CollectionName): Promise<T | null>;
}
