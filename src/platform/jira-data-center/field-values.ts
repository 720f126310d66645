import * as z from 'zod';
import type { FieldKind, FieldValue } from '../port';
import { id, instant } from './answers';

const option = z.object({ id });
const readers: Readonly<Record<FieldKind, z.ZodType<FieldValue>>> = {
  text: z.string(),
  number: z.number(),
  date: z.iso.date(),
  'date-time': instant,
  boolean: z.boolean(),
  select: option.transform((chosen) => chosen.id),
  'multi-select': z.array(option).transform((chosen) => chosen.map((one) => one.id)),
  url: z.string(),
};

/** What a custom field of an issue holds; null for what is empty or not as its kind has it. */
export function readValue(kind: FieldKind, value: unknown): FieldValue {
  const read = readers[kind].safeParse(value);
  if (!read.success || read.data === '') return null;
  return Array.isArray(read.data) && read.data.length === 0 ? null : read.data;
}

/** The same as Jira takes it (https://developer.atlassian.com/server/jira/platform/jira-rest-api-examples/). */
export function writtenValue(kind: FieldKind, value: FieldValue): unknown {
  if (value === null) return null;
  if (kind === 'select') return { id: value };
  if (kind === 'multi-select') return Array.isArray(value) ? value.map((one: string) => ({ id: one })) : null;
  // Jira reads a stamp only with an offset of four digits.
  if (kind === 'date-time' && typeof value === 'string')
    return new Date(value).toISOString().replace('Z', '+0000');
  return value;
}
