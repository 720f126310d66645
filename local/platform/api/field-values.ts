import * as z from 'zod';
import type { FieldRecord, FieldValue, FieldValues, ProjectRecord } from '../data/model';
import { ApiProblem } from '../problem';
import { id, longText, timestampText } from './input';

/** As sent: which field takes which value is known only with the project. */
export const fieldsBody = z.record(
  id,
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly(), z.null()]),
);
/** A program may not write what only the platform sets. */
export type FieldWriter = 'client' | 'platform';
type Sent = Readonly<Record<string, z.output<typeof fieldsBody>[string]>>;

const plain = {
  text: longText,
  number: z.number(),
  date: z.iso.date(),
  'date-time': timestampText,
  boolean: z.boolean(),
  url: z.url({ protocol: /^https?$/ }).max(2000),
} as const;

const wanted = {
  text: 'A text of at most 32,767 characters',
  number: 'A number',
  date: 'A calendar date',
  'date-time': 'A time in UTC with milliseconds',
  boolean: 'true or false',
  select: 'The id of an option',
  'multi-select': 'Ids of options, none twice',
  url: 'An address that starts with http: or https:',
} as const satisfies Record<FieldRecord['kind'], string>;

const wrong = (fieldId: string, detail: string): ApiProblem =>
  new ApiProblem('invalid-field', [{ field: `fields.${fieldId}`, detail }]);

/**
 * What is sent for the fields of a task, as it is stored: the ids of a `multi-select` in the order of its options.
 *
 * @throws ApiProblem `invalid-field` that names the field
 */
export function readFields(
  project: ProjectRecord,
  typeId: string,
  sent: Sent,
  by: FieldWriter,
): Record<string, FieldValue | null> {
  return Object.fromEntries(
    Object.entries(sent).map(([fieldId, value]) => {
      const field = project.fields.find((one) => one.id === fieldId);
      if (field === undefined) throw wrong(fieldId, 'Not a field of this project');
      if (field.typeIds?.includes(typeId) === false)
        throw wrong(fieldId, 'Tasks of this type do not have it');
      if (field.readOnly && by === 'client') throw wrong(fieldId, 'Only the platform sets it');
      return [fieldId, value === null ? null : valueOf(field, value)];
    }),
  );
}

/** @throws ApiProblem `invalid-field` when a field that must be given is empty in the whole task */
export function checkRequired(project: ProjectRecord, typeId: string, values: FieldValues): void {
  for (const { id: fieldId, required, readOnly, typeIds } of project.fields) {
    if (!required || readOnly || typeIds?.includes(typeId) === false) continue;
    if (values[fieldId] === undefined) throw wrong(fieldId, 'Must be given');
  }
}

function valueOf(field: FieldRecord, value: Exclude<Sent[string], null>): FieldValue {
  if (field.kind !== 'select' && field.kind !== 'multi-select') {
    const read = plain[field.kind].safeParse(value);
    // An empty address is no address rather than a wrong one.
    if (read.success || (field.kind === 'url' && value === '')) return read.data ?? '';
    throw wrong(field.id, wanted[field.kind]);
  }
  const known = (field.options ?? []).map((option) => option.id);
  const given = typeof value === 'object' ? value : [value];
  const shaped = field.kind === 'select' ? typeof value === 'string' : typeof value === 'object';
  if (!shaped || new Set(given).size !== given.length) throw wrong(field.id, wanted[field.kind]);
  const strange = given.find((one) => !known.some((option) => option === one));
  if (strange !== undefined && strange !== '') throw wrong(field.id, `There is no option ${String(strange)}`);
  return typeof value === 'object' ? known.filter((option) => value.includes(option)) : value;
}
