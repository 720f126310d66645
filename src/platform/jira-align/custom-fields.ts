import * as z from 'zod';
import type { FieldKind, FieldValue, PlatformField } from '../port';
import { calendarDate } from './items';
import { readTime } from './stamps';

/** A custom field as `editmeta` of one collection describes it: without the types that have it. */
export type CustomField = Omit<PlatformField, 'typeIds'>;

const node = z.record(z.string(), z.unknown());
const words = z.string().min(1).max(200);
const optionShape = z
  .object({
    id: z.union([z.int(), words]),
    value: words.optional(),
    name: words.optional(),
    label: words.optional(),
  })
  .transform(({ id, value, name, label }) => ({
    id: String(id),
    name: value ?? name ?? label ?? String(id),
  }));
const options = z.array(optionShape);
const described = z.object({
  label: words.optional(),
  name: words.optional(),
  title: words.optional(),
  type: z.string().optional(),
  fieldType: z.string().optional(),
  schema: z.object({ type: z.string().optional() }).optional(),
  required: z.boolean().optional(),
  readOnly: z.boolean().optional(),
  allowedValues: options.optional(),
  values: options.optional(),
  options: options.optional(),
});

/**
 * The custom fields of `/{collection}/{id}/editmeta`
 * (https://confluence.atlassian.com/jakb/how-to-use-patch-on-the-feature-epic-custom-fields-in-the-api-v2-in-jira-align-1333329926.html):
 * an array `customFields` whose elements hold one field each. Of a field that says no type that is known here nothing is
 * offered, rather than something wrong.
 */
export function readEditMeta(content: unknown): CustomField[] {
  return fieldArray(content).flatMap((element) =>
    Object.entries(element).flatMap(([id, about]) => {
      const field = /^customfield_\d{1,20}$/i.test(id)
        ? readField(id, Array.isArray(about) ? about[0] : about)
        : null;
      return field === null ? [] : [field];
    }),
  );
}

function fieldArray(content: unknown): readonly Record<string, unknown>[] {
  const top = node.safeParse(content).data ?? {};
  const nested = node.safeParse(top['fields']).data ?? {};
  for (const place of [top, nested])
    for (const [name, value] of Object.entries(place))
      if (name.toLowerCase() === 'customfields') return z.array(node).safeParse(value).data ?? [];
  return [];
}

function readField(id: string, about: unknown): CustomField | null {
  const read = described.safeParse(about).data;
  if (read === undefined) return null;
  const choices = read.allowedValues ?? read.values ?? read.options ?? null;
  const kind = kindOf(read.type ?? read.fieldType ?? read.schema?.type ?? '', choices !== null);
  if (kind === null) return null;
  const chosen = kind === 'select' || kind === 'multi-select';
  if (chosen && choices === null) return null;
  return {
    id,
    name: read.label ?? read.name ?? read.title ?? id,
    kind,
    options: chosen ? choices : null,
    readOnly: read.readOnly ?? false,
    required: read.required ?? false,
  };
}

function kindOf(type: string, choices: boolean): FieldKind | null {
  const word = type.toLowerCase().replace(/[^a-z]/g, '');
  if (/^(multi|checkboxes|listofvalues)/.test(word)) return 'multi-select';
  if (choices || /^(dropdown|select|single|radio|list)/.test(word)) return 'select';
  if (/^(number|numeric|integer|decimal|currency|float)/.test(word)) return 'number';
  if (/^(datetime|timestamp)/.test(word)) return 'date-time';
  if (/^date/.test(word)) return 'date';
  if (/^(boolean|bool|checkbox|yesno|toggle)/.test(word)) return 'boolean';
  if (/^(url|link|hyperlink|uri)/.test(word)) return 'url';
  // Rich text would lose its marks where it is taken for text.
  return /^(text|string|plaintext|textbox|textarea)$/.test(word) ? 'text' : null;
}

const held = z.array(
  z.object({
    value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
    id: z.union([z.int(), z.string()]).nullish(),
  }),
);

/** What an item holds in a field; null when it is empty or of another shape than its kind has. */
export function heldValue({ kind }: CustomField, given: unknown): FieldValue {
  const [first, ...others] = held.safeParse(given).data ?? [];
  if (first === undefined) return null;
  const choice = (one: typeof first): string => String(one.id ?? one.value ?? '');
  if (kind === 'select') return choice(first) === '' ? null : choice(first);
  if (kind === 'multi-select') return [first, ...others].map(choice).filter((id) => id !== '');
  return plainValue(kind, first.value ?? null);
}

function plainValue(
  kind: Exclude<FieldKind, 'select' | 'multi-select'>,
  value: string | number | boolean | null,
): FieldValue {
  if (value === null || value === '') return null;
  const text = String(value);
  switch (kind) {
    case 'number': {
      const number = Number(text);
      return Number.isFinite(number) ? number : null;
    }
    case 'boolean':
      return /^(true|yes|1)$/i.test(text);
    case 'date':
      return calendarDate(text);
    case 'date-time': {
      const time = readTime(text);
      return time === null ? null : new Date(time).toISOString();
    }
    case 'text':
    case 'url':
      return text;
  }
}

/** A value as the API takes it: a list with one entry, or one for each choice; null for an empty field. */
export function sentValue({ kind, options: choices }: CustomField, value: FieldValue): unknown {
  if (value === null || value === '') return null;
  if (kind !== 'select' && kind !== 'multi-select') return [{ value }];
  const ids = typeof value === 'object' ? value : [String(value)];
  const sent = ids.map((id) => ({
    id: /^\d{1,15}$/.test(id) ? Number(id) : id,
    value: choices?.find((option) => option.id === id)?.name ?? id,
  }));
  return sent.length === 0 ? null : sent;
}
