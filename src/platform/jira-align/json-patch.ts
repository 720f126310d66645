import { Problem } from '../../errors/problem';
import type { TaskChange } from '../port';
import type { CollectionFacts, Members } from './api-document';
import { collections, readId, type CollectionName } from './collections';
import { sentValue, type CustomField } from './custom-fields';
import type { Item } from './items';
import { stateOf } from './states';
import { dueField, ownTag } from './task-of-item';

/** RFC 6902, as https://support.atlassian.com/jira-align/kb/how-to-add-an-additional-program-to-the-list-of-existing-programs-using-a-patch-request-in-jira-align/ has it. */
export interface PatchOperation {
  readonly op: 'add' | 'replace';
  readonly path: string;
  readonly value: unknown;
}

export interface PatchGround {
  readonly collection: CollectionName;
  readonly facts: CollectionFacts;
  readonly fields: readonly CustomField[];
}

/** What cannot be stored; `field` is a name that a person may see. */
export const refusedField = (field: string): Problem =>
  new Problem('PLATFORM_REFUSED_ITEM', { scope: 'item', retry: 'backoff', facts: { field } });

/** The members of a change by their names on this site. @throws Problem `PLATFORM_REFUSED_ITEM` for what it does not have */
export function membersOfChange(
  change: TaskChange,
  { collection, facts }: PatchGround,
): Record<string, unknown> {
  const sent: Record<string, unknown> = {};
  const put = (meaning: keyof Members, value: unknown): void => {
    const name = facts.members[meaning];
    if (name === null) throw refusedField(meaning);
    sent[name] = value;
  };
  if (change.title !== undefined) sent['title'] = change.title;
  if (change.description !== undefined) put('description', change.description);
  if (change.statusId !== undefined) {
    const state = stateOf(facts.states, change.statusId);
    if (state === undefined) throw refusedField('state');
    sent['state'] = state;
  }
  if (change.assigneeId !== undefined)
    put('owner', change.assigneeId === null ? null : Number(change.assigneeId));
  const due =
    change.fields?.[dueField] ??
    (change.fields !== undefined && dueField in change.fields ? null : change.dueDate);
  if (due !== undefined) put('due', due === null ? null : `${String(due)}T00:00:00Z`);
  if (change.parentId !== undefined) put('parent', parentNumber(collection, change.parentId));
  return sent;
}

function parentNumber(collection: CollectionName, parentId: string | null): number | null {
  if (parentId === null) return null;
  const parent = readId(parentId);
  if (parent === null || !collections[collection].parents.includes(parent.name))
    throw refusedField('parentId');
  return parent.number;
}

/**
 * The operations that change an item; none when there is nothing to change.
 *
 * @throws Problem `PLATFORM_REFUSED_ITEM` that names what the site does not have
 */
export function operationsOf(change: TaskChange, item: Item, ground: PatchGround): PatchOperation[] {
  const plain = Object.entries(membersOfChange(change, ground)).map(([name, value]): PatchOperation => ({
    op: 'replace',
    path: `/${name}`,
    value,
  }));
  return [...plain, ...tagOperations(change.labels, item, ground), ...fieldOperations(change, item, ground)];
}

/** What is only added is added: whoever adds another tag in the same moment keeps it. */
function tagOperations(
  labels: readonly string[] | undefined,
  { tags }: Item,
  { facts }: PatchGround,
): PatchOperation[] {
  if (labels === undefined) return [];
  const name = facts.members.tags;
  if (name === null) throw refusedField('labels');
  if (tags === null) return labels.length === 0 ? [] : [{ op: 'add', path: `/${name}`, value: labels }];
  const kept = tags.every((tag) => tag.startsWith(ownTag) || labels.includes(tag));
  if (!kept) return [{ op: 'replace', path: `/${name}`, value: labels }];
  return labels
    .filter((label) => !tags.includes(label))
    .map((value) => ({ op: 'add', path: `/${name}/-`, value }));
}

/** A custom field is changed at its place in the list of the item, as a whole: an empty one is null and has no entries. */
function fieldOperations(
  { fields = {} }: TaskChange,
  { customFields }: Item,
  ground: PatchGround,
): PatchOperation[] {
  return Object.entries(fields).flatMap(([id, value]): PatchOperation[] => {
    if (id === dueField) return [];
    const field = ground.fields.find((one) => one.id === id);
    const place = (customFields ?? []).findIndex((one) => id in one);
    const name = ground.facts.members.customFields;
    if (field === undefined || field.readOnly || place === -1 || name === null) throw refusedField(id);
    return [{ op: 'replace', path: `/${name}/${String(place)}/${id}`, value: sentValue(field, value) }];
  });
}

/** The custom fields of a new item: https://confluence.atlassian.com/jakb/how-to-use-post-on-the-feature-epic-custom-fields-in-the-jira-align-api-v2-1318391460.html */
export function newFields({ fields = {} }: TaskChange, ground: PatchGround): Record<string, unknown>[] {
  return Object.entries(fields).flatMap(([id, value]): Record<string, unknown>[] => {
    if (id === dueField) return [];
    const field = ground.fields.find((one) => one.id === id);
    if (field === undefined || field.readOnly) throw refusedField(id);
    const sent = sentValue(field, value);
    return sent === null ? [] : [{ [id]: sent }];
  });
}
