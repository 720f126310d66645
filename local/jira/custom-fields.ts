import * as z from 'zod';
import { isDocument, textLength } from './adf';
import { jsonShape, type Json } from './issue';
import { isDay } from './stamp';

export type CustomKind =
  'number' | 'date' | 'datetime' | 'text' | 'textarea' | 'select' | 'multi-select' | 'url';

interface Option {
  readonly id: string;
  readonly value: string;
}

export interface CustomField {
  readonly id: string;
  readonly name: string;
  readonly kind: CustomKind;
  /** Empty for kinds without options. */
  readonly options: readonly Option[];
}

/** What is kept for a value, or Jira's words about it. */
type Read = { readonly value: Json } | { readonly problem: string };

const PLUGIN = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SCHEMAS: Readonly<Record<CustomKind, { type: string; items?: string; custom: string }>> = {
  number: { type: 'number', custom: `${PLUGIN}float` },
  date: { type: 'date', custom: `${PLUGIN}datepicker` },
  datetime: { type: 'datetime', custom: `${PLUGIN}datetime` },
  text: { type: 'string', custom: `${PLUGIN}textfield` },
  textarea: { type: 'string', custom: `${PLUGIN}textarea` },
  select: { type: 'option', custom: `${PLUGIN}select` },
  'multi-select': { type: 'array', items: 'option', custom: `${PLUGIN}multiselect` },
  url: { type: 'string', custom: `${PLUGIN}url` },
};

export function schemaOf({ id, kind }: CustomField) {
  return { ...SCHEMAS[kind], customId: Number(id.replace('customfield_', '')) };
}

const optionInput = z.union([z.object({ id: z.string() }), z.object({ value: z.string() })]);

function readOption({ options }: CustomField, input: unknown): Read {
  const read = optionInput.safeParse(input);
  if (!read.success) return { problem: "Could not find valid 'id' or 'value' in the Parent Option object." };
  const wanted = read.data;
  const found = options.find(({ id, value }) => ('id' in wanted ? id === wanted.id : value === wanted.value));
  if (found !== undefined) return { value: found.id };
  const said = 'id' in wanted ? `id '${wanted.id}'` : `value '${wanted.value}'`;
  return { problem: `Option ${said} is not valid` };
}

function readOptions(field: CustomField, input: unknown): Read {
  if (!Array.isArray(input)) return { problem: 'data was not an array' };
  const ids: string[] = [];
  for (const one of input) {
    const read = readOption(field, one);
    if ('problem' in read) return read;
    if (typeof read.value === 'string') ids.push(read.value);
  }
  // Jira keeps a set and answers it in the order of the field's options.
  const kept = field.options.map(({ id }) => id).filter((id) => ids.includes(id));
  return { value: kept.length === 0 ? null : kept };
}

function readMoment(input: string): Read {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d{4}$/.test(input)
    ? Date.parse(input.replace(/(\d\d)$/, ':$1'))
    : NaN;
  if (Number.isNaN(time)) return { problem: `Error parsing time: ${input}` };
  return { value: new Date(time).toISOString().replace('Z', '+0000') };
}

function readUrl(input: string): Read {
  return /^(https?|ftp):\/\/\S+$/.test(input) ? { value: input } : { problem: 'Not a valid URL' };
}

/** Reads what was sent for a custom field; null and, for texts, the empty string clear it. */
export function readCustomValue(field: CustomField, input: unknown): Read {
  const { kind } = field;
  if (input === null) return { value: null };
  if (kind === 'select') return readOption(field, input);
  if (kind === 'multi-select') return readOptions(field, input);
  if (kind === 'number')
    return typeof input === 'number' ? { value: input } : { problem: 'Operation value must be a number' };
  if (kind === 'textarea') {
    if (!isDocument(input))
      return { problem: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' };
    if (textLength(input) > 32_767)
      return { problem: 'The entered text is too long. It exceeds the allowed limit of 32,767 characters.' };
    return { value: jsonShape.parse(input) };
  }
  if (typeof input !== 'string') return { problem: 'Operation value must be a string' };
  if (input === '') return { value: null };
  if (kind === 'date')
    return isDay(input) ? { value: input } : { problem: `Error parsing date string: ${input}` };
  if (kind === 'datetime') return readMoment(input);
  if (kind === 'url') return readUrl(input);
  return input.length > 255
    ? { problem: 'The entered text is too long. It exceeds the allowed limit of 255 characters.' }
    : { value: input };
}

export function optionView(siteUrl: string, { id, value }: Option) {
  return { self: `${siteUrl}/rest/api/3/customFieldOption/${id}`, value, id };
}

/** A kept value as Jira answers it: options whole. */
export function customView(siteUrl: string, field: CustomField, kept: Json | undefined): unknown {
  if (kept === undefined || kept === null) return null;
  const view = (id: unknown) => {
    const option = field.options.find((other) => other.id === id);
    return option === undefined ? null : optionView(siteUrl, option);
  };
  if (field.kind === 'select') return view(kept);
  return field.kind === 'multi-select' && Array.isArray(kept) ? kept.map(view) : kept;
}

/** A kept value as a changelog and a search know it. */
export function customText(field: CustomField, kept: Json | undefined): string | null {
  if (kept === undefined || kept === null) return null;
  const name = (id: unknown) => field.options.find((option) => option.id === id)?.value ?? '';
  if (field.kind === 'select') return name(kept);
  if (field.kind === 'multi-select' && Array.isArray(kept)) return kept.map(name).join(',');
  return typeof kept === 'string' ? kept : JSON.stringify(kept);
}
