import * as z from 'zod';
import { Refusal } from '../../../jira/refusal';
import type { FieldRecord, FieldValue, ProjectRecord, UserRecord } from '../../data/model';
import type { Store } from '../../data/store';
import { optionPlace } from '../numbers';
import type { Site } from '../site';
import { userName } from './shapes';

/** A value that a field cannot take, in the words that Jira puts beside the field. */
export class FieldFault extends Error {}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const named = z.strictObject({ id: z.string().optional(), name: z.string().optional() });
const chosen = z.object({ id: z.string().optional(), value: z.string().optional() });
const assigned = z.object({ name: z.string().nullable() });

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new FieldFault('Operation value must be a string');
  return value;
}

export function summary(value: unknown): string {
  const title = value === null ? '' : text(value).trim();
  if (title === '') throw new FieldFault('You must specify a summary of the issue.');
  if (title.length > 255) throw new FieldFault('Summary must be less than 255 characters.');
  if (/[\r\n]/.test(title))
    throw new FieldFault('The summary is invalid because it contains newline characters.');
  return title;
}

export function date(value: unknown): string | null {
  if (value === null || value === '') return null;
  const read = z.iso.date().safeParse(value);
  if (!read.success) throw new FieldFault(`Error parsing date string: ${shown(value)}`);
  return read.data;
}

export function labels(
  value: unknown,
  before: readonly string[],
  shown: (label: string) => string,
): string[] {
  const read = z.array(z.string()).safeParse(value ?? []);
  if (!read.success) throw new FieldFault('data was not an array');
  for (const label of read.data) {
    if (/\s/.test(label)) throw new FieldFault(`The label '${label}' contains spaces which is invalid.`);
    if (label.length > 255)
      throw new FieldFault(`The label '${label}' exceeds the maximum length for labels of 255 characters.`);
  }
  // A label with a blank was given on another platform; who writes it back has not changed it.
  return [...new Set(read.data)].map((label) => before.find((one) => shown(one) === label) ?? label);
}

/** Users are written by name, never by key. */
export function assignee(value: unknown, users: readonly UserRecord[]): string | null {
  if (value === null) return null;
  const read = assigned.safeParse(value);
  if (!read.success) throw new FieldFault("expected Object containing a 'name' property");
  const { name } = read.data;
  if (name === null || name === '' || name === '-1') return null;
  const user = users.find((one) => userName(one) === name);
  if (user === undefined) throw new FieldFault(`User '${name}' does not exist.`);
  if (!user.active) throw new FieldFault(`User '${name}' cannot be assigned issues.`);
  return user.id;
}

/** The id of what is named by number or by name, as for types and priorities. */
export function byIdOrName(
  value: unknown,
  list: readonly { readonly id: string; readonly name: string }[],
  number: (id: string) => string,
  refused: string,
): string {
  const read = named.safeParse(value);
  const found = list.find((one) =>
    read.data?.id === undefined ? one.name === read.data?.name : number(one.id) === read.data.id,
  );
  if (!read.success || found === undefined) throw new FieldFault(refused);
  return found.id;
}

export function parentTask(value: unknown, project: ProjectRecord, store: Store, site: Site): string {
  const read = z.object({ id: z.string().optional(), key: z.string().optional() }).safeParse(value);
  const id = read.data?.id === undefined ? null : site.numbers.recordId('tsk', read.data.id);
  const task = id === null ? site.taskByKey(read.data?.key ?? '') : store.task(id);
  if (task === undefined || task.deleted || task.projectId !== project.id)
    throw new FieldFault('Could not find valid id or key for parent issue.');
  return task.id;
}

/** The value of an Epic Link: a key, or null. */
export function epic(value: unknown, project: ProjectRecord, site: Site): string | null {
  if (value === null) return null;
  const task = typeof value === 'string' ? site.taskByKey(value.replace(/^key:/, '')) : undefined;
  const level = project.types.find((type) => type.id === task?.typeId)?.level ?? 0;
  if (task?.projectId !== project.id || level < 1)
    throw new FieldFault(`Issue with key '${shown(value)}' was not found or is not an epic.`);
  return task.id;
}

/** @throws FieldFault in Jira's words for the kind of field */
export function customValue(field: FieldRecord, value: unknown, site: Site): FieldValue | null {
  if (value === null) return null;
  switch (field.kind) {
    case 'text':
    case 'url': {
      const given = text(value);
      if (given.length > 255 && field.kind === 'text')
        throw new FieldFault('The entered text is too long. It exceeds the allowed limit of 255 characters.');
      if (field.kind === 'url' && given !== '' && !/^(https?|ftp|mailto):/i.test(given))
        throw new FieldFault('Not a valid URL');
      return given;
    }
    case 'number':
      if (typeof value !== 'number') throw new FieldFault('Operation value must be a number');
      return value;
    case 'date':
      return date(value);
    case 'date-time':
      return instant(value);
    case 'select':
      return option(field, value, site);
    case 'boolean':
      return option(field, value, site) === 'true';
    case 'multi-select': {
      if (!Array.isArray(value)) throw new FieldFault('data was not an array');
      const given = value.map((one: unknown) => option(field, one, site));
      return (field.options ?? []).map(({ id }) => id).filter((id) => given.includes(id));
    }
  }
}

/** An offset without a colon is wanted, as Jira writes it itself. */
function instant(value: unknown): string {
  const given = text(value);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/.test(given))
    throw new FieldFault(
      `Operation value must be a date and time like 2011-10-19T10:29:29.908+1100, got ${given}`,
    );
  return new Date(Date.parse(given.replace(/(\d\d)(\d\d)$/, '$1:$2'))).toISOString();
}

function option(field: FieldRecord, value: unknown, site: Site): string {
  const read = chosen.safeParse(value);
  if (!read.success) throw new FieldFault("expected Object containing an 'id' or 'value' property");
  const { id: number, value: name } = read.data;
  const choices =
    field.kind === 'boolean'
      ? [
          { id: 'true', name: 'Yes' },
          { id: 'false', name: 'No' },
        ]
      : (field.options ?? []);
  const found = choices.find((one) =>
    number === undefined
      ? one.name === name
      : site.numbers.of('option', optionPlace(field.id, one.id)) === number,
  );
  if (found !== undefined) return found.id;
  throw new FieldFault(
    number === undefined
      ? `Option value '${String(name)}' is not valid`
      : `Option id '${number}' is not valid`,
  );
}

/** A refusal with the faults of all fields at once. */
export function refuseFields(faults: Readonly<Record<string, string>>): void {
  if (Object.keys(faults).length > 0) throw new Refusal(400, [], faults);
}
