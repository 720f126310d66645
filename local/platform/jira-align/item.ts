import type { FieldRecord, FieldValue, ProjectRecord, TaskRecord } from '../data/model';
import type { Store } from '../data/store';
import { collectionOf, collections, stateOf, type CollectionName } from './collections';
import { fieldName, itemNumber, programNumber, userNumber } from './numbers';
import type { AlignSite } from './site';

export type MemberKind = 'number' | 'text' | 'time' | 'flag' | 'list';

/** Seconds, and no more. */
const seconds = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');

export interface ItemParts {
  readonly store: Store;
  readonly site: AlignSite;
  readonly publicOrigin: string;
}

/** The members of a collection's items, with what a filter can do with them. */
export function membersOf(name: CollectionName, { manner }: AlignSite): ReadonlyMap<string, MemberKind> {
  const { programMember, dueMember, parents } = collections[name];
  return new Map<string, MemberKind>([
    ['id', 'number'],
    ['title', 'text'],
    ['description', 'text'],
    ['state', 'number'],
    ['ownerId', 'number'],
    ['tags', 'list'],
    ...(parents.length === 0 ? [] : ([['parentId', 'number']] as const)),
    [programMember, 'number'],
    [dueMember, 'time'],
    ['createDate', 'time'],
    ...(manner.changedMember === null ? [] : ([[manner.changedMember, 'time']] as const)),
    ['isRecycled', 'flag'],
    ['isCanceled', 'flag'],
    ['customFields', 'list'],
    ['self', 'text'],
  ]);
}

/** One member of an item as the API answers it; null where it has no value. */
export function memberOf(
  task: TaskRecord,
  name: CollectionName,
  member: string,
  { store, site, publicOrigin }: ItemParts,
): unknown {
  const project = store.project(task.projectId);
  if (project === undefined) return null;
  switch (member) {
    case 'id':
      return itemNumber(task.id);
    case 'title':
      return site.manner.broken.has(task.id) ? null : task.title;
    case 'description':
      return task.description;
    case 'state':
      return stateOf(project, task.typeId, task.statusId);
    case 'ownerId':
      return userNumber(store, task.assigneeId ?? '') ?? null;
    case 'tags':
      return task.labels.length === 0 ? null : task.labels;
    case 'parentId':
      return parentOf(task, name, store);
    case 'programId':
    case 'primaryProgramId':
      return programNumber(store, task.projectId);
    case 'targetCompletionDate':
    case 'dueDate':
      return task.dueDate === null ? null : `${task.dueDate}T00:00:00Z`;
    case 'createDate':
      return seconds(task.createdAt);
    case 'lastUpdatedDate':
    case 'lastUpdated':
      return seconds(task.updatedAt);
    case 'isRecycled':
      return task.deleted;
    case 'isCanceled':
      return site.isCanceled(task.id);
    case 'customFields':
      return fieldsOf(project, task.typeId).map((field) => ({
        [fieldName(store, field)]: heldIn(field, task.fields[field.id]),
      }));
    case 'self':
      return `${publicOrigin}/rest/align/api/2/${name}/${String(itemNumber(task.id))}`;
    default:
      return null;
  }
}

export function itemOf(
  task: TaskRecord,
  name: CollectionName,
  parts: ItemParts,
  select: readonly string[] = [...membersOf(name, parts.site).keys()],
): Record<string, unknown> {
  return Object.fromEntries(select.map((member) => [member, memberOf(task, name, member, parts)]));
}

export const fieldsOf = (project: ProjectRecord, typeId: string): FieldRecord[] =>
  project.fields.filter(({ typeIds }) => typeIds?.includes(typeId) !== false);

/** A parent that an item of this collection cannot have here is not shown: the sandbox's types know fewer levels. */
function parentOf(task: TaskRecord, name: CollectionName, store: Store): number | null {
  const parent = store.task(task.parentId ?? '');
  const above =
    parent === undefined ? undefined : collectionOf(store.project(parent.projectId), parent.typeId);
  return parent === undefined || above === undefined || !collections[name].parents.includes(above)
    ? null
    : itemNumber(parent.id);
}

/** An empty field is null and no list. */
function heldIn(field: FieldRecord, value: FieldValue | undefined): unknown {
  if (value === undefined) return null;
  if (field.kind !== 'select' && field.kind !== 'multi-select') return [{ value }];
  return [value].flat().map((id) => {
    const place = (field.options ?? []).findIndex((option) => option.id === id);
    return { id: place + 1, value: field.options?.[place]?.name ?? '' };
  });
}

const types = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  'date-time': 'DateTime',
  boolean: 'Checkbox',
  select: 'Dropdown',
  'multi-select': 'MultiSelect',
  url: 'Hyperlink',
} as const satisfies Record<FieldRecord['kind'], string>;

/** What can be edited of an item, and how its custom fields are called. */
export function editMeta(task: TaskRecord, name: CollectionName, { store, site }: ItemParts) {
  const project = store.project(task.projectId);
  const fields = [...membersOf(name, site).keys()].filter((member) => editable.has(member));
  return {
    fields: Object.fromEntries(fields.map((member) => [member, { required: member === 'title' }])),
    customFields: (project === undefined ? [] : fieldsOf(project, task.typeId)).map((field) => ({
      [fieldName(store, field)]: [
        {
          label: field.name,
          type: types[field.kind],
          required: field.required,
          readOnly: field.readOnly,
          ...(field.options === null
            ? {}
            : {
                allowedValues: field.options.map((option, place) => ({ id: place + 1, value: option.name })),
              }),
        },
      ],
    })),
  };
}

export const editable: ReadonlySet<string> = new Set([
  'title',
  'description',
  'state',
  'ownerId',
  'tags',
  'parentId',
  'targetCompletionDate',
  'dueDate',
  'customFields',
]);
