import type { TaskRecord } from '../data/model';
import { collectionOf, collections, type CollectionName } from './collections';
import type { ItemParts } from './item';
import { itemNumber } from './numbers';
import type { PageSite } from '../web/page';

export const siteLinks: PageSite = {
  name: 'Northwind Align',
  label: 'Jira Align',
  links: [
    ['/', 'Programs'],
    ['/profile', 'Profile'],
  ],
};

/** Where an item opens, with the query that chooses it. */
export function itemPath(task: TaskRecord, { store }: Pick<ItemParts, 'store'>): string {
  const name: CollectionName = collectionOf(store.project(task.projectId), task.typeId) ?? 'stories';
  const [grid, numberName] = collections[name].page;
  return `/${grid}?FirstTime=True&${numberName}=${String(itemNumber(task.id))}`;
}
