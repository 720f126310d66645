import * as z from 'zod';
import { notCompatible } from '../http/classify-answer';
import type { NewTaskValues, TaskChange } from '../port';
import type { Found } from './changed-items';
import type { AlignApi } from './client';
import { collections, idOf, type CollectionName } from './collections';
import type { Item } from './items';
import { membersOfChange, newFields, operationsOf, refusedField } from './json-patch';
import { pageSize } from './lists';
import { madeSince, markerOf } from './made-before';
import type { WorkItems } from './work-items';

/** What a POST answers: the item, a part of it, or its number alone. */
const answered = z.union([z.int().min(1), z.object({ id: z.int().min(1) }).loose()]);

export interface Making {
  readonly values: NewTaskValues;
  readonly idempotencyKey: string;
  readonly triedSince: number | undefined;
}

/** Makes an item, or finds the one that an earlier call with the key made. */
export async function create(
  api: AlignApi,
  items: WorkItems,
  program: number,
  { values, idempotencyKey, triedSince }: Making,
): Promise<Found> {
  const name = collectionOf(items, values.typeId);
  const facts = items.factsOf(name, 'item');
  const { program: programMember, tags, customFields } = facts.members;
  const marker = markerOf(idempotencyKey);
  if (triedSince !== undefined) {
    const made = await madeBefore(items, name, { program, marker, triedSince });
    if (made !== null) return made;
  }
  const { typeId: _typeId, labels, ...change } = values;
  if (labels !== undefined && tags === null) throw refusedField('labels');
  const asksFields = Object.keys(values.fields ?? {}).length > 0;
  const fields = asksFields ? await items.fieldsIn(name, program) : [];
  const ground = { collection: name, facts, fields };
  const own = newFields(values, ground);
  const body = {
    ...membersOfChange(change, ground),
    [programMember]: program,
    ...(tags === null ? {} : { [tags]: [...(labels ?? []), marker] }),
    ...(own.length === 0 || customFields === null ? {} : { [customFields]: own }),
  };
  const call = { method: 'POST', path: `/2${facts.path}`, body, scope: 'item' } as const;
  const answer = await api.json(call, answered);
  const number = typeof answer === 'number' ? answer : answer.id;
  return items.wholeAnswer(name, answer) ?? items.one(idOf(name, number));
}

/** Changes an item, and says how it is now. */
export async function patched(
  api: AlignApi,
  items: WorkItems,
  before: Found & { readonly item: Item },
  change: TaskChange,
): Promise<Found> {
  const { collection, number } = before.item;
  const facts = items.factsOf(collection, 'item');
  const fields = change.fields === undefined ? [] : await items.fieldsOf(collection, number);
  const operations = operationsOf(change, before.item, { collection, facts, fields });
  if (operations.length === 0) return before;
  const path = `/2${facts.path}/${String(number)}`;
  const answer = await api.json({ method: 'PATCH', path, body: operations, scope: 'item' }, z.unknown());
  return items.wholeAnswer(collection, answer) ?? items.one(before.id);
}

function collectionOf(items: WorkItems, typeId: string | undefined): CollectionName {
  const open = items.open();
  const name = typeId === undefined ? open[0] : open.find((one) => collections[one].typeId === typeId);
  if (name === undefined) throw refusedField('type');
  return name;
}

/** Newest first, back to the time of the first try. */
async function madeBefore(
  items: WorkItems,
  name: CollectionName,
  at: { readonly program: number; readonly marker: string; readonly triedSince: number },
): Promise<Found | null> {
  const { tags, created } = items.factsOf(name, 'item').members;
  if (tags === null) return null;
  const since = created === null ? '' : ` and ${created} ge ${madeSince(at.triedSince)}`;
  const query = {
    filter: `${items.ofPrograms(name, [at.program])}${since}`,
    orderby: `id desc`,
    top: pageSize,
  };
  for (let skip = 0; ; skip += pageSize) {
    const page = await items.readPage(name, { ...query, skip });
    const found = page.find(({ item }) => item?.tags?.includes(at.marker) === true);
    if (found?.item) return items.one(idOf(name, found.item.number));
    const oldest = page.at(-1)?.item?.created ?? null;
    // A filter knows days only; of a site without times of creation the newest page must do.
    if (page.length < pageSize || created === null) return null;
    if (oldest !== null && oldest < Date.parse(madeSince(at.triedSince))) return null;
    if (skip > 100 * pageSize) throw notCompatible({ member: name });
  }
}
