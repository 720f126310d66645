import { isDeepStrictEqual } from 'node:util';
import type { CommentRecord, FieldValue, FieldValues, TaskFields, TaskRecord } from './model';

/** One for all tasks without values: a hundred thousand empty objects would be memory for nothing. */
export const noFields: FieldValues = Object.freeze({});

/** What a task has when it is made without saying more. */
export const emptyTask = {
  description: null,
  priorityId: null,
  assigneeId: null,
  dueDate: null,
  labels: [],
  parentId: null,
  fields: noFields,
  externalUrl: null,
} as const satisfies Partial<TaskFields>;

/** What a change names; of the fields only those that are present, null empties. */
export type TaskEdit = Partial<Omit<TaskFields, 'fields'>> & {
  readonly fields?: Readonly<Record<string, FieldValue | null>>;
};

/** The edit as values to store. */
export function valuesOf(edit: TaskEdit, before: FieldValues): Partial<TaskFields> {
  const { fields, ...rest } = edit;
  return fields === undefined ? rest : { ...rest, fields: merged(before, fields) };
}

function merged(before: FieldValues, change: Readonly<Record<string, FieldValue | null>>): FieldValues {
  const all = Object.entries<FieldValue | null>({ ...before, ...change });
  const filled = all.flatMap(([id, value]): [string, FieldValue][] =>
    value === null || isEmpty(value) ? [] : [[id, value]],
  );
  return filled.length === 0 ? noFields : Object.fromEntries(filled);
}

/** An empty text and an empty choice are no value. */
const isEmpty = (value: FieldValue): boolean =>
  (typeof value === 'string' || typeof value === 'object') && value.length === 0;

/** The task with the change, or the very same when nothing differs. `text` cleans rich text; an empty description is none. */
export function changedTask(
  before: TaskRecord,
  change: Partial<TaskFields>,
  text: (given: string) => string,
): TaskRecord {
  const after = { ...before, ...cleaned(change, text) };
  return isDeepStrictEqual(after, before) ? before : after;
}

export function cleaned<T extends Partial<TaskFields>>(change: T, text: (given: string) => string): T {
  if (typeof change.description !== 'string') return change;
  const description = text(change.description);
  return { ...change, description: description.trim() === '' ? null : description };
}

/** A task of a state that was stored before tasks had more than seven fields. */
export function wholeTask(kept: TaskRecord, typeId: string): TaskRecord {
  const part: Partial<TaskRecord> = kept;
  const told = { ...kept, updatedBy: part.updatedBy ?? null };
  if (part.typeId !== undefined) return told;
  return { ...told, typeId, parentId: null, fields: noFields, externalUrl: null };
}

/** A comment of such a state: nobody asked who made it, so it is nobody's to change. */
export function wholeComment(kept: CommentRecord): CommentRecord {
  const part: Partial<CommentRecord> = kept;
  return part.clientId === undefined ? { ...kept, authorId: null, clientId: null } : kept;
}
