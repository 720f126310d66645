/** What a mapping means where it says nothing: the same for the engine and the editor, and free of schemas. */
import type { FieldPolicy, Mapping } from './mapping';

/** Any task type: what a mapping of the first version means, which knew none. */
export const ANY_TYPE = '*';

const standard: FieldPolicy = { direction: 'both', conflict: 'newest', when: 'always' };

/** Of a field that every item has. */
export function policyOf(mapping: Pick<Mapping, 'fields'>, field: string): FieldPolicy {
  const fields: Readonly<Record<string, FieldPolicy | undefined>> = mapping.fields;
  return fields[field] ?? standard;
}
