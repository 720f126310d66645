import * as z from 'zod';
import type { FieldKind, FieldValue } from '../../platform/port';

/** A value in neutral terms; `names`: what people call the options that were chosen. */
export interface CustomValue {
  readonly value: FieldValue;
  readonly names: readonly string[];
}
const nothing: CustomValue = { value: null, names: [] };

const option = z.object({ id: z.string(), value: z.string().optional(), name: z.string().optional() });

/** A field's value as Jira answers it; what cannot be read as its kind counts as empty. */
export function fromJira(kind: FieldKind, raw: unknown): CustomValue {
  switch (kind) {
    case 'text':
    case 'url':
    case 'date':
      return typeof raw === 'string' && raw !== '' ? { value: raw, names: [] } : nothing;
    case 'date-time':
      return typeof raw === 'string' ? { value: instant(raw), names: [] } : nothing;
    case 'number':
      return typeof raw === 'number' ? { value: raw, names: [] } : nothing;
    case 'boolean':
      return typeof raw === 'boolean' ? { value: raw, names: [] } : nothing;
    case 'select': {
      const chosen = option.safeParse(raw).data;
      return chosen === undefined ? nothing : { value: chosen.id, names: [nameOf(chosen)] };
    }
    case 'multi-select': {
      const chosen = z.array(option).safeParse(raw).data ?? [];
      return { value: chosen.map(({ id }) => id), names: chosen.map(nameOf) };
    }
  }
}

/** The same value as Jira takes it. */
export function forJira(kind: FieldKind, value: FieldValue): unknown {
  if (value === null) return null;
  switch (kind) {
    case 'select':
      return { id: value };
    case 'multi-select':
      return typeof value === 'object' ? value.map((id) => ({ id })) : [];
    case 'date-time':
      // Jira takes no Z for UTC.
      return typeof value === 'string' ? value.replace(/Z$/, '+0000') : null;
    default:
      return value;
  }
}

/** What counts when two values are compared; empty for every kind of nothing. */
export function canonicalValue(kind: FieldKind, value: FieldValue): string {
  if (value === null || value === '') return '';
  if (typeof value === 'object') return value.length === 0 ? '' : JSON.stringify([...value].sort());
  if (kind === 'text' && typeof value === 'string') return oneLine(value);
  if (kind === 'date-time' && typeof value === 'string') return instant(value) ?? value;
  return String(value);
}

/** Jira refuses line ends in a text of one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** ISO 8601 in UTC with milliseconds; null for what is no time. */
function instant(text: string): string | null {
  // Jira writes its offset without a colon, which not every reader of ISO 8601 takes.
  const time = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

function nameOf({ id, value, name }: z.output<typeof option>): string {
  return value ?? name ?? id;
}
