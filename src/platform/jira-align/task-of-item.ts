import { createHash } from 'node:crypto';
import type { FieldValue, Task } from '../port';
import { collections, idOf, type CollectionName } from './collections';
import { heldValue, type CustomField } from './custom-fields';
import type { Item } from './items';
import { statusOf, type States } from './states';
import { noTime } from './stamps';

/** Tags that begin so are ours: see `made-before.ts`. They are no labels. */
export const ownTag = 'planlink:';

/** The field of a due date where only some collections have one. */
export const dueField = 'due-date';

export interface Surroundings {
  readonly address: string;
  readonly states: States;
  readonly fields: readonly CustomField[];
  /** Which collection the item's parent is of; null when nobody knows. */
  readonly parents: CollectionName | null;
  readonly updatedAt: string;
  /** The due date is one of the fields that every task has. */
  readonly everyHasDue: boolean;
}

export function taskOfItem(item: Item, around: Surroundings): Task {
  const { typeId, title, page } = collections[item.collection];
  const url = new URL(page[0], around.address);
  url.searchParams.set('FirstTime', 'True');
  url.searchParams.set(page[1], String(item.number));
  return {
    id: idOf(item.collection, item.number),
    projectId: `program-${String(item.program)}`,
    typeId,
    parentId: item.parent === null || around.parents === null ? null : idOf(around.parents, item.parent),
    key: `${title} ${String(item.number)}`,
    url: url.href,
    title: item.title,
    description: item.description,
    statusId: statusOf(around.states, item.state),
    priorityId: null,
    assigneeId: item.owner === null ? null : String(item.owner),
    dueDate: around.everyHasDue ? item.due : null,
    labels: (item.tags ?? []).filter((tag) => !tag.startsWith(ownTag)),
    fields: fieldsOf(item, around),
    externalUrl: null,
    version: versionOf(item),
    createdAt: item.created === null ? noTime : new Date(item.created).toISOString(),
    updatedAt: around.updatedAt,
    // The API names whoever changed an item in no way that is documented.
    updatedBy: null,
    deleted: item.gone,
    commentCount: 0,
    commentsUpdatedAt: null,
  };
}

function fieldsOf(item: Item, { fields, everyHasDue }: Surroundings): Record<string, FieldValue> {
  const given = new Map((item.customFields ?? []).flatMap((one) => Object.entries(one)));
  const held = fields.flatMap((field): [string, FieldValue][] => {
    const value = heldValue(field, given.get(field.id));
    return value === null ? [] : [[field.id, value]];
  });
  if (!everyHasDue && item.due !== null) held.push([dueField, item.due]);
  return Object.fromEntries(held);
}

/** There is no version: what an item says, and when, stands for one. Two changes in one second differ in what they say. */
export function versionOf(item: Item): string {
  return createHash('sha256').update(JSON.stringify(item)).digest('base64url').slice(0, 22);
}
