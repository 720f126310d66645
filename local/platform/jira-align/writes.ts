import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { editedTask, newTask } from '../api/task-edit';
import type { Actor, FieldRecord, FieldValue, ProjectRecord, TaskRecord } from '../data/model';
import type { TaskEdit } from '../data/task-values';
import { ApiProblem } from '../problem';
import { collectionOf, collections, statusOf, typeOf, type CollectionName } from './collections';
import { editable, fieldsOf, itemOf, type ItemParts } from './item';
import { patched } from './json-patch';
import { fieldName, projectIdOf, taskIdOf, userIdOf } from './numbers';
import { wrong } from './problem';

const number = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);
const shapes: Readonly<Record<string, z.ZodType>> = {
  title: z.string().min(1).max(500),
  description: z.string().nullable(),
  state: number,
  ownerId: number.nullable(),
  tags: z.array(z.string().min(1)).nullable(),
  parentId: number.nullable(),
  targetCompletionDate: z.string().nullable(),
  dueDate: z.string().nullable(),
};
const entries = z
  .array(z.object({ value: z.unknown().optional(), id: z.union([z.int(), z.string()]).optional() }))
  .nullable();

/** @throws AlignProblem 400 that names the member; nothing is changed then */
export function patchItem(
  task: TaskRecord,
  name: CollectionName,
  operations: unknown,
  actor: Actor,
  parts: ItemParts,
): TaskRecord {
  const before = itemOf(task, name, parts);
  const after = patched(before, operations);
  const changed = Object.keys({ ...before, ...after }).filter(
    (member) => !isDeepStrictEqual(before[member], after[member]),
  );
  for (const member of changed)
    if (!(member in before) || !editable.has(member)) throw wrong(member, `'${member}' cannot be changed.`);
  const project = projectOf(task.projectId, parts);
  const values = Object.fromEntries(changed.map((member) => [member, after[member]]));
  const edit = editOf(values, project, task.typeId, { ...parts, name, held: task, before });
  return attempt(() => parts.store.update(task.id, editedTask(parts.store, task, edit, 'client'), actor));
}

/** @throws AlignProblem 400 that names the member */
export function makeItem(name: CollectionName, body: unknown, actor: Actor, parts: ItemParts): TaskRecord {
  const given = z.record(z.string(), z.unknown()).safeParse(body).data;
  if (given === undefined) throw wrong('body', 'A non-empty request body is required.');
  const { programMember } = collections[name];
  const { [programMember]: program, title, ...rest } = given;
  for (const member of Object.keys(rest))
    if (!editable.has(member))
      throw wrong(member, `Could not find member '${member}' on object of type '${name}'.`);
  const projectId = projectIdOf(parts.store, number.safeParse(program).data ?? 0);
  if (projectId === undefined) throw wrong(programMember, `The ${programMember} field is required.`);
  if (typeof title !== 'string' || title.trim() === '') throw wrong('title', 'The title field is required.');
  const project = projectOf(projectId, parts);
  const typeId = typeOf(project, name);
  if (typeId === undefined) throw wrong(programMember, `The program has no ${name}.`);
  const edit = editOf({ title, ...rest }, project, typeId, { ...parts, name, held: null, before: {} });
  return attempt(() => {
    const values = newTask(parts.store, project, typeId, { ...edit, title }, 'client');
    return parts.store.create(projectId, typeId, values, actor);
  });
}

interface EditParts extends ItemParts {
  readonly name: CollectionName;
  readonly held: TaskRecord | null;
  readonly before: Readonly<Record<string, unknown>>;
}

function editOf(
  values: Readonly<Record<string, unknown>>,
  project: ProjectRecord,
  typeId: string,
  parts: EditParts,
): TaskEdit {
  const edit: { -readonly [K in keyof TaskEdit]: TaskEdit[K] } = {};
  for (const [member, value] of Object.entries(values)) {
    if (member === 'customFields') {
      edit.fields = fieldEdit(value, project, typeId, parts);
      continue;
    }
    const read = shapes[member]?.safeParse(value);
    if (read?.success !== true) throw wrong(member, `The value '${JSON.stringify(value)}' is invalid.`);
    Object.assign(edit, plainEdit(member, read.data, project, typeId, parts));
  }
  return edit;
}

function plainEdit(
  member: string,
  value: unknown,
  project: ProjectRecord,
  typeId: string,
  { store, name, held }: EditParts,
): TaskEdit {
  switch (member) {
    case 'title':
      return { title: words(value) ?? '' };
    case 'description':
      return { description: words(value) };
    case 'state': {
      const statusId = statusOf(project, typeId, Number(value), held?.statusId ?? null);
      if (statusId === undefined)
        throw wrong('state', `The state '${JSON.stringify(value)}' is not in use here.`);
      return { statusId };
    }
    case 'ownerId': {
      const assigneeId = value === null ? null : userIdOf(store, Number(value));
      if (assigneeId === undefined) throw wrong('ownerId', 'There is no such user.');
      return { assigneeId };
    }
    case 'tags':
      return { labels: Array.isArray(value) ? [...new Set(value.map(String))] : [] };
    case 'parentId': {
      if (value === null) return { parentId: null };
      const parent = store.task(taskIdOf(Number(value)));
      const above =
        parent === undefined ? undefined : collectionOf(store.project(parent.projectId), parent.typeId);
      if (parent === undefined || above === undefined || !collections[name].parents.includes(above))
        throw wrong('parentId', 'There is no such parent.');
      return { parentId: parent.id };
    }
    default: {
      const date = words(value);
      if (date !== null && !/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z?)?$/.test(date))
        throw wrong(member, 'The value is not a date.');
      return { dueDate: date?.slice(0, 10) ?? null };
    }
  }
}

const words = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function fieldEdit(
  value: unknown,
  project: ProjectRecord,
  typeId: string,
  { store, before }: EditParts,
): Record<string, FieldValue | null> {
  const list = z.array(z.record(z.string(), z.unknown())).safeParse(value ?? []).data;
  if (list === undefined) throw wrong('customFields', 'A list of fields is expected.');
  const known = new Map(fieldsOf(project, typeId).map((field) => [fieldName(store, field), field]));
  const held = new Map(
    (z.array(z.record(z.string(), z.unknown())).safeParse(before['customFields']).data ?? []).flatMap((one) =>
      Object.entries(one),
    ),
  );
  const edit: Record<string, FieldValue | null> = {};
  for (const [id, given] of list.flatMap((one) => Object.entries(one))) {
    const field = known.get(id);
    if (field === undefined) throw wrong(id, 'There is no such custom field.');
    if (isDeepStrictEqual(held.get(id), given)) continue;
    edit[field.id] = fieldValue(field, id, given);
  }
  return edit;
}

function fieldValue(field: FieldRecord, id: string, given: unknown): FieldValue | null {
  const list = entries.safeParse(given).data;
  if (list === undefined) throw wrong(id, 'A list of values is expected.');
  if (list === null || list.length === 0) return null;
  if (field.kind === 'select' || field.kind === 'multi-select') {
    const chosen = list.map((one) => optionOf(field, id, one));
    return field.kind === 'select' ? (chosen[0] ?? null) : chosen;
  }
  const value = list[0]?.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw wrong(id, 'A value is expected.');
}

function optionOf(field: FieldRecord, id: string, one: { value?: unknown; id?: unknown }): string {
  const options = field.options ?? [];
  const found =
    one.id === undefined ? options.find(({ name }) => name === one.value) : options[Number(one.id) - 1];
  if (found === undefined) throw wrong(id, 'There is no such value.');
  return found.id;
}

function projectOf(projectId: string, { store }: ItemParts): ProjectRecord {
  const project = store.project(projectId);
  if (project === undefined) throw new Error(`There is no project ${projectId}`);
  return project;
}

/** What the sandbox refuses, in the words of this platform. */
function attempt(work: () => TaskRecord): TaskRecord {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    const [first] = error.errors;
    throw wrong(
      first?.field.replace(/^fields\./, '') ?? 'item',
      first?.detail ?? 'The item cannot be stored.',
    );
  }
}
